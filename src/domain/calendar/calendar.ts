/** Which days the office works. Deterministic: the tables of each year are built once and kept. */

import type { CalendarAmendments } from './calendar-contradiction.ts';
import { addDays, day, daysInMonth, epochDay, formatDate, fromEpochDay, yearOf } from './dates.ts';
import type { LocalDate } from './dates.ts';
import { isWeekend, restDays } from './holidays.ts';

export { parseAmendments } from './calendar-amendments.ts';
export type { CalendarAmendments } from './calendar-contradiction.ts';

export interface WorkingCalendar {
  readonly isWorkingDay: (date: LocalDate) => boolean;
  /** The first working day on or after `date`. */
  readonly nextWorkingDay: (date: LocalDate) => LocalDate;
  /** The `n`-th working day strictly before `date`; `n` is a whole number from 1, anything else throws. */
  readonly workingDaysBefore: (date: LocalDate, n: number) => LocalDate;
  /** Working days after `from` up to and including `to`; negative, counted the other way, when `to` is earlier. */
  readonly workingDaysBetween: (from: LocalDate, to: LocalDate) => number;
  /** Why offices rest on that day, in Vietnamese; null for working days and plain weekends. */
  readonly holidayName: (date: LocalDate) => string | null;
}

/** `before[i]` counts the working days of the year before its i-th day (0 is 1 January). */
interface Year {
  readonly firstEpochDay: number;
  readonly workingDays: readonly LocalDate[];
  readonly before: Uint16Array;
  readonly names: ReadonlyMap<LocalDate, string>;
}

/**
 * The calendar of Vietnamese offices: Monday to Friday, less the statutory holidays by rule, as amended.
 * What makes a day worked (`workedOn`, `workingDays`) wins over what makes it a rest.
 */
export function workingCalendar(amendments: CalendarAmendments): WorkingCalendar {
  const worked = new Set([...amendments.swaps.map((swap) => swap.workedOn), ...amendments.workingDays]);
  const years = new Map<number, Year>();

  function yearTable(year: number): Year {
    const known = years.get(year);
    if (known !== undefined) return known;
    const built = buildYear(year, amendments, worked);
    years.set(year, built);
    return built;
  }

  function isWorkingDay(date: LocalDate): boolean {
    const { before, firstEpochDay } = yearTable(yearOf(date));
    const index = epochDay(date) - firstEpochDay;
    return before[index + 1] !== before[index];
  }

  /** The working day that stands `offset` places after (before when negative) the first one on or after `date`. */
  function workingDayAt(date: LocalDate, offset: number): LocalDate {
    let year = yearOf(date);
    let position = countBefore(yearTable(year), date) + offset;
    while (position < 0) {
      year -= 1;
      position += yearTable(year).workingDays.length;
    }
    let found = yearTable(year).workingDays[position];
    while (found === undefined) {
      position -= yearTable(year).workingDays.length;
      year += 1;
      found = yearTable(year).workingDays[position];
    }
    return found;
  }

  /** Working days from `from`, included, to `to`, excluded; `from` is not later. */
  function countFrom(from: LocalDate, to: LocalDate): number {
    let count = countBefore(yearTable(yearOf(to)), to) - countBefore(yearTable(yearOf(from)), from);
    for (let year = yearOf(from); year < yearOf(to); year += 1) count += yearTable(year).workingDays.length;
    return count;
  }

  return {
    isWorkingDay,
    nextWorkingDay: (date) => workingDayAt(date, 0),
    workingDaysBefore: (date, n) => {
      if (!Number.isInteger(n) || n < 1) throw new RangeError(`Not a count of working days: ${String(n)}`);
      return workingDayAt(date, -n);
    },
    workingDaysBetween: (from, to) =>
      from <= to ? countFrom(addDays(from, 1), addDays(to, 1)) : -countFrom(addDays(to, 1), addDays(from, 1)),
    holidayName: (date) => yearTable(yearOf(date)).names.get(date) ?? null,
  };
}

function countBefore(year: Year, date: LocalDate): number {
  return year.before[epochDay(date) - year.firstEpochDay] ?? 0;
}

function buildYear(year: number, amendments: CalendarAmendments, worked: ReadonlySet<LocalDate>): Year {
  const names = new Map(restDays(year, amendments.holidays));
  for (const { off, workedOn } of amendments.swaps) {
    if (yearOf(off) === year) names.set(off, `Nghỉ hoán đổi, làm bù ngày ${formatDate(workedOn)}`);
  }
  for (const date of worked) names.delete(date);

  const firstEpochDay = epochDay(day(`${String(year)}-01-01`));
  const length = 337 + daysInMonth(year, 2);
  const before = new Uint16Array(length + 1);
  const workingDays: LocalDate[] = [];
  for (let index = 0; index < length; index += 1) {
    const date = fromEpochDay(firstEpochDay + index);
    if (worked.has(date) || (!isWeekend(date) && !names.has(date))) workingDays.push(date);
    before[index + 1] = workingDays.length;
  }
  return { firstEpochDay, workingDays, before, names };
}
