/** The reporting periods of a recurring duty, as officials name them: "năm 2022", "quý III/2022", "tháng 9/2022". */

import { formatDate, monthOf, yearOf, type LocalDate } from '../../domain/calendar/dates.ts';
import { periodOf, periodOfKey } from '../../domain/deadlines/period.ts';
import type { Recurrence } from '../../domain/deadlines/deadline.ts';
import type { Assignment } from '../../domain/tasks/assignment.ts';

const QUARTERS = ['I', 'II', 'III', 'IV'] as const;

/** The period that an assignment is of; null where it is of none. Older records say it by the day that was due. */
export function periodWords({
  period,
  deadline,
  dueOn,
}: Pick<Assignment, 'period' | 'deadline' | 'dueOn'>): string | null {
  if (period !== null) return periodName(period);
  const { kind, recurrence } = deadline;
  return kind !== 'recurring' || recurrence === null || dueOn === null
    ? null
    : nameOf(periodOf(dueOn, recurrence).start, recurrence);
}

/** The name of the period with that key. */
export function periodName(key: string): string {
  const period = periodOfKey(key);
  return period === null ? key : nameOf(period.start, period.recurrence);
}

function nameOf(start: LocalDate, recurrence: Recurrence): string {
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
