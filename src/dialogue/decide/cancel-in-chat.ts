/**
 * `/thoitheodoi 12 theo Quyết định số 15/QĐ-UBND`: a task, or a recurring duty, is followed up no more; `/thoitheodoi 12 bỏ`
 * takes it back.
 */

import { composeDecided } from '../../conversation/compose/compose-decision.ts';
import { composeUndone } from '../../conversation/compose/compose-receipt.ts';
import { actedBy } from '../../conversation/compose/event-words.ts';
import { rulingRefused } from '../../conversation/compose/say-decision.ts';
import * as say from '../../conversation/compose/say-following.ts';
import { undoRefused } from '../../conversation/compose/say-taken-back.ts';
import { taskOrCount } from '../../conversation/compose/say-unused.ts';
import { write } from '../../conversation/compose/write.ts';
import { readPeriod } from '../../conversation/read/read-period.ts';
import { readEndOfFollowing } from '../../conversation/read/ruling/read-end-of-following.ts';
import { rhythmsOf } from '../../domain/deadlines/duty-periods.ts';
import type { Card } from '../../domain/tasks/task.ts';
import { eventById } from '../../store/record/events.ts';
import { endedShares, followedShares } from '../../usecases/decide/cancel-following.ts';
import { decide, mayDecide, told } from '../../usecases/decide/decide.ts';
import { dutyOf } from '../../usecases/decide/duty-of.ts';
import { undoEvent } from '../../usecases/report/undo-event.ts';
import { namedTasks, type Call } from '../context/call.ts';
import type { Origin } from '../context/origin.ts';
import { assignmentsMeant } from './assignments-meant.ts';

/** The tasks' numbers; an agency's code, or "tất cả", where several lead; then the basis. */
export function cancelByCommand(call: Call): void {
  const named = namedTasks(call);
  if (named === null) return;
  const { tasks, words, perhaps } = named;
  const [counted] = perhaps?.cards ?? [];
  if (counted !== undefined && perhaps !== null) {
    answer(call.origin, taskOrCount(counted, call.command, perhaps.beyond));
    return;
  }
  for (const cards of tasks) cancelTask(named.call, cards, words);
}

function cancelTask(call: Call, cards: readonly Card[], words: string): void {
  const { work, origin } = call;
  const [first] = cards;
  if (first === undefined) return;
  const may = mayDecide(work, origin, first, 'cancel');
  if (may !== 'yes') {
    answer(origin, rulingRefused(may, 'cancel'));
    return;
  }
  const shares = followedShares(work, cards);
  const { meant, rest, idle, among } = assignmentsMeant(shares, cards, words, work.today);
  if (readEndOfFollowing(rest).kind === 'taken_back' || readEndOfFollowing(words).kind === 'taken_back') {
    takeBack(call, cards, words);
    return;
  }
  const period = readPeriod(words, rhythmsOf(cards.map(({ assignment }) => assignment.period)), work.today);
  if (period !== null && typeof period !== 'string' && period.at === 0) {
    answer(origin, say.wholeDutyEnds(first));
    return;
  }
  if (shares.length === 0 || idle !== null) {
    const own = cards.filter(({ agency }) => idle === null || agency.name === idle);
    cancelShare(origin, call, own.at(-1) ?? first, '–');
    return;
  }
  if (meant.length === 0) {
    answer(origin, say.whichLeadEnds(among));
    return;
  }
  const read = readEndOfFollowing(rest);
  if (read.kind !== 'basis') {
    answer(origin, say.basisOfEndNeeded(first, read.kind === 'unclear' ? 'unclear' : 'missing'));
    return;
  }
  for (const card of meant) cancelShare(origin, call, card, read.basis);
}

function cancelShare(origin: Origin, { work }: Call, card: Card, reason: string): void {
  const outcome = decide(work, origin, card, { kind: 'cancel', reason });
  if (outcome.kind === 'cannot_cancel') {
    answer(origin, say.notEnded(card, outcome.why));
    return;
  }
  if (outcome.kind !== 'decided') throw new RangeError(`The following-up was not ended: ${outcome.kind}`);
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
}

/** Of several leads the one that is named; all of them where none is. */
function takeBack({ work, origin }: Call, cards: readonly Card[], words: string): void {
  const [first] = cards;
  if (first === undefined) return;
  const all = endedShares(work, cards);
  const ofLead = all.filter(({ card }) => words.toUpperCase().startsWith(`${card.agency.code.toUpperCase()} `));
  const ended = ofLead.length > 0 ? ofLead : all;
  if (ended.length === 0) answer(origin, say.nothingEnded(first));
  for (const { event: id } of ended) {
    const event = eventById(work.tx, id);
    const outcome = event === undefined ? null : undoEvent(work, origin, event);
    if (outcome === null || outcome.kind === 'instruction_withdrawn') continue;
    if (outcome.kind === 'undone') {
      const undone = composeUndone(outcome, origin.person.name, work.today, origin.messageId);
      origin.reply(undone, 'receipt', [outcome.card.assignment.id]);
    } else answer(origin, undoRefused(outcome, work.today));
  }
}

function answer(origin: Origin, text: string): void {
  origin.reply(write([text], { replyTo: origin.messageId }), 'answer');
}
