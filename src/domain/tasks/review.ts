/**
 * The review ("rà soát hiện trạng") of what the registry took over late, or whose date passed while its agency could not be
 * asked: nobody is judged by a date that had passed before anyone was asked.
 */

import { addDays, day, type LocalDate } from '../calendar/dates.ts';
import type { Recurrence } from '../deadlines/deadline.ts';
import { previousPeriod } from '../deadlines/period.ts';

/** Calendar days that an agency has to answer the review, from the day on which its message was delivered. */
export const REVIEW_DAYS = 30;

/** `reviewUntil` while the review message has not been delivered: later than every other day. */
export const NOT_YET_ASKED = day('9999-12-31');

/** Whether an assignment's agency was asked for the review, and what it reported since. */
export interface Reviewed {
  readonly reportedOn: LocalDate | null;
  readonly reviewUntil: LocalDate | null;
}

interface TakenOver {
  readonly dueOn: LocalDate | null;
  readonly cadence: Recurrence | null;
  readonly trackedFrom: LocalDate;
  readonly issuedOn: LocalDate;
}

/** `reviewUntil` of an assignment as it is taken over: null when neither its date nor a whole reporting period had passed. */
export function reviewAtTakeover({ dueOn, cadence, trackedFrom, issuedOn }: TakenOver): LocalDate | null {
  if (dueOn !== null) return dueOn < trackedFrom ? NOT_YET_ASKED : null;
  if (cadence === null) return null;
  return issuedOn <= previousPeriod(trackedFrom, cadence).start ? NOT_YET_ASKED : null;
}

/** `reviewUntil` of `next`, whose date or cadence may differ from what was in force before. */
export function reviewAfterChange(
  before: Pick<TakenOver, 'dueOn' | 'cadence'>,
  next: TakenOver & Pick<Reviewed, 'reviewUntil'>,
): LocalDate | null {
  if (next.dueOn === before.dueOn && next.cadence === before.cadence) return next.reviewUntil;
  const anew = reviewAtTakeover(next);
  return anew === null ? null : (next.reviewUntil ?? anew);
}

/** `reviewUntil` once the review message was delivered on `deliveredOn`: the first day on which the date counts. */
export function reviewAskedOn(deliveredOn: LocalDate): LocalDate {
  return addDays(deliveredOn, REVIEW_DAYS);
}

/** The day on which its agency was asked for the review and did not answer in time; null when there is none. */
export function unansweredReview({ reportedOn, reviewUntil }: Reviewed, today: LocalDate): LocalDate | null {
  if (reportedOn !== null || reviewUntil === null || today < reviewUntil) return null;
  return addDays(reviewUntil, -REVIEW_DAYS);
}
