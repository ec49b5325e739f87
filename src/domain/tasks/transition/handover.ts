/** “Không thuộc trách nhiệm”: claimed by an agency, decided by the secretariat. */

import type { LocalDate } from '../../calendar/dates.ts';
import { awaitsReview, type Assignment } from '../assignment.ts';
import { NOT_YET_ASKED } from '../review.ts';
import { changed, closedBecause, waited, type Change } from './change.ts';

/**
 * "Không thuộc trách nhiệm": waits for the secretariat. No report on the work, but an answer to the review of what was
 * taken over late; it takes the place of a request for more time.
 */
export function applyHandoverClaim(assignment: Assignment, today: LocalDate): Change {
  const closed = closedBecause(assignment);
  if (closed !== null) return { kind: 'refused', why: closed };
  if (assignment.waitingFor === 'confirmation') return { kind: 'refused', why: 'waiting_confirmation' };
  const isRepeated = assignment.waitingFor === 'handover';
  return changed({
    ...(isRepeated ? assignment : waited(assignment, today)),
    answeredOn: today,
    repeats: 0,
    reviewUntil: null,
    waitingFor: 'handover',
    waitingSince: isRepeated ? assignment.waitingSince : today,
  });
}

/** The claim is turned down: the task stays where it is. */
export function rejectHandover(assignment: Assignment, today: LocalDate): Change {
  if (assignment.waitingFor !== 'handover') return { kind: 'refused', why: 'not_waiting' };
  return changed(waited(assignment, today));
}

/** `reviewUntil` of an assignment before its agency began to wait for a decision, and the day of that. */
export interface BeforeWait {
  readonly reviewUntil: LocalDate | null;
  readonly on: LocalDate;
}

/**
 * Another agency takes the task: it has not answered yet. Where the claim came before the days to answer the review had run
 * out, it is asked anew: a claim that proves right says nothing of the work.
 */
export function approveHandover(assignment: Assignment, before: BeforeWait | null, today: LocalDate): Change {
  const kept = rejectHandover(assignment, today);
  if (kept.kind === 'refused') return kept;
  const isUnasked = before !== null && awaitsReview({ ...kept.next, reviewUntil: before.reviewUntil }, before.on);
  return changed({
    ...kept.next,
    answeredOn: null,
    expectedOn: null,
    repeats: 0,
    ...(isUnasked && { reviewUntil: NOT_YET_ASKED }),
  });
}
