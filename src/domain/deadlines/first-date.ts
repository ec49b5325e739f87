import type { LocalDate } from '../calendar/dates.ts';
import type { Deadline, Recurrence } from './deadline.ts';
import { firstPeriod } from './duty-periods.ts';

/**
 * The first due date, searched from `from` on for a recurring deadline, with the key of its period; or the cadence of
 * questions when there is no date: quarterly.
 */
export function firstDate(
  deadline: Deadline,
  from: LocalDate,
): { readonly dueOn: LocalDate | null; readonly cadence: Recurrence | null; readonly period: string | null } {
  const first = deadline.kind === 'recurring' ? firstPeriod(deadline, from) : null;
  const dueOn = deadline.kind === 'recurring' ? (first?.dueOn ?? null) : endOfDated(deadline);
  return { dueOn, cadence: dueOn === null ? 'quarterly' : null, period: first?.key ?? null };
}

/** The end of ongoing work ("thường xuyên đến hết 2025") bounds it and is no due date. */
function endOfDated(deadline: Deadline): LocalDate | null {
  return deadline.kind === 'ongoing' || deadline.kind === 'conditional' ? null : deadline.end;
}
