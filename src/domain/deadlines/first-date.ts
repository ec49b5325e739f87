import type { LocalDate } from '../calendar/dates.ts';
import type { Deadline, Recurrence } from './deadline.ts';
import { nextOccurrence } from './period.ts';

/**
 * The day that counts first, looked for from `from` on when the deadline recurs, or how often to ask when there is
 * none: without a date a task is asked about quarterly.
 */
export function firstDate(
  deadline: Deadline,
  from: LocalDate,
): { readonly dueOn: LocalDate | null; readonly cadence: Recurrence | null } {
  const dueOn = deadline.kind === 'recurring' ? nextOccurrence(deadline, from) : endOfDated(deadline);
  return { dueOn, cadence: dueOn === null ? 'quarterly' : null };
}

/** The end of ongoing work ("thường xuyên đến hết 2025") bounds it and is nobody's due date. */
function endOfDated(deadline: Deadline): LocalDate | null {
  return deadline.kind === 'ongoing' || deadline.kind === 'conditional' ? null : deadline.end;
}
