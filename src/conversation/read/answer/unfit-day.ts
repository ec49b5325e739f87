/** Why the day in a request for more time cannot be granted. */

import { localDate, yearOf, type LocalDate } from '../../../domain/calendar/dates.ts';
import { readDate } from '../../../domain/deadlines/read-date.ts';
import { strip } from '../../../domain/strip-diacritics.ts';
import { readExtension } from './read-answer.ts';
import { readReport } from '../read-report.ts';

/**
 * `past`: not after today; `not_later`: not after the deadline in force; `no_such_day`: the calendar lacks it; `no_year`: it has passed this
 * year, and names no other. */
export type UnfitDay = 'past' | 'not_later' | 'no_such_day' | 'no_year';

/** Null where the words name no day, or one that may be asked for. `dueOn` is the deadline in force. */
export function unfitDay(words: string, dueOn: LocalDate | null, today: LocalDate): UnfitDay | null {
  if (namesNoSuchDay(words)) return 'no_such_day';
  if (lacksYear(words, today)) return 'no_year';
  const plain = readReport(words, today);
  const read = plain.intent === 'extension' ? plain : readExtension(words, today);
  return unfit(read.requestedDeadline, dueOn, today);
}

/** Why a wanted day cannot be the new deadline; null where it can. */
export function unfit(wanted: LocalDate | null, dueOn: LocalDate | null, today: LocalDate): UnfitDay | null {
  if (wanted === null) return null;
  if (wanted <= today) return 'past';
  return dueOn !== null && wanted <= dueOn ? 'not_later' : null;
}

const WRITTEN_DAYS =
  /(?<![\d/.-])(\d{1,2}) ?(?:[/.-]| (?:tháng|thang) ) ?(\d{1,2})(?: ?(?:[/.-]|(?:năm|nam) ) ?(\d{4}))?(?![\d/]|[.-]\d)/giu;
const LEAP_YEAR = 2028;
const MOST_DAYS_IN_MONTH = 31;

/** Words before "30.2" that make it a day. Without diacritics. */
const OF_A_DAY = /(?:^|[^\p{L}])(?:ngay|den|toi|truoc|han|vao|hom|sang)$/u;

/** "31/2", "30/2/2027": reads as a day and is none; "45/60" is no day at all. */
export function namesNoSuchDay(words: string): boolean {
  return daysIn(words).some(({ day, month, year }) => {
    const isDay = day <= MOST_DAYS_IN_MONTH && month <= 12 && month > 0 && day > 0;
    return isDay && localDate(year ?? LEAP_YEAR, month, day) === null;
  });
}

/** "5/1" in June: of this year it has passed, so the year is to be said. */
export function lacksYear(words: string, today: LocalDate): boolean {
  const lacks = daysIn(words).some(({ day, month, year }) => {
    const of = (inYear: number): LocalDate | null => localDate(inYear, month, day);
    return year === null && of(LEAP_YEAR) !== null && (of(yearOf(today)) ?? today) <= today;
  });
  return lacks && readDate(words, today).kind === 'ambiguous';
}

interface WrittenDay {
  readonly day: number;
  readonly month: number;
  readonly year: number | null;
}

/** The figures that are written as days; "31.4 ha" is an amount. */
function daysIn(words: string): WrittenDay[] {
  const written = words.normalize('NFC');
  return [...written.matchAll(WRITTEN_DAYS)]
    .filter(({ 0: whole, 3: year, index }) => {
      return !whole.includes('.') || year !== undefined || isPointedDay(written, index, whole.length);
    })
    .map(([, day, month, year]) => ({
      day: Number(day),
      month: Number(month),
      year: year === undefined ? null : Number(year),
    }));
}

/** "30.2" by itself, or behind "đến", "ngày": not "30.2%", "đến 31.4 ha". */
function isPointedDay(text: string, from: number, length: number): boolean {
  const behind = text.slice(from + length).trimStart();
  const before = strip(text.slice(0, from).slice(-LONGEST_BEFORE));
  return /^(?:[,.;:!?)\n]|$)/u.test(behind) && (before === '' || OF_A_DAY.test(before));
}

/** UTF-16 units that hold the word before a day. */
const LONGEST_BEFORE = 20;
