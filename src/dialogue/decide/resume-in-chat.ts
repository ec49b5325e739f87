/** `/tieptuc` and its button: what is suspended goes on. */

import { composeDecided } from '../../conversation/compose/compose-decision.ts';
import { askWhichStopped } from '../../conversation/compose/compose-pending-decision.ts';
import { actedBy } from '../../conversation/compose/event-words.ts';
import * as say from '../../conversation/compose/say-decision.ts';
import { taskOrCount } from '../../conversation/compose/say-unused.ts';
import { cardName, taskName } from '../../conversation/compose/words.ts';
import { write } from '../../conversation/compose/write.ts';
import { readConfirmedDay } from '../../conversation/read/answer/read-confirmed-day.ts';
import { agrees } from '../../conversation/read/ruling/agrees.ts';
import { limitsBasis } from '../../conversation/read/ruling/limits-basis.ts';
import { readBasis } from '../../conversation/read/ruling/read-basis.ts';
import { readDate } from '../../domain/deadlines/read-date.ts';
import { isStopped } from '../../domain/tasks/assignment.ts';
import type { Card } from '../../domain/tasks/task.ts';
import { eventById } from '../../store/record/events.ts';
import { newestOfKind } from '../../store/record/standing-changes.ts';
import { decide, mayDecide, told, type Decision } from '../../usecases/decide/decide.ts';
import { dutyOf } from '../../usecases/decide/duty-of.ts';
import type { Work } from '../../usecases/work.ts';
import { leavingOut, namedTasks, type Call } from '../context/call.ts';
import type { Origin } from '../context/origin.ts';
import { assignmentsMeant } from './assignments-meant.ts';

/** The tasks' numbers; an agency's code or a period where several are suspended; then the day and the document. */
export function resumeByCommand(call: Call): void {
  const named = namedTasks(call);
  if (named === null) return;
  const { tasks, words, perhaps } = named;
  const counted = perhaps?.cards.find(({ assignment }) => isStopped(assignment));
  if (counted !== undefined && perhaps !== null) {
    answer(call.origin, taskOrCount(counted, call.command, perhaps.beyond));
    return;
  }
  for (const cards of tasks) resumeTask(named.call, cards, words);
}

function resumeTask(call: Call, cards: readonly Card[], words: string): void {
  const { work, origin } = call;
  const [first] = cards;
  if (first === undefined) return;
  const may = mayDecide(work, origin, first, 'resume');
  if (may !== 'yes' && may !== 'own_work') {
    answer(origin, say.rulingRefused(may, 'resume'));
    return;
  }
  const stopped = oncePerDuty(cards.filter(({ assignment }) => isStopped(assignment)));
  const { meant, rest, idle, among } = assignmentsMeant(stopped, cards, words, work.today);
  if (stopped.length === 0 || idle !== null) {
    const whose = idle === null ? '' : ` – ${idle}`;
    answer(leavingOut(call, words).origin, `${taskName(first.task)}${whose}: ${say.NOT_STOPPED}`);
    return;
  }
  if (meant.length === 0) {
    const offered = among.flatMap((card) => {
      const event = newestOfKind(work.tx, card.assignment.id, 'suspension_approved');
      return event === undefined ? [] : [{ card, event: event.id }];
    });
    origin.reply(
      askWhichStopped(offered, origin.messageId),
      'answer',
      among.map(({ assignment }) => assignment.id),
    );
    return;
  }
  for (const card of meant) resumeOn(work, origin, card, rest);
}

/** A duty that is stopped as a whole goes on as a whole: it is asked about once. */
function oncePerDuty(stopped: readonly Card[]): Card[] {
  return stopped.filter(
    (card, at) =>
      card.assignment.suspendedScope !== 'duty' ||
      !stopped
        .slice(0, at)
        .some((each) => each.agency.id === card.agency.id && each.assignment.suspendedScope === 'duty'),
  );
}

/** True when it goes on; everything else is answered. */
export function resumeOn(work: Work, origin: Origin, card: Card, words: string): boolean {
  const may = mayDecide(work, origin, card, 'resume');
  const unclear = { since: card.assignment.suspendedOn, today: work.today };
  if (may !== 'yes') {
    answer(origin, say.rulingRefused(may, 'resume'));
    return false;
  }
  const decision = decisionOf(work, words);
  if (decision === null) {
    answer(origin, say.resumptionDayRefused(card, 'unclear', unclear));
    return false;
  }
  const outcome = decide(work, origin, card, decision);
  switch (outcome.kind) {
    case 'decided': {
      const event = eventById(work.tx, outcome.eventId);
      const message = composeDecided(outcome.card, told(outcome.what), {
        reason: outcome.reason,
        by: event === undefined ? origin.person.name : actedBy(event),
        today: work.today,
        before: card.assignment,
        duty: dutyOf(work, outcome.card),
        periods: outcome.periods,
        replyTo: origin.messageId,
        undo: outcome.eventId,
      });
      origin.reply(message, 'receipt', [card.assignment.id]);
      return true;
    }
    case 'impossible_resumption':
      answer(origin, say.resumptionDayRefused(card, outcome.why, { ...unclear, since: outcome.since }));
      return false;
    default:
      answer(origin, `${cardName(card)}: ${say.NOT_STOPPED}`);
      return false;
  }
}

/** "từ 20/7/2022 theo Công văn số 45/UBND-TH"; null where other words stand there, or the day is unclear. */
function decisionOf({ today }: Work, words: string): Decision | null {
  const { rest, basis } = readBasis(words);
  if (limitsBasis(basis ?? '', today)) return null;
  if (agrees(rest)) return { kind: 'resume', on: null, basis };
  const ahead = readDate(rest, today);
  if (ahead.kind === 'date' && ahead.date > today) return { kind: 'resume', on: ahead.date, basis };
  const { day, unused } = readConfirmedDay(rest, today);
  if (day.kind !== 'day' || !agrees(unused)) return null;
  return { kind: 'resume', on: day.on, basis };
}

function answer(origin: Origin, text: string): void {
  origin.reply(write([text], { replyTo: origin.messageId }), 'answer');
}
