/** What a report or a decision comes to: the next state, or why nothing changes. */

import type { LocalDate } from '../../calendar/dates.ts';
import { isOpen, type Assignment } from '../assignment.ts';

/** Why a change is not made. */
export type Refusal =
  | 'waiting_confirmation'
  | 'completed'
  | 'cancelled'
  | 'suspended'
  | 'not_waiting'
  | 'no_date'
  | 'already_reported'
  /** Completed for the period, or as a whole? */
  | 'ongoing'
  /** Its period has not begun. */
  | 'period_ahead'
  /** It goes on under a task of another programme. */
  | 'continued';

export type Change =
  { readonly kind: 'changed'; readonly next: Assignment } | { readonly kind: 'refused'; readonly why: Refusal };

/** The next state, as an outcome. */
export function changed(next: Assignment): Change {
  return { kind: 'changed', next };
}

/** Why it takes neither a report nor a request; null while it does. */
export function closedBecause(assignment: Assignment): Refusal | null {
  if (assignment.continuedIn !== null) return 'continued';
  if (!isOpen(assignment)) return assignment.status === 'cancelled' ? 'cancelled' : 'completed';
  return assignment.status === 'suspended' ? 'suspended' : null;
}

/**
 * Nothing waits any more: the days until `today` for which it did are taken off the count, whether what was asked for is
 * turned down or overtaken by a report or another request. Under a date that was set meanwhile only those since then.
 */
export function waited(assignment: Assignment, today: LocalDate): Assignment {
  const { waitingSince, waits } = assignment;
  const set = waits.at(-1)?.until ?? null;
  const from = waitingSince !== null && set !== null && set > waitingSince ? set : waitingSince;
  return {
    ...assignment,
    waitingFor: null,
    waitingSince: null,
    requestedDueOn: null,
    suspendedScope: null,
    waits: from === null || from >= today ? waits : [...waits, { from, until: today }],
  };
}
