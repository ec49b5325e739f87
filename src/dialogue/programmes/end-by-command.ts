/** `/ketthuc`: when each programme ends; `/ketthuc 913-qd-ubnd 31/12/2030` says it, `/ketthuc 913-qd-ubnd bỏ` takes it back. */

import * as say from '../../conversation/compose/say-ending.ts';
import { write } from '../../conversation/compose/write.ts';
import { localDate, type LocalDate } from '../../domain/calendar/dates.ts';
import { strip } from '../../domain/strip-diacritics.ts';
import { mayConfirm } from '../../domain/people/access.ts';
import { endProgramme, programmesWithEnds } from '../../usecases/programme/end-programme.ts';
import { programmeNamed } from '../../usecases/show/list-tasks.ts';
import type { Call } from '../context/call.ts';
import { sightFrom } from '../context/origin.ts';

/** `/ketthuc`: lists the last days of programmes, sets one, or takes one back. */
export function endByCommand(call: Call): void {
  const { work, origin, command } = call;
  if (mayConfirm(origin.actor) !== 'yes' || sightFrom(origin).kind !== 'all') {
    origin.reply(write([say.ONLY_SECRETARIAT_ENDS]), 'answer');
  } else if (command.argument === '') {
    origin.reply(write(say.endings(programmesWithEnds(work), work.today)), 'answer');
  } else {
    origin.reply(write([ended(call)], { replyTo: origin.messageId }), 'answer');
  }
}

const TAKING_BACK = new Set(['bo', 'thoi', 'huy', 'bo ngay cuoi']);

function ended({ work, origin, command }: Call): string {
  const known = programmesWithEnds(work).map(({ programme }) => programme);
  const [name = '', ...following] = command.argument.split(/\s+/u);
  const named = programmeNamed(work, name);
  const [only] = known.length === 1 ? known : [];
  const programme = 'id' in named ? named : only;
  const words = 'id' in named ? following.join(' ') : command.argument;
  const isOfUnknown = !('id' in named) && dayIn(words) === null && dayIn(following.join(' ')) !== null;
  if (programme === undefined || words === '' || isOfUnknown) return say.nameTheEnding(known.map(({ code }) => code));
  const isTakingBack = TAKING_BACK.has(strip(words).toLowerCase());
  const endsOn = isTakingBack ? null : dayIn(words);
  if (endsOn === null && !isTakingBack) return say.noSuchDay(words, work.today);
  const outcome = endProgramme(work, origin.author, programme, endsOn);
  switch (outcome.kind) {
    case 'set':
      return say.endSet(programme, outcome);
    case 'taken_back':
      return say.endTakenBack(programme, outcome.before, work.today);
    case 'unchanged':
      return say.endUnchanged(programme, outcome.endsOn);
    case 'continued':
      return say.endsWhileContinued(programme, outcome.tasks);
    case 'refused':
      return say.endRefused(programme, outcome, work.today);
  }
}

/** "31/12/2030", "hết ngày 31/12/2030": a day with its year and nothing else; a last day is not guessed. */
const DAY = /^(?:(?:đến|den|hết|het|ngày|ngay) )*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/iu;

function dayIn(words: string): LocalDate | null {
  const [, day, month, year] = DAY.exec(words) ?? [];
  return day === undefined ? null : localDate(Number(year), Number(month), Number(day));
}
