/**
 * The day on which the work was completed, as a report states it. Only the words of time are looked at here; whether the
 * report says "completed" is decided without them.
 */

import { addDays, addMonths, daysBetween, localDate, yearOf, type LocalDate } from '../../../domain/calendar/dates.ts';
import type { UnclearDay } from '../reading.ts';
import { withoutAbstract } from './words/abstract.ts';
import { clausesOf, isDone } from './clauses.ts';
import type { CitedDocument } from './document.ts';
import { isAhead, isPartOfDay, tellsOfWeekday, toldWeekdayAt } from './weekday.ts';
import type { Item, ItemKind } from './words/items.ts';

/** `spans` are the words of time that say when, the document's own day not among them. */
export interface StatedDay {
  readonly day:
    | { readonly kind: 'none' }
    | { readonly kind: 'day'; readonly on: LocalDate }
    | { readonly kind: 'unclear'; readonly why: UnclearDay };
  readonly spans: readonly Span[];
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** One expression of time: a day, or why it is none. `ofPaper`: the day of a paper that is named. */
interface Named extends Span {
  readonly on: LocalDate | UnclearDay;
  readonly ofPaper: boolean;
}

/** The day that the words state; where they state none, that of the result document. */
export function statedDayIn(items: readonly Item[], document: CitedDocument, today: LocalDate): StatedDay {
  const outside = clausesOf(items).map(({ items: clause }) => withoutAbstract(clause));
  const weekdays = outside.flatMap((clause) => weekdaysIn(clause, today));
  // "đã xong thứ 6 ngày 17/6", but not "thứ 6 ngày 24/6 xong".
  const told = new Set(outside.filter(tellsOfWeekday).flatMap((clause) => clause.filter(isAhead)));
  const named = [...timesIn(outside.flat(), told, today), ...weekdays].filter(
    ({ start, end }) => !isWithin(document, start, end),
  );
  const own = named.filter(({ ofPaper }) => !ofPaper).map(({ on }) => on);
  if (own.length > 0) return { day: agreed(own), spans: [...named, ...choicesBetween(items, named)] };
  const papers = named.map(({ on }) => on);
  const { documentDate } = document;
  if (documentDate !== null && !isBasis(items, document)) papers.push(documentDate > today ? 'ahead' : documentDate);
  return { day: agreed(papers), spans: named };
}

/** "1/10/2022 hoặc 2/10/2022": the word that leaves open which of two days it was. */
function choicesBetween(items: readonly Item[], days: readonly Span[]): Span[] {
  return items.filter(({ key, start, end }) => {
    const isBehind = days.some((day) => day.end <= start && start - day.end <= 1);
    const isBefore = days.some((day) => day.start >= end && day.start - end <= 1);
    return CHOICE.test(key) && isBehind && isBefore;
  });
}

const CHOICE = /^(?:hoặc|hay|hoac|hoặc là|hay là)$/u;

function agreed(said: readonly Named['on'][]): StatedDay['day'] {
  const unclear = said.find((on): on is UnclearDay => on in REASONS);
  if (unclear !== undefined) return { kind: 'unclear', why: unclear };
  const [on, ...others] = new Set(said as readonly LocalDate[]);
  if (on === undefined) return { kind: 'none' };
  return others.length > 0 ? { kind: 'unclear', why: 'several' } : { kind: 'day', on };
}

function isWithin({ span }: CitedDocument, start: number, end: number): boolean {
  return span !== null && start < span.end && end > span.start;
}

/** "theo Kế hoạch 12/KH-SXD ngày …" is what the work followed, "theo Báo cáo 45/BC-SXD ngày …" what tells of its end. */
function isBasis(items: readonly Item[], { span }: CitedDocument): boolean {
  const at = items.findIndex((item) => item.kind === 'document' && item.start === span?.start);
  const words = items.slice(Math.max(0, at - 2), at).map(({ kind }) => kind);
  return words.includes('document_after') && !TELLS_RESULT.test(items[at]?.key ?? '');
}

const TELLS_RESULT = /\/\s?(?:bc|bb|tb)/iu;

const REASONS: Readonly<Record<UnclearDay, true>> = {
  several: true,
  ahead: true,
  no_such_day: true,
  no_single_day: true,
};

type Time = Omit<Named, 'ofPaper'>;

/** What a day follows that is a paper's: "báo cáo ngày 5/1/2023", "Quyết định 12/QĐ-SXD, 45/BC-SXD ngày …". */
const PAPERS: readonly ItemKind[] = ['document', 'document_word', 'report_lead'];
const PLACES = /^(?:tại|tai|bằng|bang|qua|số|so)$/u;

function timesIn(items: readonly Item[], told: ReadonlySet<Item>, today: LocalDate): Named[] {
  const found: Named[] = [];
  for (let at = 0; at < items.length; at += 1) {
    const item = items[at];
    if (item === undefined) continue;
    const named = dayAt(items, at, today) ?? periodAt(items, at) ?? recently(item, today);
    if (named === null) continue;
    const link = startOfLink(items, told, at);
    const before = items[link - 1];
    const ofPaper = before !== undefined && PAPERS.includes(before.kind) && !PLACES.test(before.key);
    found.push({ ...named, start: items[link]?.start ?? named.start, ofPaper });
    while ((items[at + 1]?.start ?? named.end) < named.end) at += 1;
  }
  return found;
}

/** "hôm thứ 6", "chiều thứ sáu tuần trước". */
function weekdaysIn(clause: readonly Item[], today: LocalDate): Named[] {
  return clause.flatMap((item, at) => {
    const told = toldWeekdayAt(clause, at, today);
    if (told === null) return [];
    const { start } = clause[told.from] ?? item;
    const before = clause[told.from - 1];
    const ofPaper = before !== undefined && PAPERS.includes(before.kind) && !PLACES.test(before.key);
    return [{ start, end: clause[at + told.length - 1]?.end ?? item.end, on: told.on, ofPaper }];
  });
}

/** "20/12/2022"; "ngày 5/11" without a year only after a word for a day: "3/5" may be three of five. */
function dayAt(items: readonly Item[], at: number, today: LocalDate): Time | null {
  const item = items[at];
  if (item === undefined) return null;
  const { start, end, numbers } = item;
  const [dayOfMonth = 0, month = 0, year] = numbers;
  if (item.kind === 'date') {
    const on = localDate(year ?? 0, month, dayOfMonth);
    return { start, end, on: on === null ? 'no_such_day' : on > today ? 'ahead' : on };
  }
  const isDay = items[at - 1]?.kind === 'time_link' || isSurelyDay(items, at);
  if (item.kind !== 'fraction' || !isDay || month > 12) return null;
  return { start, end, on: nearestPast(dayOfMonth, month, today) };
}

/** "xong 20/11": no part of eleven; "15/12 xã" counts something. */
function isSurelyDay(items: readonly Item[], at: number): boolean {
  const [dayOfMonth = 0, month = 0] = items[at]?.numbers ?? [];
  const behind = items[at + 1];
  const opens = at === 0 || items[at - 1]?.kind === 'break';
  const isBeside = behind === undefined || BEHIND_DAY.includes(behind.kind) || (opens && isDone(behind));
  return Number.isInteger(dayOfMonth) && dayOfMonth > month && month > 0 && isBeside && items.some(isDone);
}

const BEHIND_DAY: readonly ItemKind[] = [
  ...(['break', 'already', 'polite', 'soft_order', 'courtesy', 'smile', 'late', 'offset', 'contrast'] as const),
  ...(['because', 'had'] as const),
];

/** A day without a year is past only where it is nearer behind us than ahead: "ngày 5/1" said in November is neither. */
function nearestPast(dayOfMonth: number, month: number, today: LocalDate): LocalDate | UnclearDay {
  const inThisYear = localDate(yearOf(today), month, dayOfMonth);
  if (inThisYear === null) return 'no_such_day';
  const past = inThisYear <= today ? inThisYear : addMonths(inThisYear, -12);
  const ahead = addMonths(past, 12);
  return daysBetween(past, today) < daysBetween(today, ahead) ? past : 'ahead';
}

/** "tháng 12/2022", "quý IV năm 2022", "năm 2022", also with "cuối" or "từ" before it. */
function periodAt(items: readonly Item[], at: number): Time | null {
  const item = items[at];
  if (item === undefined || !UNITS.test(item.key)) return null;
  const rest = items.slice(at + 1, at + 5);
  const length = rest.findIndex((next) => !PART_OF_PERIOD.includes(next.kind) && !IN_PERIOD.test(next.key));
  const parts = rest.slice(0, length < 0 ? rest.length : length);
  const figure = parts.findLastIndex((part) => part.numbers.length > 0 || ROMAN.test(part.key));
  const last = parts[figure];
  return last === undefined ? null : { start: item.start, end: last.end, on: 'no_single_day' };
}

const UNITS = /^(?:(?:đầu|dau|giữa|giua|cuối|cuoi|trong|vào|hồi) )?(?:tháng|thang|quý|quy|năm|nam)$/u;
const ROMAN = /^(?:i|ii|iii|iv)$/u;
const IN_PERIOD = /^(?:i|ii|iii|iv|năm|nam|\/)$/u;
const PART_OF_PERIOD: readonly ItemKind[] = ['number', 'fraction'];

/** "hôm qua", "sáng nay" are days; "tuần trước", "từ lâu", "vừa rồi" name none: the secretariat reads them as written. */
function recently({ kind, key, start, end }: Item, today: LocalDate): Time | null {
  if (kind === 'this_time') return key === 'nay' ? null : { start, end, on: today };
  if (kind !== 'past_time') return null;
  if (YESTERDAY.test(key)) return { start, end, on: addDays(today, -1) };
  return /^(?:từ |tu )?(?:hôm|hom) kia$/u.test(key) ? { start, end, on: addDays(today, -2) } : null;
}

const YESTERDAY = /^(?:từ |tu )?(?:hôm|hom|chiều|chieu|sáng|sang|tối|toi) qua$/u;

/** Where "từ ngày", "vào hôm", "cuối" before the words of time begin. */
function startOfLink(items: readonly Item[], told: ReadonlySet<Item>, at: number): number {
  const leads = (place: number): boolean => {
    const item = items[place];
    if (item === undefined) return false;
    const weekday = items[place + 1];
    const isPart = weekday !== undefined && told.has(weekday) && isPartOfDay(items, place);
    return item.kind === 'time_link' || LEADS_TO_PERIOD.test(item.key) || told.has(item) || isPart;
  };
  let first = at;
  while (leads(first - 1)) first -= 1;
  return first;
}

const LEADS_TO_PERIOD = /^(?:đầu|dau|giữa|giua|cuối|cuoi|trong)$/u;
