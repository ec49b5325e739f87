/** The state of a whole task, made of its leads' assignments; the same rules of counting as in figures.ts. */

import {
  countedOf,
  isOpen,
  slowestStatus,
  standingOf,
  type Assignment,
  type Counted,
  type Status,
  type Timeliness,
} from './assignment.ts';
import type { LocalDate } from '../calendar/dates.ts';
import { silenceOf } from './reminder.ts';

export interface TaskState {
  readonly status: Status;
  readonly timeliness: Timeliness;
  /** `yes` while one open lead is counted: what keeps a task from counting does so only when all that is open of it is kept. */
  readonly counted: Counted;
  /** Calendar days; 0 unless `timeliness` is `overdue`. */
  readonly daysOverdue: number;
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

const COUNTED_FIRST: readonly Counted[] = ['yes', 'unreviewed', 'waiting', 'orphaned', 'suspended'];

/**
 * `status` is that of the slowest lead, `timeliness` that of the worst (`WORST_FIRST`): late by as many days as the latest
 * lead, on time only when every lead was. Cancelled assignments count only when nothing else is left.
 */
export function taskStateOf(assignments: readonly Assignment[], today: LocalDate): TaskState {
  const standings = assignments
    .filter((assignment) => assignment.status !== 'cancelled')
    .map((assignment) => standingOf(assignment, today));
  const open = new Set(assignments.filter(isOpen).map((assignment) => countedOf(assignment, today)));
  const timeliness = WORST_FIRST.find((worst) => standings.some((standing) => standing.timeliness === worst));
  return {
    status: slowestStatus(assignments.map((assignment) => assignment.status)),
    timeliness: timeliness ?? 'no_deadline',
    counted: COUNTED_FIRST.find((counted) => open.has(counted)) ?? 'yes',
    daysOverdue: Math.max(0, ...standings.map((standing) => standing.daysOverdue)),
    silent: assignments.some((assignment) => silenceOf(assignment, today) !== null),
  };
}
