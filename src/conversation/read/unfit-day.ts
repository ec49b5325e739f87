/** Why the day in a request for more time cannot be granted. */

import { localDate, yearOf, type LocalDate } from '../../domain/calendar/dates.ts';
import { readDate } from '../../domain/deadlines/read-date.ts';
import { readExtension } from './read-answer.ts';
import { readReport } from './read-report.ts';

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

export function unfit(wanted: LocalDate | null, dueOn: LocalDate | null, today: LocalDate): UnfitDay | null {
  if (wanted === null) return null;
  if (wanted <= today) return 'past';
  return dueOn !== null && wanted <= dueOn ? 'not_later' : null;
}

const WRITTEN_DAYS =
  /(?<![\d/.-])(\d{1,2}) ?(?:[/.-]| (?:tháng|thang) ) ?(\d{1,2})(?: ?(?:[/.-]|(?:năm|nam) ) ?(\d{4}))?(?![\d/]|[.-]\d)/giu;
const LEAP_YEAR = 2028;
const MOST_DAYS_IN_MONTH = 31;

/** "31/2", "30/2/2027": reads as a day and is none; "45/60" is no day at all. */
export function namesNoSuchDay(words: string): boolean {
  return [...words.normalize('NFC').matchAll(WRITTEN_DAYS)].some(([, day, month, year]) => {
    const isDay = Number(day) <= MOST_DAYS_IN_MONTH && Number(month) <= 12 && Number(month) > 0 && Number(day) > 0;
    return isDay && localDate(Number(year ?? LEAP_YEAR), Number(month), Number(day)) === null;
  });
}

/** "5/1" in June: of this year it has passed, so the year is to be said. */
export function lacksYear(words: string, today: LocalDate): boolean {
  const lacks = [...words.normalize('NFC').matchAll(WRITTEN_DAYS)].some(([, day, month, year]) => {
    const of = (inYear: number) => localDate(inYear, Number(month), Number(day));
    return year === undefined && of(LEAP_YEAR) !== null && (of(yearOf(today)) ?? today) <= today;
  });
  return lacks && readDate(words, today).kind === 'ambiguous';
}
