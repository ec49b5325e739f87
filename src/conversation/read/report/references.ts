/** Finds the tasks that a stretch of tokens opens with: "#12", "12, 15 và 18", "nhiệm vụ số 12", "III.2.1". */

import { stripDiacritics } from '../../../domain/strip-diacritics.ts';
import { itemsOf, type ItemKind } from './words/items.ts';
import type { Token } from './words/tokens.ts';

/** `place` is upper case, as printed in the decision: "III.2.1". */
export type TaskRef =
  { readonly kind: 'number'; readonly number: number } | { readonly kind: 'place'; readonly place: string };

export interface References {
  readonly refs: readonly TaskRef[];
  /** Index of the first token after the references and the mark that closes them. */
  readonly next: number;
  /** False when the figures could be something else than tasks, were it not for what follows. */
  readonly explicit: boolean;
}

/** What may follow a plain figure that names a task. Nouns that are counted ("phần", "việc", "đơn vị") are not here. */
const AFTER_PLAIN_NUMBER: readonly ItemKind[] = [
  'done',
  'done_formal',
  'done_just',
  'had',
  'already',
  'not_yet',
  'not_started',
  'not',
  'cannot',
  'missed',
  'late',
  'unfinished',
  'submitted',
  'milestone',
  'issued',
  'suspended',
  'running',
  'promised',
  'about_to',
  'near',
  'obstacle',
  'obstacle_named',
  'no_obstacle',
  'lack',
  'waiting',
  'percent',
  'range',
  'fraction',
  'progress_word',
  'work',
  'extension',
  'extension_past',
  'extension_refused',
  'more',
  'demand',
  'acknowledged',
  'nodded',
  'tick',
  'undo',
  'handover',
  'question',
  'question_mark',
  'when',
  'remaining',
  'courtesy',
  'past_time',
  'doubt',
  'condition',
  'so_far',
  'nod',
  'smile',
  'on_time',
];

/** "2 tuần sau", "3 năm": an amount, whatever follows. Without diacritics. */
const UNITS = new Set(
  'ngay tuan thang nam quy gio phut hom ty ti trieu nghin dong xa huyen ho nguoi phan buoc ha km lan dot h tr d'.split(
    ' ',
  ),
);

/** What is counted or goes on from a figure, so that even a known number before it names no task. */
const NOT_OF_A_TASK: ReadonlySet<string> = new Set(
  (
    'đến tới hoặc hay lên xuống và cùng trở đồng bạn anh chị em bà con cán bộ thành viên cuộc lần lượt đợt trường hộ ' +
    'hồ dự công gói mục hạng doanh cơ đơn văn giấy bản phiếu kỳ kì năm tháng quý tuần ngày tỷ triệu nghìn ngàn km ha m ' +
    'ý biên tờ thôn tổ người căn thửa chữ trang biểu bảng lỗi mẫu phụ tệp file câu'
  ).split(' '),
);
const NOT_OF_A_TASK_BARE: ReadonlySet<string> = new Set([...NOT_OF_A_TASK].map(stripDiacritics));
const COUNTED: readonly ItemKind[] = ['counted', 'part', 'work_part', 'task_word', 'ours', 'document_word'];

/** Tells whether a plain number is a task of the message's chat, or one that the message replied to lists. */
export type IsKnownTask = (number: number) => boolean;

/** What a reference may be called: "nhiệm vụ số 12". "mục" is not here: "mục 2" is rather a part of a task. */
const TASK_WORDS = /^(?:(?:nhiệm vụ|nhiem vu|công việc|cong viec|việc|viec|task)(?: số| so| thứ| thu)?|số|so|stt) $/u;
const LONGEST_TASK_WORDS = 3;
const COURTESY = /^(dạ|da|em|anh|chị|chi|a|c|e|ạ|xin|kính|kinh|báo|bao|cáo|cao|thưa|thua|sếp|sep|mục|muc)$/u;

const LARGEST_PLAIN_NUMBER = 9999;

/** The tasks named at `from`, or null when nothing there names one for certain. */
export function leadingReferences(tokens: readonly Token[], from: number): References | null {
  return readReferences(tokens, from).references;
}

/**
 * The same, with the place at which the figures `start` and that up to which it was `read`: where nothing is named, nothing is from any place before that
 * either, for greetings, breaks and figures of one row lead to the same end.
 */
export function readReferences(
  tokens: readonly Token[],
  from: number,
  isKnown: IsKnownTask = () => false,
): { readonly references: References | null; readonly start: number; readonly read: number } {
  const opening = skip(tokens, from, isOpening);
  const start = skipTaskWords(tokens, opening);
  const row = rowOf(tokens, start);
  const references = referencesOf(tokens, row, start > opening, isKnown);
  return { references, start, read: row.end };
}

interface Row {
  readonly refs: readonly TaskRef[];
  readonly isMarked: boolean;
  readonly end: number;
}

/** "12, 15 và 18". */
function rowOf(tokens: readonly Token[], from: number): Row {
  const refs: TaskRef[] = [];
  let isMarked = false;
  let at = from;
  for (let ref = refAt(tokens, at); ref !== null; ref = refAt(tokens, at)) {
    refs.push(ref);
    isMarked ||= tokens[at]?.kind === 'reference' || tokens[at]?.kind === 'place';
    at += 1;
    if (tokens[at]?.kind === 'reference') continue;
    if (!isJoint(tokens[at]) || refAt(tokens, at + 1) === null) break;
    at += 1;
  }
  return { refs, isMarked, end: at };
}

function referencesOf(
  tokens: readonly Token[],
  { refs, isMarked, end }: Row,
  isNamed: boolean,
  isKnown: IsKnownTask,
): References | null {
  if (refs.length === 0) return null;
  const explicit = isNamed || isMarked;
  const closing = tokens[end];
  const isClosed = closing?.kind === 'break' && !closing.raw.includes('\n');
  const next = isClosed ? end + 1 : end;
  if (explicit && namesAnother(tokens, end)) return null;
  const [only, ...others] = refs;
  const isOwn = only?.kind === 'number' && others.length === 0 && isKnown(only.number);
  if (isOwn && namesPeriod(tokens, end)) return { refs, next: end, explicit };
  if (isAmount(tokens, end, next)) return null;
  if (!explicit && !mayFollowPlainNumber(tokens, end, next)) {
    if (!isOwn || isClosed || !mayFollowOwnNumber(tokens, end)) return null;
  }
  return { refs, next, explicit };
}

/** "#1 2 xong": behind a reference a figure that could name a task as well, so that it may be #1, #2 or #12. */
export function namesAnother(tokens: readonly Token[], at: number): boolean {
  if (tokens[at]?.kind !== 'number' || refAt(tokens, at) === null || isAmount(tokens, at + 1, at + 1)) return false;
  return tokens[at + 1] !== undefined && mayFollowPlainNumber(tokens, at + 1, at + 1);
}

function skip(tokens: readonly Token[], from: number, passes: (token: Token) => boolean): number {
  let at = from;
  for (let token = tokens[at]; token !== undefined && passes(token); token = tokens[at]) at += 1;
  return at;
}

/** "BC số 12" is a document, so a plain "số" names a task only when nothing stands before it. */
function skipTaskWords(tokens: readonly Token[], from: number): number {
  if (/^(số|so)$/u.test(tokens[from]?.key ?? '') && tokens[from - 1]?.kind === 'word') return from;
  for (let count = LONGEST_TASK_WORDS; count > 0; count -= 1) {
    const words = tokens.slice(from, from + count).map((token) => `${token.key} `);
    if (TASK_WORDS.test(words.join(''))) return from + count;
  }
  return from;
}

function isOpening(token: Token): boolean {
  if (token.kind === 'word') return COURTESY.test(token.key);
  return token.kind === 'break' || /^[+*•●▪]$/u.test(token.raw);
}

function refAt(tokens: readonly Token[], at: number): TaskRef | null {
  const token = tokens[at];
  if (token === undefined) return null;
  const [number = 0] = token.numbers;
  if (token.kind === 'reference') return { kind: 'number', number };
  if (token.kind === 'place') return { kind: 'place', place: token.raw.replace(/[#\s]/gu, '').toUpperCase() };
  if (token.kind === 'word')
    return /^(?:X{0,3})(?:IX|IV|V?I{0,3})$/u.test(token.raw) ? { kind: 'place', place: token.raw } : null;
  const isPlain = token.kind === 'number' && /^\d+$/u.test(token.raw) && number > 0 && number <= LARGEST_PLAIN_NUMBER;
  return isPlain && !isYear(number) && !isGluedWord(tokens[at + 1]) ? { kind: 'number', number } : null;
}

/** "12h", "50k": a figure with its unit. */
function isGluedWord(token: Token | undefined): boolean {
  return token !== undefined && token.glued && (token.kind === 'word' || token.kind === 'sign');
}

function isJoint(token: Token | undefined): boolean {
  return token !== undefined && /^(,|;|và|va|&|\+)$/u.test(token.key);
}

/** "2 tuần sau" counts weeks, "#2 tuần sau" does not; "12 - 15" may be a range, "8:30" is a time. */
function isAmount(tokens: readonly Token[], at: number, next: number): boolean {
  const word = tokens[at];
  const isUnit = word?.kind === 'word' && UNITS.has(stripDiacritics(word.key));
  if (isUnit && tokens[at - 1]?.kind !== 'reference') return true;
  const after = tokens[next];
  // "90 – 95 – 100%"
  if (next > at && after?.kind === 'range' && /[-\u2010-\u2015]/u.test(word?.raw ?? '')) return true;
  return next > at && (after?.kind === 'number' || after?.kind === 'reference' || after?.kind === 'place');
}

/** "1 quý II", "6 năm 2022": a period by its name, where "1 quý", "6 năm" and "5 năm 2021-2025" count. */
function namesPeriod(tokens: readonly Token[], at: number): boolean {
  const [unit, name, joint, last] = tokens.slice(at, at + 4);
  if (unit?.kind !== 'word' || name === undefined) return false;
  const [number = 0, year = null] = name.numbers;
  const isFigure = name.kind === 'number' && /^\d+$/u.test(name.raw);
  if (/^(?:quý|quy)$/u.test(unit.key)) {
    const isOfYear = name.kind === 'fraction' && year !== null && isYear(year);
    return /^(?:I{1,3}|IV)$/u.test(name.raw) || ((isFigure || isOfYear) && number >= 1 && number <= 4);
  }
  const isRange = joint?.kind === 'break' && last?.kind === 'number';
  return /^(?:năm|nam)$/u.test(unit.key) && isFigure && isYear(number) && !isRange;
}

function isYear(number: number): boolean {
  return number >= 1900 && number <= 2100;
}

/** After "12:", "12.", "12)" and "12 -" anything may follow; otherwise only words that say how a task stands. */
function mayFollowPlainNumber(tokens: readonly Token[], at: number, next: number): boolean {
  const following = tokens[next];
  if (following === undefined || following.raw.includes('\n')) return true;
  if (next > at && tokens[at]?.raw !== ',')
    return !(following.kind === 'word' && UNITS.has(stripDiacritics(following.key)));
  const [item] = itemsOf(tokens.slice(next, next + LONGEST_PHRASE));
  if (item === undefined || /^(khó khăn|kho khan)/u.test(item.key)) return false;
  // "90, gần 100%" gives two figures of one amount.
  if (next > at && TOWARDS_A_FIGURE.includes(item.kind)) return false;
  return AFTER_PLAIN_NUMBER.includes(item.kind);
}

const LONGEST_PHRASE = 8;
const TOWARDS_A_FIGURE: readonly ItemKind[] = ['percent', 'range', 'near', 'about'];

/** "18 Giải phóng mặt bằng đạt 92%": behind a task's own number any word may follow, but one that is counted. */
function mayFollowOwnNumber(tokens: readonly Token[], at: number): boolean {
  const word = tokens[at];
  if (word?.kind !== 'word') return false;
  // "15 Khu tái định cư": a title, where "15 khu" counts.
  if (/^\p{Lu}\p{Ll}/u.test(word.raw)) return true;
  if (NOT_OF_A_TASK.has(word.key)) return false;
  if (word.bare && NOT_OF_A_TASK_BARE.has(word.key)) return false;
  const [item] = itemsOf(tokens.slice(at, at + LONGEST_PHRASE));
  return item !== undefined && !COUNTED.includes(item.kind);
}
