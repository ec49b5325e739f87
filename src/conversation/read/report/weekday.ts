/** Days of the week: "thứ 6 xong" promises, "đã xong chiều thứ 6" tells, "đã xong thứ 6" may be either. */

import { addDays, weekdayOf, type LocalDate } from '../../../domain/calendar/dates.ts';
import type { UnclearDay } from '../reading.ts';
import { isDone } from './clauses.ts';
import type { Item, ItemKind } from './words/items.ts';

/** `length` items from the weekday on say which one; `from` is the first that leads to it ("từ chiều"). */
interface ToldWeekday {
  readonly from: number;
  readonly length: number;
  readonly on: LocalDate | UnclearDay;
}

const WEEKDAY = /^(?:thứ|thu|t) (?<name>[2-7]|hai|ba|tư|năm|sáu|bảy)(?: (?<past>.+))?$/u;
const NUMBERS: Readonly<Record<string, number>> = { hai: 2, ba: 3, tư: 4, năm: 5, sáu: 6, bảy: 7 };
const LAST_WEEK = /^(?:tuần trước|tuan truoc)$/u;
const JUST_PAST = /^(?:vừa rồi|vua roi|vừa qua|vua qua)$/u;
const THIS_WEEK = /^(?:tuần này|tuan nay|trong tuần này|trong tuan nay)$/u;
const PART_OF_DAY = /^(?:sáng|trưa|trua|chiều|chieu|tối|đêm|dem)$/u;
/** "việc thứ hai", "đợt thứ ba": in a row. */
const COUNTED: readonly ItemKind[] = ['task_word', 'counted', 'part', 'document_word', 'work_noun'];
const DATES: readonly ItemKind[] = ['time_link', 'date', 'fraction'];

/** The weekday at `at` of a clause, where it is told of what is behind; null for one that is promised or counted. */
export function toldWeekdayAt(items: readonly Item[], at: number, today: LocalDate): ToldWeekday | null {
  const item = items[at];
  const { name, past } = WEEKDAY.exec(item?.key ?? '')?.groups ?? {};
  if (item === undefined || name === undefined || COUNTED.includes(items[at - 1]?.kind ?? 'unknown')) return null;
  const from = startOf(items, at);
  const weekday = (NUMBERS[name] ?? Number(name)) - 1;
  const monday = addDays(today, 1 - weekdayOf(today));
  const last = addDays(monday, weekday - (weekday < weekdayOf(today) ? 1 : 8));
  // "hôm thứ hai", said on a Monday: today, or a week ago.
  const latest = weekday === weekdayOf(today) ? 'no_single_day' : last;
  if (item.kind === 'past_time') {
    if (past === undefined) return { from, length: 1, on: latest };
    if (LAST_WEEK.test(past)) return { from, length: 1, on: addDays(monday, weekday - 8) };
    return JUST_PAST.test(past) ? { from, length: 1, on: last } : null;
  }
  if (item.kind !== 'promised' || !tellsOfWeekday(items)) return null;
  // "thứ sáu ngày 17/6": the date says it.
  if (DATES.includes(items[at + 1]?.kind ?? 'unknown')) return null;
  if (THIS_WEEK.test(items[at + 1]?.key ?? '')) {
    const on = addDays(monday, weekday - 1);
    return { from, length: 2, on: on > today ? 'ahead' : on };
  }
  return { from, length: 1, on: isPartOfDay(items, at - 1) ? latest : 'ahead' };
}

/** Whether a clause tells of something done, and of a day that only its words would make a promise: "đã xong thứ tư". */
export function tellsOfWeekday(items: readonly Item[]): boolean {
  const day = items.findIndex(isAhead);
  if (day < 0) return false;
  const isMeant = items.some(
    (item) => (item.kind === 'promised' && !isAhead(item) && !THIS_WEEK.test(item.key)) || item.kind === 'about_to',
  );
  if (isMeant) return false;
  const done = items.findIndex(isDone);
  const act = done >= 0 ? done : items.findIndex(({ kind }) => ACTS.includes(kind));
  const acted = items[act];
  if (acted === undefined) return false;
  const had = items
    .slice(0, act + 1)
    .findLastIndex(({ kind, key }) => kind === 'had' || /^(?:(?:đã|da) |(?:vừa|vua)(?: |$))/u.test(key));
  // "đã đăng ký thứ 6 xong": what was done is not what is behind the day.
  if (had >= 0) return day < had || day > act;
  return isDone(acted) && items.slice(act + 1).some(({ kind }) => kind === 'already');
}

const ACTS: readonly ItemKind[] = ['deliver', 'step', 'submitted', 'milestone', 'issued'];

/** Whether an item is a weekday that lies ahead, as far as it goes. */
export function isAhead({ kind, key }: Item): boolean {
  return kind === 'promised' && WEEKDAY.test(key);
}

/** "chiều" before "thứ sáu". Bare "sang" is "sáng" only before a bare "thu". */
export function isPartOfDay(items: readonly Item[], at: number): boolean {
  const key = items[at]?.key ?? '';
  const day = items[at + 1]?.key ?? '';
  return WEEKDAY.test(day) && (PART_OF_DAY.test(key) || (/^(?:sang|toi)$/u.test(key) && day.startsWith('thu ')));
}

function startOf(items: readonly Item[], at: number): number {
  let from = at;
  while (from > 0 && (isPartOfDay(items, from - 1) || items[from - 1]?.kind === 'time_link')) from -= 1;
  return from;
}
