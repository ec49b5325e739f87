/**
 * The periods of a recurring duty ("báo cáo hằng quý"): each opens on its first day by the calendar, whatever became of the
 * one before, and falls due on its own day.
 */

import { addDays, type LocalDate } from '../calendar/dates.ts';
import type { Deadline, Recurrence } from './deadline.ts';
import { dueIn, periodOf, periodOfKey, type Period } from './period.ts';

export interface DutyPeriod extends Period {
  readonly dueOn: LocalDate;
}

/** The first period that is due on or after `from`; null when nothing recurs, or the duty has ended by then. */
export function firstPeriod(deadline: Deadline, from: LocalDate): DutyPeriod | null {
  const { recurrence, dueDay, start, end } = deadline;
  if (recurrence === null) return null;
  const earliest = start !== null && start > from ? start : from;
  let period = periodOf(earliest, recurrence);
  for (;;) {
    const dueOn = dueIn(period, recurrence, dueDay);
    if (dueOn >= earliest) return end !== null && dueOn > end ? null : { ...period, dueOn };
    period = periodOf(addDays(period.end, 1), recurrence);
  }
}

/** How long the periods of these keys are, the newest one's length first: an amendment may have changed it. */
export function rhythmsOf(keys: readonly (string | null)[]): Recurrence[] {
  const known = keys.flatMap((key) => (key === null ? [] : (periodOfKey(key) ?? [])));
  const sorted = known.sort((a, b) => (a.end > b.end ? -1 : a.end < b.end ? 1 : 0));
  return [...new Set(sorted.map(({ recurrence }) => recurrence))];
}

/** Those after `last` that have begun by `today`, the earliest first. */
export function periodsBegun(deadline: Deadline, last: Pick<Period, 'end'>, today: LocalDate): DutyPeriod[] {
  const begun: DutyPeriod[] = [];
  for (let after = last; ;) {
    const next = firstPeriod(deadline, addDays(after.end, 1));
    if (next === null || next.start > today) return begun;
    begun.push(next);
    after = next;
  }
}
