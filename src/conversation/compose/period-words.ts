/** The reporting periods of a recurring duty, as officials name them: "năm 2022", "quý III/2022", "tháng 9/2022". */

import { addDays, formatDate, monthOf, yearOf, type LocalDate } from '../../domain/calendar/dates.ts';
import { periodOf, type Period } from '../../domain/deadlines/period.ts';
import type { Recurrence } from '../../domain/deadlines/deadline.ts';
import type { Assignment } from '../../domain/tasks/assignment.ts';

const QUARTERS = ['I', 'II', 'III', 'IV'] as const;

/** The period whose report is due; null unless the duty recurs on a date. */
export function periodWords({ deadline, dueOn }: Pick<Assignment, 'deadline' | 'dueOn'>): string | null {
  const { kind, recurrence } = deadline;
  return kind !== 'recurring' || recurrence === null || dueOn === null
    ? null
    : nameOf(periodOf(dueOn, recurrence), recurrence);
}

/** Those between the one due on `closed` and the one that is due in `next`: nobody reported on them. */
export function passedOver(closed: LocalDate, { deadline, dueOn }: Pick<Assignment, 'deadline' | 'dueOn'>): string[] {
  const { recurrence } = deadline;
  if (recurrence === null || dueOn === null) return [];
  const open = periodOf(dueOn, recurrence);
  const passed: string[] = [];
  let period = periodAfter(periodOf(closed, recurrence), recurrence);
  while (period.start < open.start) {
    passed.push(nameOf(period, recurrence));
    period = periodAfter(period, recurrence);
  }
  return passed;
}

const periodAfter = ({ end }: Period, recurrence: Recurrence): Period => periodOf(addDays(end, 1), recurrence);

function nameOf({ start }: Period, recurrence: Recurrence): string {
  const year = String(yearOf(start));
  const month = monthOf(start);
  switch (recurrence) {
    case 'weekly':
      return `tuần từ ngày ${formatDate(start)}`;
    case 'monthly':
      return `tháng ${String(month)}/${year}`;
    case 'quarterly':
      return `quý ${QUARTERS[(month - 1) / 3] ?? ''}/${year}`;
    case 'half_yearly':
      return `6 tháng ${month === 1 ? 'đầu' : 'cuối'} năm ${year}`;
    case 'yearly':
      return `năm ${year}`;
  }
}
