/** What one span of words names in the calendar, possibly incomplete ("quý IV", "ngày 15", "tháng sau"). */

import { addDays, daysInMonth, localDate, weekdayOf } from '../../calendar/dates.ts';
import type { LocalDate } from '../../calendar/dates.ts';

/** A year as written, "năm nay / năm sau" counted from today's year, or nothing. */
export type YearRef = number | { readonly yearsAhead: number } | null;

/** `month` is null in "ngày 15"; `monthsAhead` is set in "ngày 15 tháng sau"; `weekday` in "thứ Sáu, ngày …". */
export interface DayPoint {
  readonly unit: 'day';
  readonly day: number;
  readonly month: number | null;
  readonly monthsAhead: number | null;
  readonly year: YearRef;
  readonly weekday: number | null;
  /** "mùng 5": in the first months of a year it may be a day of the moon. */
  readonly firstTen?: true;
}

/** Whole months `first`–`last` (1–12) of one year. `shorthand` marks "T4", which in a chat may also be a weekday. */
export interface MonthsPoint {
  readonly unit: 'month' | 'quarter' | 'half_year' | 'year' | 'months';
  readonly first: number;
  readonly last: number;
  readonly year: YearRef;
  readonly shorthand: boolean;
}

/** ISO weekday 1–7; `weeksAhead` 0 for "tuần này", 1 for "tuần sau", null when the week is not named. */
export interface WeekdayPoint {
  readonly unit: 'weekday';
  readonly weekday: number;
  readonly weeksAhead: number | null;
}

/** "tháng sau", "hết tuần này", "mai": a unit counted from today. */
export interface RelativePoint {
  readonly unit: 'relative';
  readonly of: 'day' | 'week' | 'month' | 'quarter' | 'year';
  readonly ahead: number;
}

/**
 * Words in the place of a date that give no day. `impossible`: 31/4, tháng 13, quý V; `imprecise`: "nửa đầu tháng 6";
 * `unread`: more than one meaning, or another calendar ("25/6/30", "2021-25", "tháng Chạp").
 */
interface ImpossiblePoint {
  readonly unit: 'impossible';
  readonly why: 'impossible' | 'imprecise' | 'unread';
}

export type Point = DayPoint | MonthsPoint | WeekdayPoint | RelativePoint | ImpossiblePoint;

/** Inclusive days. */
export interface DaySpan {
  readonly first: LocalDate;
  readonly last: LocalDate;
}

export type PointSpan = DaySpan | 'incomplete' | ImpossiblePoint['why'];

export const IMPOSSIBLE: ImpossiblePoint = { unit: 'impossible', why: 'impossible' };
export const IMPRECISE: ImpossiblePoint = { unit: 'impossible', why: 'imprecise' };
export const UNREAD: ImpossiblePoint = { unit: 'impossible', why: 'unread' };

/** The days of a point that the words complete by themselves; `incomplete` when a year or month is missing. */
export function spanOfPoint(point: Point): PointSpan {
  switch (point.unit) {
    case 'day':
      return typeof point.year === 'number' && point.month !== null
        ? spanOfDay(point.year, point.month, point.day, point.weekday)
        : 'incomplete';
    case 'month':
    case 'quarter':
    case 'half_year':
    case 'year':
    case 'months':
      return typeof point.year === 'number' ? spanOfMonths(point.year, point.first, point.last) : 'incomplete';
    case 'weekday':
    case 'relative':
      return 'incomplete';
    case 'impossible':
      return point.why;
  }
}

/** One day, `impossible` when the calendar has none such or it does not fall on the weekday written before it. */
export function spanOfDay(year: number, month: number, day: number, weekday: number | null): PointSpan {
  const date = localDate(year, month, day);
  if (date === null || (weekday !== null && weekdayOf(date) !== weekday)) return 'impossible';
  return { first: date, last: date };
}

/** From the first day of month `first` to the last day of month `last`. */
export function spanOfMonths(year: number, first: number, last: number): PointSpan {
  const from = localDate(year, first, 1);
  const to = localDate(year, last, daysInMonth(year, last));
  return from === null || to === null ? 'impossible' : { first: from, last: to };
}

/** True when `inner` lies wholly within `outer`. */
export function contains(outer: DaySpan, inner: DaySpan): boolean {
  return outer.first <= inner.first && inner.last <= outer.last;
}

/** True when `later` begins on the day after `earlier`. */
export function followsAtOnce(earlier: DaySpan, later: DaySpan): boolean {
  return addDays(earlier.last, 1) === later.first;
}
