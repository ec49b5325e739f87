/** What an amended decision does to an assignment. */

import { isOpen, type Assignment, type Wait } from './assignment.ts';
import type { LocalDate } from '../calendar/dates.ts';
import type { Deadline } from '../deadlines/deadline.ts';
import { firstDate } from '../deadlines/first-date.ts';
import { periodOfKey } from '../deadlines/period.ts';

/** The parts of a programme and of a task that an amended decision may say otherwise. */
export type AmendedField =
  | 'number' | 'authority' | 'issued'
  | 'ref' | 'section' | 'title' | 'lead' | 'coordinating' | 'product' | 'deadline' | 'report_to' | 'source'; // prettier-ignore

export interface FieldChange {
  readonly field: AmendedField;
  readonly before: string;
  readonly after: string;
}

/**
 * Replaces the deadline in force by the decision's new one; reports and a pending request stay. Null for a closed
 * assignment, which keeps the date it was judged by, and for a period that is reported or was due before: it is owed as
 * the decision stood then. The running period becomes the one of the new rhythm, the first that is due from `from` on.
 */
export function amendDeadline(
  assignment: Assignment,
  deadline: Deadline,
  today: LocalDate,
  from: LocalDate,
): Assignment | null {
  if (!isOpen(assignment) || isOwed(assignment, today)) return null;
  const first = firstDate(deadline, assignment.issuedOn > from ? assignment.issuedOn : from);
  return {
    ...assignment,
    deadline,
    deadlineRev: assignment.deadlineRev + 1,
    ...first,
    waits: first.dueOn === assignment.dueOn ? assignment.waits : waitsUnder(assignment, today),
    repeats: first.dueOn === assignment.dueOn ? assignment.repeats : 0,
  };
}

/** What waits under the new date waits from the day on which that was set: the days before were taken into account in it. */
function waitsUnder({ waitingSince }: Assignment, today: LocalDate): readonly Wait[] {
  return waitingSince === null || waitingSince >= today ? [] : [{ from: today, until: today }];
}

function isOwed({ period, dueOn, waitingFor }: Assignment, today: LocalDate): boolean {
  if (period === null) return false;
  const end = periodOfKey(period)?.end;
  return waitingFor === 'confirmation' || (end !== undefined && end < today) || (dueOn !== null && dueOn < today);
}

/** "Thôi theo dõi": it is asked about no more, and its record stays. Null for a closed assignment. */
export function withdrawAssignment(assignment: Assignment): Assignment | null {
  if (!isOpen(assignment)) return null;
  return { ...assignment, status: 'cancelled', waitingFor: null, waitingSince: null, requestedDueOn: null };
}

/**
 * A lead that the decision names again takes its assignment up where it left it, under the decision's date as of `from`. Null
 * for one that was not withdrawn.
 */
export function reinstateAssignment(assignment: Assignment, deadline: Deadline, from: LocalDate): Assignment | null {
  if (assignment.status !== 'cancelled') return null;
  return {
    ...assignment,
    status: assignment.reportedOn === null ? 'not_started' : 'in_progress',
    deadline,
    deadlineRev: assignment.deadlineRev + 1,
    ...firstDate(deadline, from),
    waits: [],
    statedOn: null,
    completedOn: null,
  };
}
