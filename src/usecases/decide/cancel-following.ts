/** What the end of a following-up ("thôi theo dõi") does to a lead's share of a task, and to its other periods. */

import { isOpen } from '../../domain/tasks/assignment.ts';
import type { Card } from '../../domain/tasks/task.ts';
import { cancelFollowing } from '../../domain/tasks/transition/cancellation.ts';
import type { Change } from '../../domain/tasks/transition/change.ts';
import { closeOpenings, mayOpen } from '../../store/programmes/openings.ts';
import { newestOfKind } from '../../store/record/standing-changes.ts';
import { otherPeriods } from '../suspended-periods.ts';
import type { Work } from '../work.ts';

/** The share as it is when nobody follows it up any more; of a duty that opens no period, the refusal. */
export function cancelShare(work: Work, card: Card): Change {
  const { assignment } = card;
  if (assignment.period === null) return cancelFollowing(assignment, false);
  if (assignment.status !== 'cancelled' && !isDutyFollowed(work, card)) {
    const isReported = assignment.waitingFor === 'confirmation';
    return { kind: 'refused', why: isReported ? 'waiting_confirmation' : 'completed' };
  }
  return cancelFollowing(assignment, true);
}

/** A period of it is open and not reported done, or will open. */
function isDutyFollowed(work: Work, card: Card): boolean {
  const isAsked = ({ assignment }: Card): boolean => isOpen(assignment) && assignment.waitingFor !== 'confirmation';
  return [card, ...otherPeriods(work, card)].some(isAsked) || mayOpen(work.tx, card.task.id, card.agency.id);
}

/** The other periods that end with it: those of which nothing is reported done. */
export function cancelledWith(work: Work, card: Card): Card[] {
  return otherPeriods(work, card).filter(
    ({ assignment }) =>
      isOpen(assignment) && assignment.waitingFor !== 'confirmation' && assignment.continuedIn === null,
  );
}

/** No period of the duty opens any more. */
export function closeDuty({ tx }: Work, { task, agency, assignment }: Card): void {
  if (assignment.period !== null) closeOpenings(tx, task.id, agency.id);
}

/**
 * Of a task's shares one for each lead whose following-up may be ended: of a duty its oldest open period, or its newest one
 * where none is open.
 */
export function followedShares(work: Work, cards: readonly Card[]): Card[] {
  return [...Map.groupBy(cards, ({ agency }) => agency.id).values()].flatMap((own) => {
    const chosen = own.find(({ assignment }) => isOpen(assignment)) ?? own.at(-1);
    return chosen !== undefined && cancelShare(work, chosen).kind === 'changed' ? [chosen] : [];
  });
}

/** For each lead whose following-up was ended by a decision in force, that decision. */
export function endedShares(work: Work, cards: readonly Card[]): { readonly card: Card; readonly event: number }[] {
  return [...Map.groupBy(cards, ({ agency }) => agency.id).values()].flatMap((own) => {
    const ended = own.flatMap((card) => {
      const event = newestOfKind(work.tx, card.assignment.id, 'cancelled');
      return event === undefined ? [] : [{ card, event: event.id }];
    });
    return ended.slice(0, 1);
  });
}
