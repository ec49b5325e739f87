/** The state of a whole task, made of its leads' assignments; the same rules of counting as in figures.ts. */

import {
  daysOverdue,
  isAgencysTurn,
  slowestStatus,
  timelinessOf,
  type Assignment,
  type Status,
  type Timeliness,
} from './assignment.ts';
import type { LocalDate } from '../calendar/dates.ts';
import { silentSince } from './reminder.ts';

export interface Standing {
  readonly timeliness: Timeliness;
  /** Calendar days; 0 unless `timeliness` is `overdue`. */
  readonly daysOverdue: number;
}

export interface TaskState extends Standing {
  readonly status: Status;
  /** At least one lead let a reporting period pass without a report. */
  readonly silent: boolean;
}

const WORST_FIRST: readonly Timeliness[] = [
  'overdue',
  'due_today',
  'due_soon',
  'within_deadline',
  'no_deadline',
  'completed_late',
  'completed_on_time',
];

/**
 * How one assignment stands against its date on `today`. Only an assignment that is its agency's turn can be overdue: while it
 * waits for the secretariat or a leader, or is suspended, a date that has passed is nobody's neglect, and it stands as
 * `within_deadline`, which is also how the figures count it ("chờ …" or "còn trong hạn", never "quá hạn").
 */
export function standingOf(assignment: Assignment, today: LocalDate): Standing {
  const timeliness = timelinessOf(assignment, today);
  if (timeliness !== 'overdue') return { timeliness, daysOverdue: 0 };
  return isAgencysTurn(assignment)
    ? { timeliness, daysOverdue: daysOverdue(assignment, today) }
    : { timeliness: 'within_deadline', daysOverdue: 0 };
}

/**
 * The state of a task with these assignments on `today`. `status` is that of the slowest lead. `timeliness` is that of the
 * assignment that stands worst, in the order of `WORST_FIRST`: one overdue lead makes the task overdue, by as many days as
 * its latest one, and a task is completed on time only when every lead was. Cancelled assignments count only when nothing
 * else is left: then the task has no deadline any more.
 */
export function taskStateOf(assignments: readonly Assignment[], today: LocalDate): TaskState {
  const standings = assignments
    .filter((assignment) => assignment.status !== 'cancelled')
    .map((assignment) => standingOf(assignment, today));
  const timeliness = WORST_FIRST.find((worst) => standings.some((standing) => standing.timeliness === worst));
  return {
    status: slowestStatus(assignments.map((assignment) => assignment.status)),
    timeliness: timeliness ?? 'no_deadline',
    daysOverdue: Math.max(0, ...standings.map((standing) => standing.daysOverdue)),
    silent: assignments.some((assignment) => silentSince(assignment, today) !== null),
  };
}
