/** Reporting periods: the calendar week, month, quarter, half year or year that holds a day. */

import {
  addDays,
  addMonths,
  dayOf,
  daysInMonth,
  localDate,
  monthOf,
  weekdayOf,
  yearOf,
  type LocalDate,
} from '../calendar/dates.ts';
import type { Deadline, Recurrence } from './deadline.ts';

/** Inclusive local days; `key` names the period ("2026-Q4") and sorts within its kind. */
export interface Period {
  readonly key: string;
  readonly start: LocalDate;
  readonly end: LocalDate;
}

const MONTHS_IN = { monthly: 1, quarterly: 3, half_yearly: 6, yearly: 12 } as const;

/** The period of that length which holds `date`. */
export function periodOf(date: LocalDate, recurrence: Recurrence): Period {
  if (recurrence === 'weekly') {
    const start = addDays(date, 1 - weekdayOf(date));
    return { key: `${start}-W`, start, end: addDays(start, 6) };
  }
  const months = MONTHS_IN[recurrence];
  const index = Math.floor((monthOf(date) - 1) / months);
  const start = monthStart(yearOf(date), index * months + 1);
  return { key: keyOf(recurrence, yearOf(date), index + 1), start, end: addDays(addMonths(start, months), -1) };
}

/** The period before the one that holds `date`. */
export function previousPeriod(date: LocalDate, recurrence: Recurrence): Period {
  return periodOf(addDays(periodOf(date, recurrence).start, -1), recurrence);
}

/** The period of that key, which says its length too; null for a key that names none. */
export function periodOfKey(key: string): (Period & { readonly recurrence: Recurrence }) | null {
  const [, year, month, day, part, number] = KEY.exec(key) ?? [];
  if (year === undefined) return null;
  const recurrence: Recurrence =
    day !== undefined
      ? 'weekly'
      : month !== undefined
        ? 'monthly'
        : part === undefined
          ? 'yearly'
          : part === 'Q'
            ? 'quarterly'
            : 'half_yearly';
  const months =
    number === undefined
      ? 1
      : (Number(number) - 1) * MONTHS_IN[recurrence === 'quarterly' ? 'quarterly' : 'half_yearly'] + 1;
  const within = localDate(Number(year), month === undefined ? months : Number(month), Number(day ?? 1));
  return within === null ? null : { ...periodOf(within, recurrence), recurrence };
}

const KEY = /^(\d{4})(?:-(\d{2})(?:-(\d{2})-W)?|-([QH])([1-4]))?$/u;

/** The day that falls due in `period`. */
export function dueIn(period: Period, recurrence: Recurrence, dueDay: Deadline['dueDay']): LocalDate {
  if (dueDay === null) return period.end;
  if (recurrence === 'weekly') return addDays(period.start, dueDay.day - 1);
  const first = addMonths(period.start, (dueDay.month ?? MONTHS_IN[recurrence]) - 1);
  const lastDay = daysInMonth(yearOf(first), monthOf(first));
  return addDays(first, Math.min(dueDay.day, lastDay) - dayOf(first));
}

function keyOf(recurrence: Exclude<Recurrence, 'weekly'>, year: number, number: number): string {
  switch (recurrence) {
    case 'monthly':
      return `${year}-${String(number).padStart(2, '0')}`;
    case 'quarterly':
      return `${year}-Q${number}`;
    case 'half_yearly':
      return `${year}-H${number}`;
    case 'yearly':
      return `${year}`;
  }
}

function monthStart(year: number, month: number): LocalDate {
  const start = localDate(year, month, 1);
  if (start === null) throw new RangeError(`Not a month: ${year}-${month}`);
  return start;
}
