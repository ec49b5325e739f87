/** No lunar calendar is kept here, so a lunar time must never pass for a solar one. */

import { digitsAt, numeralAt } from './numerals.ts';
import type { Numeral } from './numerals.ts';
import { UNREAD } from './point.ts';
import type { PointRead } from './point-context.ts';
import { gluedAt, smallNumberAt, wordAt } from './tokens.ts';
import type { Token } from './tokens.ts';
import { DATE_SIGNS } from './written-year.ts';

type Tokens = readonly Token[];

const LUNAR_MONTHS: ReadonlySet<string> = new Set(['gieng', 'chap', 'nhuan']);
const MARKED_FIRST_TEN: ReadonlySet<string> = new Set(['mùng', 'mồng']);

/** "rằm", "tháng Giêng", "15 tháng Chạp", "mùng 1/1": a time whose solar day is not known here; and "mùng 10". */
export function readLunar(tokens: Tokens, at: number): PointRead | null {
  const start = wordAt(tokens, at) === 'ngay' ? at + 1 : at;
  const word = wordAt(tokens, start);
  if (word === 'ram') return { point: UNREAD, next: start + 1 };
  if (word === 'mung' || word === 'mong') {
    // "mong" is also "hope": only digits after it make it a day.
    const isMarked = MARKED_FIRST_TEN.has(tokens[start]?.written ?? '') || word === 'mung';
    const day = isMarked ? numeralAt(tokens, start + 1) : digitsAt(tokens, start + 1);
    return day === null ? null : dayOfFirstTen(tokens, day);
  }
  const ofDay = smallNumberAt(tokens, start) !== null && wordAt(tokens, start + 1) === 'thang';
  if (ofDay && LUNAR_MONTHS.has(wordAt(tokens, start + 2))) return { point: UNREAD, next: start + 3 };
  const isMonth = word === 'thang' && LUNAR_MONTHS.has(wordAt(tokens, start + 1));
  return isMonth ? { point: UNREAD, next: start + 2 } : null;
}

/** "mùng 10" is the tenth of a month; beside a month ("mùng 5 tháng Giêng", "mùng 3/1") it may count by the moon. */
function dayOfFirstTen(tokens: Tokens, { value, next }: Numeral): PointRead {
  const hasMonth = DATE_SIGNS.has(wordAt(tokens, next)) || wordAt(tokens, next) === 'thang';
  // "mùng 6 Tết"
  if (wordAt(tokens, next) === 'tet') return { point: UNREAD, next: next + 1 };
  if (hasMonth || value > 10) return { point: UNREAD, next };
  const day = { unit: 'day', day: value, month: null, monthsAhead: null, year: null, weekday: null } as const;
  return { point: { ...day, firstTen: true }, next };
}

/** The same point, or an unread one when "âm lịch" or "nhuận" stands right after it. */
export function unlessLunar(tokens: Tokens, read: PointRead): PointRead {
  const at = wordAt(tokens, read.next) === '(' ? read.next + 1 : read.next;
  const isLunarCalendar = wordAt(tokens, at) === 'am' && wordAt(tokens, at + 1) === 'lich';
  const isShortened = wordAt(tokens, at) === 'al' && !gluedAt(tokens, at);
  if (isLunarCalendar) return { point: UNREAD, next: at + 2 };
  return isShortened || wordAt(tokens, at) === 'nhuan' ? { point: UNREAD, next: at + 1 } : read;
}
