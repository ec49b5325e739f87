/** A completion waits for the secretariat, which confirms it, puts its day right or returns it. */

import type { LocalDate } from '../../calendar/dates.ts';
import { beginsOn, type Assignment } from '../assignment.ts';
import { changed, waited, type Change } from './change.ts';

/** Why a day cannot be that of a completion. */
export type DayRefusal = 'ahead' | 'before_decision' | 'before_period';

/**
 * A completion lies neither ahead of `today` nor before the decision, or the period, that asked for it; null where the day
 * may stand.
 */
export function dayRefused(assignment: Assignment, on: LocalDate, today: LocalDate): DayRefusal | null {
  if (on > today) return 'ahead';
  if (on < assignment.issuedOn) return 'before_decision';
  const begins = beginsOn(assignment);
  return begins !== null && on < begins ? 'before_period' : null;
}

/** The secretariat's confirmation of the day `on`; null for the one that the agency stated, or else reported on. */
export function confirmCompletion(assignment: Assignment, on: LocalDate | null): Change {
  if (assignment.status !== 'pending_confirmation' || assignment.waitingSince === null) {
    return { kind: 'refused', why: 'not_waiting' };
  }
  return changed(complete(assignment, on ?? assignment.statedOn ?? assignment.waitingSince));
}

/**
 * A result document that came after the report dates a completion for which no day was stated, and one that counted at
 * once (`confirmation` off) whose stated day lacked its document. `isConfirmed`: the secretariat has decided on the day.
 */
export function dateByDocument(
  assignment: Assignment,
  issuedOn: LocalDate | null,
  today: LocalDate,
  { isConfirmed }: { readonly isConfirmed: boolean },
): Assignment {
  if (issuedOn === null || dayRefused(assignment, issuedOn, today) !== null) return assignment;
  const { waitingFor, status, statedOn } = assignment;
  if (waitingFor === 'confirmation') return statedOn === null ? { ...assignment, statedOn: issuedOn } : assignment;
  if (status !== 'completed' || isConfirmed) return assignment;
  const provenOn = statedOn ?? issuedOn;
  return { ...assignment, statedOn: provenOn, completedOn: provenOn };
}

/** The day of a confirmed completion is put right: on time or late follows from it. */
export function correctCompletionDay(assignment: Assignment, on: LocalDate): Change {
  if (assignment.status !== 'completed') return { kind: 'refused', why: 'not_waiting' };
  return changed({ ...assignment, completedOn: on });
}

/** The secretariat returns a reported completion: it counts as not completed, and the clock runs on from where it stood. */
export function returnCompletion(assignment: Assignment, today: LocalDate): Change {
  if (assignment.waitingFor !== 'confirmation') return { kind: 'refused', why: 'not_waiting' };
  return changed({ ...waited(assignment, today), status: 'in_progress', progress: null, statedOn: null });
}

/** Completed on the day `on`: nothing waits any more. */
export function complete(assignment: Assignment, on: LocalDate): Assignment {
  return {
    ...assignment,
    status: 'completed',
    progress: 100,
    obstacle: null,
    waitingFor: null,
    waitingSince: null,
    requestedDueOn: null,
    completedOn: on,
  };
}
