import { addDays, daysBetween, monthOf, quarterOf, weekdayOf, yearOf } from '../../calendar/dates.ts';
import type { LocalDate } from '../../calendar/dates.ts';
import { spanOfDay, spanOfMonths, spanOfPoint } from './point.ts';
import type {
  DayPoint,
  DaySpan,
  MonthsPoint,
  Point,
  PointSpan,
  RelativePoint,
  WeekdayPoint,
  YearRef,
} from './point.ts';

const FRIDAY = 5;

/**
 * The days that a point means when said on `today`: what lacks a year or month is the next one that is not over yet,
 * and `incomplete` where the one that is over lies nearer.
 */
export function nearestSpan(point: Point, today: LocalDate): PointSpan {
  switch (point.unit) {
    case 'day':
      return nearestDay(point, today);
    case 'month':
    case 'quarter':
    case 'half_year':
    case 'months':
      return nearestMonths(point, today);
    case 'weekday':
      return nearestWeekday(point, today);
    case 'relative':
      return spanOfRelative(point, today);
    case 'year':
    case 'impossible':
      return spanOfPoint(point);
  }
}

function nearestDay(point: DayPoint, today: LocalDate): PointSpan {
  const { day, month, weekday } = point;
  if (month === null) return nearestDayOfMonth(point, today);
  const year = yearFrom(point.year, today);
  if (year !== null) return spanOfDay(year, month, day, weekday);
  // "thứ Sáu, 18/12" in a year when it is no Friday was meant for another year or is a slip: ask.
  const thisYear = spanOfDay(yearOf(today), month, day, null);
  const next = yetToCome(thisYear, spanOfDay(yearOf(today) + 1, month, day, null), today);
  return typeof next !== 'string' && weekday !== null && weekdayOf(next.first) !== weekday ? 'impossible' : next;
}

function nearestDayOfMonth(point: DayPoint, today: LocalDate): PointSpan {
  const dayIn = (ahead: number): PointSpan => {
    const { year, month } = monthAhead(today, ahead);
    return spanOfDay(year, month, point.day, point.weekday);
  };
  if (point.monthsAhead !== null) return dayIn(point.monthsAhead);
  const thisMonth = dayIn(0);
  const next = isOver(thisMonth, today) ? dayIn(1) : thisMonth;
  // Around Tết "mùng 5" may count by the moon.
  return point.firstTen === true && typeof next !== 'string' && monthOf(next.first) <= 2 ? 'incomplete' : next;
}

function nearestMonths(point: MonthsPoint, today: LocalDate): PointSpan {
  const year = yearFrom(point.year, today);
  // "T6" without a year may be Friday as well as June.
  if (point.shorthand && point.year === null && point.first >= 2 && point.first <= 7) return 'incomplete';
  if (year !== null) return spanOfMonths(year, point.first, point.last);
  const thisYear = spanOfMonths(yearOf(today), point.first, point.last);
  return yetToCome(thisYear, spanOfMonths(yearOf(today) + 1, point.first, point.last), today);
}

/** Said on 30/11, "5/1" is next year's; "15/11" lies nearer behind than ahead, and may be a slip: not to be guessed. */
function yetToCome(thisYear: PointSpan, nextYear: PointSpan, today: LocalDate): PointSpan {
  if (typeof thisYear === 'string' || typeof nextYear === 'string' || thisYear.last >= today) {
    return isOver(thisYear, today) ? nextYear : thisYear;
  }
  return daysBetween(thisYear.last, today) < daysBetween(today, nextYear.last) ? 'incomplete' : nextYear;
}

function yearFrom(year: YearRef, today: LocalDate): number | null {
  if (year === null || typeof year === 'number') return year;
  return yearOf(today) + year.yearsAhead;
}

function isOver(span: PointSpan, today: LocalDate): boolean {
  return typeof span !== 'string' && span.last < today;
}

/** On a Friday, "thứ 6" may be today or a week later: not to be guessed. */
function nearestWeekday(point: WeekdayPoint, today: LocalDate): PointSpan {
  const daysAhead = point.weekday - weekdayOf(today);
  if (point.weeksAhead !== null) {
    const date = addDays(today, daysAhead + point.weeksAhead * 7);
    return date < today ? 'impossible' : oneDay(date);
  }
  if (daysAhead === 0) return 'incomplete';
  return oneDay(addDays(today, daysAhead < 0 ? daysAhead + 7 : daysAhead));
}

function spanOfRelative(point: RelativePoint, today: LocalDate): PointSpan {
  switch (point.of) {
    case 'day':
      return oneDay(addDays(today, point.ahead));
    case 'week': {
      const monday = addDays(today, 1 - weekdayOf(today) + point.ahead * 7);
      const friday = addDays(monday, FRIDAY - 1);
      return friday < today ? 'incomplete' : { first: monday, last: friday };
    }
    case 'month': {
      const { year, month } = monthAhead(today, point.ahead);
      return spanOfMonths(year, month, month);
    }
    case 'quarter': {
      const zeroBased = yearOf(today) * 4 + quarterOf(today) - 1 + point.ahead;
      const first = (zeroBased % 4) * 3 + 1;
      return spanOfMonths(Math.floor(zeroBased / 4), first, first + 2);
    }
    case 'year':
      return spanOfMonths(yearOf(today) + point.ahead, 1, 12);
  }
}

function monthAhead(today: LocalDate, ahead: number): { readonly year: number; readonly month: number } {
  const zeroBased = yearOf(today) * 12 + monthOf(today) - 1 + ahead;
  return { year: Math.floor(zeroBased / 12), month: (zeroBased % 12) + 1 };
}

function oneDay(date: LocalDate): DaySpan {
  return { first: date, last: date };
}
