/** The day of completion behind `/xacnhan 6`: "20/12/2022", "ngày 20/12", "20 tháng 12 năm 2022", "hôm qua". */

import { addDays, addMonths, daysBetween, localDate, yearOf, type LocalDate } from '../../../domain/calendar/dates.ts';
import { strip } from '../../../domain/strip-diacritics.ts';

export type ConfirmedDay =
  | { readonly kind: 'none' }
  | { readonly kind: 'day'; readonly on: LocalDate }
  /** Two days, one that the calendar lacks or that lies ahead, a time or a figure that is no day. */
  | { readonly kind: 'unclear' };

/** Both with the year left out, too; never inside a longer figure or a document's number. */
const DAYS = [
  /(?<![\d/.-])(\d{1,2})\s?([/.-])\s?(\d{1,2})(?:\s?\2\s?(\d{4}|\d{2}))?(?![\d/-])(?!\.\d)/gu,
  /(?<![\d/.-])(\d{1,2})\s{1,3}(tháng|thang)\s{1,3}(\d{1,2})(?:\s{0,3}(?:\/|năm|nam)\s{0,3}(\d{4}))?(?!\d)/giu,
];
const NEAR = /(?<!\p{L})(?:hôm|hom)\s{1,3}(nay|qua|kia)(?!\p{L})/giu;
const BACK = new Map([
  ['nay', 0],
  ['qua', -1],
  ['kia', -2],
]);
/** "ngày mai", "cuối tháng", "tuần trước": a time, and no day that is past for certain. */
const OTHER_TIME = /(?<!\p{L})(?:mai|mốt|tuần|tuan|tháng|thang|quý|năm ngoái|nam ngoai|hôm|hom)(?!\p{L})/iu;
const DOCUMENT = /\d{1,6}\/(?:\d{4}\/)?\p{L}[\p{L}\d./&-]{0,30}/gu;

/** Said with a day. Without diacritics. */
const FILLERS = new Set(['ngay', 'vao', 'hoan', 'thanh', 'xong', 'tu', 'la', 'da', 'hom']);

/**
 * The day and the words that name none. A day without a year is the last one, where that is nearer than the next.
 * Whether a day may stand (not before the decision) is for the domain to say.
 */
export function readConfirmedDay(
  words: string,
  today: LocalDate,
): { readonly day: ConfirmedDay; readonly unused: string } {
  const text = words.normalize('NFC');
  const days = new Set<LocalDate | null>();
  let rest = text.replace(DOCUMENT, (written) => ' '.repeat(written.length));
  for (const pattern of DAYS) {
    rest = rest.replace(pattern, (written, day: string, _: string, month: string, year?: string) => {
      days.add(dayOf(Number(day), Number(month), year, today));
      return ' '.repeat(written.length);
    });
  }
  rest = rest.replace(NEAR, (written, when: string) => {
    days.add(addDays(today, BACK.get(when.toLowerCase()) ?? 0));
    return ' '.repeat(written.length);
  });
  const unused = unusedOf(text, rest);
  const [on = null] = days;
  const isOther = /\d/u.test(rest) || OTHER_TIME.test(rest);
  if (days.size > 1 || (days.size === 1 && on === null) || isOther) return { day: { kind: 'unclear' }, unused };
  return { day: on === null ? { kind: 'none' } : { kind: 'day', on }, unused };
}

/** Null for a day that does not exist, or does not lie behind `today`. */
function dayOf(day: number, month: number, year: string | undefined, today: LocalDate): LocalDate | null {
  if (year !== undefined) {
    const on = localDate(year.length === 2 ? 2000 + Number(year) : Number(year), month, day);
    return on !== null && on <= today ? on : null;
  }
  const on = localDate(yearOf(today), month, day);
  if (on === null) return null;
  const past = on <= today ? on : addMonths(on, -12);
  return daysBetween(past, today) < daysBetween(today, addMonths(past, 12)) ? past : null;
}

/** The words as written, without the days and what is said with them. `rest` has blanks in the days' places. */
function unusedOf(text: string, rest: string): string {
  const kept = [...rest.matchAll(/\S+/gu)].filter(([word]) => !FILLERS.has(strip(word)));
  const cited = [...text.matchAll(DOCUMENT)].map(({ index, 0: word }) => ({ index, word }));
  return [...kept.map(({ index, 0: word }) => ({ index, word })), ...cited]
    .toSorted((a, b) => a.index - b.index)
    .map(({ word }) => word)
    .join(' ');
}
