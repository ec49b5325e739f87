/** `/rasoat`: what is not yet reviewed; with an agency and a day, the letter that asked the agency for it. */

import { LETTER_DAY_UNCLEAR, letterWords, ONLY_SECRETARIAT_ENTERS } from '../../conversation/compose/say-review.ts';
import { write } from '../../conversation/compose/write.ts';
import { localDate } from '../../domain/calendar/dates.ts';
import { askByLetter } from '../../usecases/remind/ask-by-letter.ts';
import { agencyIn, type Call } from '../context/call.ts';
import { sightFrom } from '../context/origin.ts';
import { listTasks } from './show/list-tasks.ts';

/** "30/11/2026 Công văn số 12/VP-TH" */
const LETTER = /^(?:ngày )?(\d{1,2})\/(\d{1,2})\/(\d{4})(?: (.*))?$/u;
const LONGEST_DOCUMENT = 200;

/** `/rasoat`: lists what is not yet reviewed, or notes the letter by which an agency was asked. */
export function reviewByCommand(call: Call): void {
  const { work, origin, command } = call;
  const { agency, words } = agencyIn(work, command.argument);
  const match = agency === null ? null : LETTER.exec(words);
  if (agency === null || match === null) {
    listTasks(call);
    return;
  }
  const on = localDate(Number(match[3]), Number(match[2]), Number(match[1]));
  const document = (match[4] ?? '').trim().slice(0, LONGEST_DOCUMENT);
  const answer =
    sightFrom(origin).kind !== 'all'
      ? ONLY_SECRETARIAT_ENTERS
      : on === null
        ? LETTER_DAY_UNCLEAR
        : letterWords(askByLetter(work, origin, agency, { on, document }), agency.name, on);
  origin.reply(write([answer]), 'answer');
}
