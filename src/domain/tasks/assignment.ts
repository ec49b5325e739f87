/** One lead agency's assignment in a task, and what the dates say about it. */

import { addDays, daysBetween, type LocalDate } from '../calendar/dates.ts';
import type { Deadline, Recurrence } from '../deadlines/deadline.ts';

export type Status = 'not_started' | 'in_progress' | 'pending_confirmation' | 'completed' | 'suspended' | 'cancelled';

export type Timeliness =
  'within_deadline' | 'due_soon' | 'due_today' | 'overdue' | 'completed_on_time' | 'completed_late' | 'no_deadline';

/** A deadline is "sắp đến hạn" this many calendar days ahead: the two weeks that the digest looks ahead. */
export const DUE_SOON_DAYS = 14;

/**
 * `dueOn` is the day that counts: the end of `deadline`, or of the running period of a recurring one; null without a
 * date. `deadlineRev` counts the dates ever set. `cadence` is how often a task without a date is asked about.
 * `trackedFrom` is the day on which the registry took the task over; `issuedOn` that of its decision. `answeredOn` is
 * the day of the last report or acknowledgement, `reportedOn` of the last report, `completedOn` the day on which the
 * agency reported completion. `extensions` counts how often the date was moved at the agency's request, `rev` every
 * change.
 */
export interface Assignment {
  readonly id: number;
  readonly taskId: number;
  readonly agencyId: number;
  readonly status: Status;
  readonly progress: number | null;
  readonly obstacle: string | null;
  readonly deadline: Deadline;
  readonly deadlineRev: number;
  readonly dueOn: LocalDate | null;
  readonly cadence: Recurrence | null;
  readonly issuedOn: LocalDate;
  readonly trackedFrom: LocalDate;
  readonly waitingFor: 'confirmation' | 'extension' | null;
  readonly waitingSince: LocalDate | null;
  readonly requestedDueOn: LocalDate | null;
  readonly answeredOn: LocalDate | null;
  readonly reportedOn: LocalDate | null;
  readonly completedOn: LocalDate | null;
  readonly extensions: number;
  readonly rev: number;
}

/** The assignment that an event kept as JSON; events older than the count of extensions hold none. */
export function assignmentIn(snapshot: string): Assignment {
  return { extensions: 0, ...(JSON.parse(snapshot) as Omit<Assignment, 'extensions'> & Partial<Assignment>) };
}

/** Open: somebody still has to do something about it. */
export function isOpen(assignment: Pick<Assignment, 'status'>): boolean {
  return assignment.status !== 'completed' && assignment.status !== 'cancelled';
}

/** May be reminded or counted against the agency: open, not suspended, and waiting for nobody else. */
export function isAgencysTurn(assignment: Pick<Assignment, 'status' | 'waitingFor'>): boolean {
  return isOpen(assignment) && assignment.status !== 'suspended' && assignment.waitingFor === null;
}

/**
 * What the dates say on `today`. While a reported completion waits for confirmation the clock stands still on the day
 * of the report: the wait is not the agency's.
 */
export function timelinessOf(
  assignment: Pick<Assignment, 'status' | 'dueOn' | 'completedOn' | 'waitingFor' | 'waitingSince'>,
  today: LocalDate,
): Timeliness {
  const { dueOn } = assignment;
  if (assignment.status === 'completed') {
    return dueOn === null || assignment.completedOn === null || assignment.completedOn <= dueOn
      ? 'completed_on_time'
      : 'completed_late';
  }
  if (dueOn === null || assignment.status === 'cancelled') return 'no_deadline';
  const asOf = countingDay(assignment, today);
  if (asOf > dueOn) return 'overdue';
  if (asOf === dueOn) return 'due_today';
  return asOf >= addDays(dueOn, -DUE_SOON_DAYS) ? 'due_soon' : 'within_deadline';
}

/** Calendar days past the deadline, counted from the day after it; 0 when not overdue. */
export function daysOverdue(
  assignment: Pick<Assignment, 'status' | 'dueOn' | 'completedOn' | 'waitingFor' | 'waitingSince'>,
  today: LocalDate,
): number {
  if (assignment.dueOn === null || timelinessOf(assignment, today) !== 'overdue') return 0;
  return daysBetween(assignment.dueOn, countingDay(assignment, today));
}

function countingDay(assignment: Pick<Assignment, 'waitingFor' | 'waitingSince'>, today: LocalDate): LocalDate {
  const { waitingFor, waitingSince } = assignment;
  return waitingFor === 'confirmation' && waitingSince !== null && waitingSince < today ? waitingSince : today;
}

const SLOWEST_FIRST: readonly Status[] = [
  'not_started',
  'in_progress',
  'suspended',
  'pending_confirmation',
  'completed',
];

/** The state of a task is that of its slowest lead; `cancelled` only when every lead's assignment is. */
export function slowestStatus(statuses: readonly Status[]): Status {
  return SLOWEST_FIRST.find((status) => statuses.includes(status)) ?? 'cancelled';
}
