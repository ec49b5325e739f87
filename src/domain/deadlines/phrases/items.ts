/** A phrase as a row of items: points of the calendar, words that bear on them, and everything else as noise. */

import type { Recurrence } from '../deadline.ts';
import { isQuarterWord, numeralAt } from './numerals.ts';
import type { Point } from './point.ts';
import { readFeast } from './read-feast.ts';
import { readPoint } from './read-point.ts';
import type { PointContext } from './point-context.ts';
import { readRecurrence } from './read-recurrence.ts';
import { skipDocument } from './skip-document.ts';
import { gluedAt, smallNumberAt, tokenize, wordAt, yearAt } from './tokens.ts';
import type { Token } from './tokens.ts';
import { readPhrase, readWord } from './vocabulary.ts';
import type { Meaning } from './vocabulary.ts';

/**
 * "30 ngày", "02 tuần". `exact` false for what cannot be counted here: working days, which need the working calendar,
 * and "vài ngày", "1 tháng rưỡi".
 */
export interface Duration {
  readonly count: number;
  readonly unit: 'day' | 'week' | 'month' | 'quarter' | 'year';
  readonly exact: boolean;
}

export type Item =
  | Exclude<Meaning, { type: 'feast' }>
  | { readonly type: 'point'; readonly point: Point }
  | { readonly type: 'recurrence'; readonly every: readonly Recurrence[] | 'unsupported' }
  | { readonly type: 'duration'; readonly duration: Duration }
  /** An hour of the day: "trước 17 giờ ngày 15/6" still has that day. `midnight` for 0 giờ. */
  | { readonly type: 'hour'; readonly midnight: boolean }
  | { readonly type: 'document' }
  | { readonly type: 'break'; readonly sign: string };

type Tokens = readonly Token[];

interface ItemRead {
  readonly item: Item;
  readonly next: number;
}

const DURATION_UNITS: ReadonlyMap<string, Duration['unit']> = new Map<string, Duration['unit']>([
  ['ngay', 'day'],
  ['hom', 'day'],
  ['tuan', 'week'],
  ['thang', 'month'],
  ['quy', 'quarter'],
  ['nam', 'year'],
]);
const VAGUE_COUNTS: ReadonlySet<string> = new Set(['vai', 'may', 'it']);
const BREAKS: ReadonlySet<string> = new Set([',', ';', '.', ':', '(', ')', '[', ']', '!', '?', '→']);
const OPENING: ReadonlySet<Item['type']> = new Set([
  'edge',
  'ending',
  'imprecise',
  'phase',
  'term',
  'filler',
  'named_day',
  'join',
  'break',
  'hour',
  'condition',
  'recurrence',
]);
const NOISE: Item = { type: 'noise' };

/** Reads the whole text once, left to right; every token belongs to exactly one item. */
export function readItems(text: string): readonly Item[] {
  const tokens = tokenize(text);
  const items: Item[] = [];
  for (let at = 0; at < tokens.length;) {
    const read = readItem(tokens, at, contextAfter(items));
    items.push(read.item);
    at = read.next;
  }
  return items;
}

/** Order matters: the date of a paper before any date, "6 tháng một lần" and "sau khi" before "6 tháng" and "sau". */
function readItem(tokens: Tokens, at: number, context: PointContext): ItemRead {
  const paper = skipDocument(tokens, at);
  if (paper !== null) return { item: { type: 'document' }, next: paper };
  const phrase = readPhrase(tokens, at);
  const misread =
    (phrase?.meaning.type === 'month_of_quarter' && numeralFollows(tokens, phrase.next)) || isMillions(tokens, at);
  // "định kỳ" is the head of "định kỳ 6 tháng".
  const recurrence =
    phrase === null || misread || phrase.meaning.type === 'periodic' ? readRecurrence(tokens, at) : null;
  if (phrase !== null && !misread && recurrence === null) {
    return itemOfPhrase(tokens, phrase.meaning, phrase.next, context);
  }
  if (recurrence !== null) {
    const item: Item =
      recurrence.every === 'daily' ? { type: 'ongoing' } : { type: 'recurrence', every: recurrence.every };
    return { item, next: recurrence.next };
  }
  const point = readPoint(tokens, at, context);
  if (point !== null) return { item: { type: 'point', point: point.point }, next: point.next };
  return readHour(tokens, at) ?? readDuration(tokens, at) ?? readSingle(tokens, at, context);
}

function itemOfPhrase(tokens: Tokens, meaning: Meaning, next: number, context: PointContext): ItemRead {
  if (meaning.type !== 'feast') return { item: meaning, next };
  const read = readFeast(tokens, next, meaning.feast, context);
  if (read !== null) return { item: { type: 'point', point: read.point }, next: read.next };
  const saysWhichDay = !meaning.feast.shared || context.namesDay;
  return { item: saysWhichDay ? { type: 'filler' } : NOISE, next };
}

function numeralFollows(tokens: Tokens, at: number): boolean {
  return tokens[at]?.value != null || /^(i|ii|iii|iv)$/.test(wordAt(tokens, at));
}

/** "200 tr." is an amount, "tr. 30/6" is "trước 30/6". */
function isMillions(tokens: Tokens, at: number): boolean {
  return wordAt(tokens, at) === 'tr' && tokens[at - 1]?.value != null;
}

/** "17 giờ", "17h30", "17:00". */
function readHour(tokens: Tokens, at: number): ItemRead | null {
  const hour = smallNumberAt(tokens, at);
  if (hour === null || hour > 24) return null;
  const unit = wordAt(tokens, at + 1);
  const isColon = unit === ':' && gluedAt(tokens, at + 2);
  const minutes = smallNumberAt(tokens, at + 2);
  if (isColon && minutes !== null) return { item: hourOf(hour, minutes), next: at + 3 };
  if (unit !== 'gio' && unit !== 'h' && unit !== 'g') return null;
  if (minutes === null) return { item: hourOf(hour, 0), next: at + 2 };
  return { item: hourOf(hour, minutes), next: wordAt(tokens, at + 3) === 'phut' ? at + 4 : at + 3 };
}

/** "00 giờ 15" belongs to the day that it begins. */
function hourOf(hour: number, minutes: number): Item {
  return { type: 'hour', midnight: hour === 0 && minutes === 0 };
}

function readDuration(tokens: Tokens, at: number): ItemRead | null {
  const halfMonth = wordAt(tokens, at) === 'nua' && wordAt(tokens, at + 1) === 'thang';
  if (halfMonth) return { item: { type: 'duration', duration: { count: 15, unit: 'day', exact: true } }, next: at + 2 };
  const count = durationCount(tokens, at);
  if (count === null) return null;
  const unit = DURATION_UNITS.get(wordAt(tokens, count.next));
  // "trong 02 năm 2022 - 2023": the number counts the years, the years are the time.
  if (unit === undefined || (unit === 'year' && yearAt(tokens, count.next + 1) !== null)) return null;
  const working = wordAt(tokens, count.next + 1) === 'lam' && wordAt(tokens, count.next + 2) === 'viec';
  const half = wordAt(tokens, count.next + 1) === 'ruoi';
  const duration: Duration = { count: count.value, unit, exact: count.exact && !working && !half };
  return { item: { type: 'duration', duration }, next: count.next + (working ? 3 : half ? 2 : 1) };
}

interface Count {
  readonly value: number;
  readonly next: number;
  readonly exact: boolean;
}

/** Up to three digits, or a spelled number; "năm", "sau" and "tư" are too often other words. "vài", "mấy" are no count. */
function durationCount(tokens: Tokens, at: number): Count | null {
  const token = tokens[at];
  if (token?.value != null) return token.written.length <= 3 ? { value: token.value, next: at + 1, exact: true } : null;
  const word = wordAt(tokens, at);
  if (VAGUE_COUNTS.has(word)) return { value: 0, next: at + 1, exact: false };
  if (['nam', 'lam', 'tu'].includes(word) || token?.written === 'sau') return null;
  const numeral = numeralAt(tokens, at);
  return numeral === null ? null : { ...numeral, exact: true };
}

function readSingle(tokens: Tokens, at: number, context: PointContext): ItemRead {
  const word = wordAt(tokens, at);
  if (BREAKS.has(word)) return { item: { type: 'break', sign: word }, next: at + 1 };
  if (word === '-') return { item: { type: 'join', how: 'dash' }, next: at + 1 };
  if (word === '&' || word === '+') return { item: { type: 'join', how: 'and' }, next: at + 1 };
  if (word === 'thang' || (word === 'quy' && isQuarterWord(tokens, at)))
    return { item: { type: 'unit' }, next: at + 1 };
  const phrase = readWord(tokens, at);
  return phrase === null ? { item: NOISE, next: at + 1 } : itemOfPhrase(tokens, phrase.meaning, phrase.next, context);
}

function contextAfter(items: readonly Item[]): PointContext {
  const last = items.at(-1);
  const before = items.at(-2);
  const joins =
    last?.type === 'join' ||
    isEdge(last, 'until') ||
    (last?.type === 'break' && (last.sign === ',' || last.sign === '('));
  return {
    // "2026 2030": a year beside a year is one more time.
    opens: last === undefined || OPENING.has(last.type) || (last.type === 'point' && last.point.unit === 'year'),
    afterEdge:
      last?.type === 'ending' ||
      last?.type === 'imprecise' ||
      (last?.type === 'edge' && last.edge !== 'done' && last.edge !== 'from' && last.edge !== 'after'),
    namesDay: last?.type === 'named_day',
    behindEdge:
      [last, before, items.at(-3)].find((item) => item?.type !== 'filler' && item?.type !== 'named_day')?.type ===
      'edge',
    joinedTo: joins && before?.type === 'point' ? before.point : null,
  };
}

function isEdge(item: Item | undefined, edge: 'until'): boolean {
  return item?.type === 'edge' && item.edge === edge;
}
