/**
 * `/suangay 7 20/12/2022 theo …`: the day of a confirmed completion is put right, with its basis. `/suangay` alone lists
 * the days of an earlier version that are to be looked at.
 */

import { composeDayCorrected } from '../../conversation/compose/compose-decision.ts';
import { LIST_WORDS } from '../../conversation/compose/list-words.ts';
import { nameTheTask, namesAgency } from '../../conversation/compose/say-which-task.ts';
import * as say from '../../conversation/compose/say-decision.ts';
import { taskName } from '../../conversation/compose/words.ts';
import { write } from '../../conversation/compose/write.ts';
import { readDay } from '../../conversation/read/answer/read-answer.ts';
import { mayConfirm } from '../../domain/people/access.ts';
import type { Card } from '../../domain/tasks/task.ts';
import { correctDay, type CorrectionOutcome } from '../../usecases/decide/correct-day.ts';
import { actorOf } from '../../usecases/decide/decide.ts';
import { wordUncheckedDays } from '../../usecases/remind/unchecked-days.ts';
import { namedTasks, type Call } from '../context/call.ts';
import { sightFrom } from '../context/origin.ts';
import { assignmentsMeant } from './assignments-meant.ts';
import { refusalOf } from './decide-in-chat.ts';

/** The day, then what it is based on: "20/12/2022 theo Báo cáo số 45/BC-SXD". */
const DAY = /^(?:(?:ngày|ngay) )?(\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{4}-\d{2}-\d{2})(?![\d/])/iu;
const LINK = /^(?:theo|căn cứ|can cu) /iu;

function dayAndBasis(words: string): { readonly day: string; readonly basis: string } {
  const [written = '', day = ''] = DAY.exec(words) ?? [];
  const rest = words.slice(written.length).replace(/^[\s,;:.]+/u, '');
  return { day, basis: rest.replace(LINK, '').trim() };
}

/** `/suangay`: corrects the confirmed day of each named task; without a task lists the unchecked days. */
export function correctDayByCommand(call: Call): void {
  if (call.command.argument.trim() === '' && maySeeAll(call)) {
    const message = wordUncheckedDays(call.work) ?? write([LIST_WORDS.unchecked.none, nameTheTask('correct')]);
    call.origin.reply({ ...message, replyTo: call.origin.messageId }, 'answer');
    return;
  }
  const named = namedTasks(call);
  if (named === null) return;
  for (const cards of named.tasks) correctOnTask(named.call, cards, named.words);
}

/** The list names every agency: it is for the secretariat, and in no chat that sees less. */
function maySeeAll({ origin }: Call): boolean {
  const sight = sightFrom(origin);
  return mayConfirm(origin.actor) === 'yes' && sight.kind === 'all' && sight.programmes === undefined;
}

function correctOnTask(call: Call, cards: readonly Card[], words: string): void {
  const [first] = cards;
  if (first === undefined) return;
  const { work, origin } = call;
  const answer = (text: string): void => {
    origin.reply(write([text], { replyTo: origin.messageId }), 'answer');
  };
  const refusal = refusalOf(work, origin, first, 'confirm');
  if (refusal !== null) {
    answer(refusal);
    return;
  }
  const completed = cards.filter(({ assignment }) => assignment.status === 'completed');
  const [only] = completed;
  if (only === undefined) {
    answer(`${taskName(first.task)}: ${say.NOT_COMPLETED_YET}`);
    return;
  }
  const { meant, rest, idle } = assignmentsMeant(completed, cards, words, work.today);
  const { day, basis } = dayAndBasis(rest);
  const reading = day === '' ? null : readDay(day, work.today);
  if (idle !== null) answer(`${taskName(only.task)} – ${idle}: ${say.NOT_COMPLETED_YET}`);
  else if (meant.length === 0) answer(namesAgency(only.task, completed));
  else if (reading?.completedOn == null) {
    answer(say.completionDayRefused(only, reading?.unclearDay === 'ahead' ? 'ahead' : 'unclear', work.today));
  } else {
    for (const card of meant) {
      const outcome = correctDay(work, origin, card, { on: reading.completedOn, basis });
      tell(call, card, outcome, basis);
    }
  }
}

function tell({ work, origin }: Call, card: Card, outcome: CorrectionOutcome, basis: string): void {
  if (outcome.kind === 'corrected') {
    const { was, eventId } = outcome;
    const context = {
      was,
      basis,
      by: actorOf(work, eventId),
      today: work.today,
      replyTo: origin.messageId,
      undo: eventId,
    };
    origin.reply(composeDayCorrected(outcome.card, context), 'receipt', [card.assignment.id]);
    return;
  }
  origin.reply(write([say.correctionRefused(card, outcome, work.today)], { replyTo: origin.messageId }), 'answer');
}
