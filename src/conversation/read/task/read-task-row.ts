/** The tasks at the head of a command's argument, and the words behind them: "56 57", "#58, III.2.1 thiếu hồ sơ". */

import { stripDiacritics } from '../../../domain/strip-diacritics.ts';
import { trimEndOf } from '../../../domain/text/trim-end-of.ts';
import { findTaskRefs } from './identify-task.ts';
import type { TaskRef } from '../report/references.ts';

export interface TaskRow {
  /** In order, each once; empty when the argument names no task. */
  readonly refs: readonly TaskRef[];
  /** What follows them, as written. */
  readonly words: string;
  /**
   * A figure at the head of `words` that counts what follows, or names one more task: "58 59 hồ sơ thiếu". `beyond` are
   * the words behind it.
   */
  readonly perhaps: { readonly ref: TaskRef; readonly beyond: string } | null;
}

const TASK_WORDS = /(?:(?:nhiệm vụ|nhiem vu|công việc|cong viec|việc|viec)\s{1,3})?(?:(?:số|so)\s{1,3})?(?=[#\d])/iuy;
/** Not the first part of a date, a share, a range, a decimal or a figure with its unit. */
const NUMBER = /(#\s{0,3})?(\d{1,9})(?=[\s,;:)]|[.](?:\s|$)|$)/uy;
const PLACE = /#?\s?((?:CT\.)?[IVX]{1,5}(?:\.\d{1,3}){1,5}|CT(?:\.[IVX]{1,5})(?:\.\d{1,3}){0,5})(?![\p{L}\d./])/iuy;
const JOINT = /\s{0,3}(?:[,;+&]|(?:và|va)(?=\s))\s{0,3}|\s+/iuy;
/** "58: 59 hồ sơ thiếu": what follows is no task. */
const CLOSING = /\s{0,3}[:)]/uy;

/** Nouns that are counted, by their first word. */
const COUNTED = new Set(
  (
    'trang biểu bảng bản phụ văn hồ sổ tệp file chữ con dấu mục điểm nội lỗi chỗ đơn sở ban ngành xã phường huyện thôn ' +
    'tổ hộ người căn thửa dự công quyết tờ báo cột dòng ảnh giấy ngày tuần tháng quý năm giờ phút lần bước phần hạng ý ' +
    'cán cơ doanh nhà trường cụm khu tuyến trạm máy xe cây cầu vụ mẫu thủ nhiệm tỷ tỉ triệu nghìn đồng ha km m m2 đợt gói câu đoạn khoản điều biên thành lượt ' +
    'phiếu tài cuộc kế hợp thông nghị'
  ).split(' '),
);
const COUNTED_BARE = new Set([...COUNTED].map(stripDiacritics));

/** Reads the argument of a command that is about tasks. "#" marks a task always; a plain figure before a noun may count it. */
export function readTaskRow(argument: string): TaskRow {
  const text = argument.normalize('NFC').trim();
  const refs = new Map<string, TaskRef>();
  let at = lengthAt(TASK_WORDS, text, 0);
  let from = at;
  for (;;) {
    const found = refAt(text, at);
    if (found === null || (refs.size > 0 && isDecimal(text.slice(at)))) break;
    const isFirst = refs.size === 0;
    const { ref, end, isMarked } = found;
    if (!isFirst && !isMarked && isCounted(text.slice(end))) {
      // "3 3 biên bản": a task is not named twice, so that it counts.
      if (refs.has(keyOf(ref))) break;
      return { refs: [...refs.values()], words: wordsFrom(text, at), perhaps: { ref, beyond: wordsFrom(text, end) } };
    }
    refs.set(keyOf(ref), ref);
    from = end;
    if (lengthAt(CLOSING, text, end) > 0) break;
    const joint = lengthAt(JOINT, text, end);
    if (joint === 0) break;
    at = end + joint;
  }
  if (refs.size > 0) return { refs: [...refs.values()], words: wordsFrom(text, from), perhaps: null };
  return markedAnywhere(text);
}

function keyOf(ref: TaskRef): string {
  return ref.kind === 'number' ? String(ref.number) : ref.place;
}

export interface TaskRange {
  readonly from: number;
  readonly to: number;
  /** What follows it, as written. */
  readonly words: string;
}

const RANGE = /^#? ?(\d{1,6}) ?(?:[\u2013\u2014-]|đến|den|tới|toi) ?#? ?(\d{1,6})(?![\p{L}\d]|[/.-]\d)/iu;

/** "1-3", "#1 đến #3" at the head of an argument: the edges of a range; null for other words, a date among them. */
export function rangeOfTasks(argument: string): TaskRange | null {
  const text = argument.normalize('NFC').trim();
  const [head = '', first, last] = RANGE.exec(text) ?? [];
  const from = Number(first);
  const to = Number(last);
  return from > 0 && to > from ? { from, to, words: wordsFrom(text, head.length) } : null;
}

/** "giúp #12": the marks name tasks wherever they stand. */
function markedAnywhere(text: string): TaskRow {
  const refs = findTaskRefs(text);
  return { refs, words: refs.length === 0 ? text : text.replace(/#\s{0,3}\d{1,6}/gu, ' ').trim(), perhaps: null };
}

function refAt(text: string, at: number): { ref: TaskRef; end: number; isMarked: boolean } | null {
  NUMBER.lastIndex = at;
  const number = NUMBER.exec(text);
  if (number !== null) {
    const ref = { kind: 'number', number: Number(number[2]) } as const;
    return { ref, end: NUMBER.lastIndex, isMarked: number[1] !== undefined };
  }
  PLACE.lastIndex = at;
  const place = PLACE.exec(text);
  if (place === null) return null;
  return { ref: { kind: 'place', place: (place[1] ?? '').toUpperCase() }, end: PLACE.lastIndex, isMarked: true };
}

/** "1,5 tỷ" */
function isDecimal(following: string): boolean {
  const figure = /^\d{1,9},\d{1,9}/u.exec(following);
  return figure !== null && isCounted(following.slice(figure[0].length));
}

function isCounted(following: string): boolean {
  const [, word = ''] = /^\s+([\p{L}\p{M}\d]+)/u.exec(following) ?? [];
  const noun = word.toLowerCase().normalize('NFC');
  // "còn thiếu" is no "con"; a word without diacritics may be any of them.
  return COUNTED.has(noun) || (stripDiacritics(noun) === noun && COUNTED_BARE.has(noun));
}

function wordsFrom(text: string, at: number): string {
  return trimEndOf(text.slice(at).replace(/^[\s,;:.)\u2013\u2014-]+/u, ''), /\s/u);
}

function lengthAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}
