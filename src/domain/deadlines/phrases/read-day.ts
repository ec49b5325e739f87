import { daysInMonth } from '../../calendar/dates.ts';
import { isMeasured } from './is-measured.ts';
import { digitsAt, numeralAt, spelledNumberAt } from './numerals.ts';
import type { Numeral } from './numerals.ts';
import { IMPOSSIBLE, UNREAD } from './point.ts';
import type { YearRef } from './point.ts';
import type { PointContext, PointRead } from './point-context.ts';
import { numeralOfMonth } from './read-months.ts';
import { gluedAt, smallNumberAt, wordAt, yearAt } from './tokens.ts';
import type { Token } from './tokens.ts';
import { AHEAD, DATE_SIGNS, readWordedYear, shortYear, yearAfter } from './written-year.ts';

type Tokens = readonly Token[];

const LEAP_YEAR = 2024;
const COUNTED_TIMES: ReadonlySet<string> = new Set(['ngay', 'tuan', 'thang']);
const NOT_A_WEEKDAY_AFTER: ReadonlySet<string> = new Set([
  'lan',
  'thang',
  'quy',
  'dot',
  'khoa',
  'ky',
  'nam',
  'hang',
  'muc',
  'loai',
  'phien',
  'hop',
]);

/** "31/3/2022", "ngày 31 tháng 3 năm 2022", "2022-03-31", "ngày 15", "15 tháng sau". */
export function readDay(tokens: Tokens, at: number, context: PointContext): PointRead | null {
  const iso = readIsoDay(tokens, at);
  if (iso !== null) return iso;
  const named = wordAt(tokens, at) === 'ngay';
  const start = named ? at + 1 : at;
  const day = smallNumberAt(tokens, start);
  if (day === null) return named || opensSpelledDay(tokens, start) ? readSpelledDay(tokens, start) : null;
  if (beginsDayRange(tokens, start)) return dayPoint(start + 1, day, null, null, null);
  return (
    readNumericDay(tokens, start, day, named, context) ??
    readWordedDay(tokens, start, day) ??
    (named && wordAt(tokens, start + 1) !== 'lan' ? dayPoint(start + 1, day, null, null, null) : null)
  );
}

/** "ngày hai mươi tháng mười hai", "ngày mười lăm"; behind "ngày" a lone "năm" is a year. */
function readSpelledDay(tokens: Tokens, at: number): PointRead | null {
  const day = spelledNumberAt(tokens, at);
  if (day === null) return null;
  const month = wordAt(tokens, day.next) === 'thang' ? numeralAt(tokens, day.next + 1) : null;
  if (month !== null) {
    const { year, next } = yearAfter(tokens, month.next);
    // "năm hai nghìn không trăm ba mươi"
    const isYearSpelled = wordAt(tokens, month.next) === 'nam' && spelledNumberAt(tokens, month.next + 1) !== null;
    if (isYearSpelled) return { point: UNREAD, next: month.next + 1 };
    return dayPoint(next, day.value, month.value, null, year);
  }
  const isAlone = day.value > 10 && !COUNTED_TIMES.has(wordAt(tokens, day.next)) && wordAt(tokens, day.next) !== 'lan';
  return isAlone ? dayPoint(day.next, day.value, null, null, null) : null;
}

/** "mười lăm tháng mười hai" without "ngày"; "ba tháng mười ngày" is a time, so that small numbers open none. */
function opensSpelledDay(tokens: Tokens, at: number): boolean {
  const day = spelledNumberAt(tokens, at);
  if (day === null || day.value <= 10 || wordAt(tokens, day.next) !== 'thang') return false;
  const month = numeralAt(tokens, day.next + 1);
  return month !== null && month.value <= 12 && wordAt(tokens, month.next) !== 'ngay';
}

/** "15-16/6/2022": the first day shares the month and year of the second. */
function beginsDayRange(tokens: Tokens, at: number): boolean {
  const isRange = wordAt(tokens, at + 1) === '-' && smallNumberAt(tokens, at + 2) !== null;
  return (
    isRange &&
    wordAt(tokens, at + 3) === '/' &&
    smallNumberAt(tokens, at + 4) !== null &&
    wordAt(tokens, at + 5) === '/'
  );
}

/** "2025-06-30", "2025/06/30". */
function readIsoDay(tokens: Tokens, at: number): PointRead | null {
  const year = yearAt(tokens, at);
  const month = smallNumberAt(tokens, at + 2);
  const day = smallNumberAt(tokens, at + 4);
  if (year === null || month === null || day === null) return null;
  const sign = wordAt(tokens, at + 1);
  const isSign = sign === '-' || sign === '/';
  if (!isSign || wordAt(tokens, at + 3) !== sign || !gluedAt(tokens, at + 4)) return null;
  return dayPoint(at + 5, day, month, null, year);
}

/** "31/3/2022", "31-3-22", "31.03.2022", "31/3 năm 2022", "31/3". Vietnamese dates are always day first. */
function readNumericDay(
  tokens: Tokens,
  at: number,
  day: number,
  named: boolean,
  context: PointContext,
): PointRead | null {
  const sign = wordAt(tokens, at + 1);
  const month = smallNumberAt(tokens, at + 2);
  if (!DATE_SIGNS.has(sign) || month === null) return null;
  const afterMonth = at + 3;
  if (wordAt(tokens, afterMonth) === sign) {
    const short = shortYear(tokens, afterMonth + 1);
    if (short !== null && mayBeginWithYear(day, short)) return { point: UNREAD, next: afterMonth + 2 };
    const year = yearAt(tokens, afterMonth + 1) ?? short;
    if (year !== null) return dayPoint(afterMonth + 2, day, month, null, year);
    if (tokens[afterMonth + 1]?.value != null) return null;
  }
  // "15-16/6/2022" and "tháng 4-6/2022" are ranges: the dash does not stand inside a date.
  if (sign !== '/' && (!gluedAt(tokens, at + 1) || !gluedAt(tokens, at + 2) || wordAt(tokens, afterMonth) === '/'))
    return null;
  if (!named && (isMeasured(tokens, afterMonth) || COUNTED_TIMES.has(wordAt(tokens, afterMonth)))) return null;
  const plausible = day <= 31 && month <= 12;
  if (!named && !plausible && !(context.opens && day <= 31)) return null;
  const year = readWordedYear(tokens, afterMonth);
  return dayPoint(year.next, day, month, null, year.year);
}

/** "25/6/30" may mean 30/6/2025: before 2030 papers do not shorten that year. */
function mayBeginWithYear(first: number, year: number): boolean {
  return first >= 20 && first <= 29 && (year === 2030 || year === 2031);
}

/** "31 tháng 3 năm 2022", "15 của tháng 6/2023", "15 tháng sau". */
function readWordedDay(tokens: Tokens, at: number, day: number): PointRead | null {
  const unit = wordAt(tokens, at + 1) === 'cua' ? at + 2 : at + 1;
  if (wordAt(tokens, unit) !== 'thang') return null;
  const ahead = AHEAD.get(wordAt(tokens, unit + 1));
  const month = numeralOfMonth(tokens, unit + 1);
  if (month === null) {
    return ahead === undefined ? null : dayPoint(unit + 2, day, null, ahead, null);
  }
  const year = yearAfter(tokens, month.next);
  return dayPoint(year.next, day, month.value, null, year.year);
}

function dayPoint(
  next: number,
  day: number,
  month: number | null,
  monthsAhead: number | null,
  year: YearRef,
): PointRead {
  const longest = month === null ? 31 : month > 12 || month < 1 ? 0 : daysInMonth(LEAP_YEAR, month);
  if (day < 1 || day > longest) return { point: IMPOSSIBLE, next };
  return { point: { unit: 'day', day, month, monthsAhead, year, weekday: null }, next };
}

/** "thứ 6", "thứ Sáu tuần sau", "chủ nhật", and "thứ Sáu, ngày 18/12/2026", which is the day with a check. */
export function readWeekday(tokens: Tokens, at: number, context: PointContext): PointRead | null {
  const weekday = weekdayNumeral(tokens, at);
  if (weekday === null) return null;
  const gap = [',', '('].includes(wordAt(tokens, weekday.next)) ? weekday.next + 1 : weekday.next;
  const day = readDay(tokens, gap, { ...context, opens: true });
  if (day?.point.unit === 'day') return { point: { ...day.point, weekday: weekday.value }, next: day.next };
  const ofWeek = wordAt(tokens, weekday.next) === 'tuan' ? weekday.next + 1 : weekday.next;
  const ahead = AHEAD.get(wordAt(tokens, ofWeek));
  if (ahead === undefined)
    return { point: { unit: 'weekday', weekday: weekday.value, weeksAhead: null }, next: weekday.next };
  // "thứ 6 tới" is the next one, whichever week it falls in; only "tuần tới" names the week.
  const weeksAhead = ofWeek === weekday.next ? null : ahead;
  return { point: { unit: 'weekday', weekday: weekday.value, weeksAhead }, next: ofWeek + 1 };
}

function weekdayNumeral(tokens: Tokens, at: number): Numeral | null {
  if (wordAt(tokens, at) === 'chu' && wordAt(tokens, at + 1) === 'nhat') return { value: 7, next: at + 2 };
  const written = tokens[at]?.written;
  if (written !== 'thứ' && written !== 'thu') return null;
  if (NOT_A_WEEKDAY_AFTER.has(wordAt(tokens, at - 1))) return null;
  // "thứ tự" is an order, "thứ hai là …" the second of a list.
  if (tokens[at + 1]?.written === 'tự' || tokens[at + 2]?.written === 'là') return null;
  const numeral = digitsAt(tokens, at + 1) ?? spelledNumberAt(tokens, at + 1);
  if (numeral === null || numeral.value < 2 || numeral.value > 7 || isMeasured(tokens, numeral.next)) return null;
  return { value: numeral.value - 1, next: numeral.next };
}
