import type { LocalDate } from '../calendar/dates.ts';
import type { Deadline, Recurrence } from './deadline.ts';
import { nextOccurrence } from './period.ts';

/**
 * The first due date, searched from `from` on for a recurring deadline, or the cadence of questions when there is no
 * date: quarterly.
 */
export function firstDate(
  deadline: Deadline,
  from: LocalDate,
): { readonly dueOn: LocalDate | null; readonly cadence: Recurrence | null } {
  const dueOn = deadline.kind === 'recurring' ? nextOccurrence(deadline, from) : endOfDated(deadline);
  return { dueOn, cadence: dueOn === null ? 'quarterly' : null };
}

/** The end of ongoing work ("thường xuyên đến hết 2025") bounds it and is no due date. */
function endOfDated(deadline: Deadline): LocalDate | null {
  return deadline.kind === 'ongoing' || deadline.kind === 'conditional' ? null : deadline.end;
}
