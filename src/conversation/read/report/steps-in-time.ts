/** Steps told with their time: one taken on a day that is behind, and one that will be on a day ahead. */

import { localDate, yearOf, type LocalDate } from '../../../domain/calendar/dates.ts';
import type { Clause } from './clauses.ts';
import type { Item, ItemKind } from './words/items.ts';

/** Begins what names a time ahead of whoever promises: "tuần sau", "chiều mai". */
export const AHEAD_OF_US =
  /^(?:mốt|bữa|hôm|chiều|tối|trưa|sáng|cn|chủ nhật|trong|kia|sang|qua|đầu|cuối|giữa|tuần|tháng|quý|năm|hết|sau|mai|ngày) ?/u;

/** "ký hợp đồng hôm 3/11", "gửi Sở Tư pháp thẩm định hôm 17/11": a step, with the day on which it was taken. */
export function tellsOfStepOn({ items }: Clause, today: LocalDate): boolean {
  const on = items.findIndex((item, at) => isDayBehind(item, items[at - 1], today));
  const before = items.slice(0, Math.max(on, 0));
  const isStep = before.some(({ kind, key }) => (kind === 'step' || kind === 'deliver') && key !== 'nộp');
  // "gửi hôm qua", "nộp văn bản hôm 3/11" may be all that was asked for.
  const isAct = before.some(({ key }) => /^(?:họp|gửi|nộp|mời|chuyển|đo|phát|mở)$/u.test(key)) && before.some(isObject);
  return (isStep || isAct) && items.every(({ kind }) => OF_STEP.includes(kind));
}

function isObject({ kind }: Item): boolean {
  return kind === 'authority' || kind === 'part';
}

function isDayBehind({ kind, key, numbers }: Item, before: Item | undefined, today: LocalDate): boolean {
  if (kind === 'past_time') return /(?:^(?:thứ|tuần|tháng|hôm|bữa|chiều|sáng|tối)|qua$)/u.test(key);
  if ((kind !== 'date' && kind !== 'fraction') || before?.kind !== 'time_link') return false;
  const [day = 0, month = 0, year = yearOf(today)] = numbers;
  const on = Number.isInteger(day) ? localDate(year, month, day) : null;
  return on !== null && on < today;
}

const OF_STEP: readonly ItemKind[] = [
  ...([
    'step',
    'deliver',
    'unknown',
    'authority',
    'ours',
    'polite',
    'courtesy',
    'soft_order',
    'had',
    'already',
  ] as const),
  ...(['time_link', 'date', 'fraction', 'past_time', 'part', 'work_noun', 'contrast', 'kindly'] as const),
  ...(['document_word'] as const),
];

/** "2 ngày nữa em gửi", "sang tuần em trả bài", "cuối tuần có kết quả": a time ahead, and what will then be there. */
export function handsInAhead({ items }: Clause): boolean {
  const when = items.findIndex(({ kind, key }) => OF_TIME.includes(kind) && AHEAD_OF_US.test(key));
  const isNumbered = items[when + 1]?.kind === 'number';
  const rest = items.slice(when + (isNumbered ? 2 : 1));
  const [who] = rest;
  const isOwn = who?.kind === 'ours' || /^(?:em|e|tôi|mình|bên em|tui|cháu)(?: |$)/u.test(who?.key ?? '');
  const hands = rest.findIndex(({ key }) => (isOwn ? HANDS_IN : COMES_OUT).test(key));
  return (
    when >= 0 &&
    hands >= 0 &&
    hands <= 2 &&
    rest.length <= LONGEST_PROMISE &&
    items.slice(0, when).every(({ kind }) => BEFORE_PROMISE.includes(kind)) &&
    rest.every(({ kind }) => OF_PROMISE.includes(kind))
  );
}

const HANDS_IN = /^(?:(?:em |bên em )?(?:gửi|nộp|trả|trình|báo|chốt|up|có|đưa|ra))$/u;
const COMES_OUT = /^(?:có|ra|trả|có báo cáo|có kết quả|ra kết quả|có văn bản)$/u;
const OF_TIME: readonly ItemKind[] = ['promised', 'about_to'];
/** In items. */
const LONGEST_PROMISE = 6;
const BEFORE_PROMISE: readonly ItemKind[] = [
  'number',
  'polite',
  'courtesy',
  'nodded',
  'ours',
  'soft_order',
  'promised',
];
const OF_PROMISE: readonly ItemKind[] = [
  ...(['polite', 'soft_order', 'courtesy', 'ours', 'unknown', 'attach', 'report_lead', 'document_word'] as const),
  ...(['part', 'close', 'kindly', 'promised', 'work_noun'] as const),
];
