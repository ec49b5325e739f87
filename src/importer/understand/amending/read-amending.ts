/** What a document says that it amends: the decisions by number, and sentences that say a task otherwise. Read by steps. */

import type { Amending, Clause, ClauseField } from '../../../domain/drafts/amendment/amending.ts';
import { strip } from '../../../domain/strip-diacritics.ts';
import { trimEndOf } from '../../../domain/text/trim-end-of.ts';

const PARAGRAPHS = 500;
const LONGEST = 2_000;
const MOST_PLACES = 40;
const VERBS = ['sửa đổi', 'điều chỉnh', 'thay thế', 'cập nhật', 'bổ sung'];
/** "Quyết định số 913/QĐ-UBND" */
const DECISION =
  /(?:quyết định|kế hoạch|nghị quyết|chương trình|chỉ thị|kết luận|thông báo|văn bản)[^\d]{0,40}?số[\s:]{0,3}(\d{1,6}\s{0,2}[/-]\s{0,2}[\p{Lu}\d][\p{Lu}\d\-/]{0,30})/giu;
/** "nhiệm vụ số 12", "các nhiệm vụ số 3, 5 và 7", "nhiệm vụ III.2.1": the words before the first place. */
const TASK = /nhiệm vụ(?: tại| ở| thứ)? (?:(?:số thứ tự|số|stt|tt|mục|điểm) )?(?=[\dIVXLC])/iu;
/** "12", "III.2.1" */
const PLACE = /^(?:(?:[IVXLC]{1,6}|\d{1,3})\.){0,5}\d{1,3}(?![\p{L}\d/%-])/u;
const BETWEEN = /^(?: ?[,;] ?| và )(?:nhiệm vụ )?(?:số )?/u;
/** "các nhiệm vụ thuộc Mục II" */
const SECTION =
  /(?:các|toàn bộ|tất cả)\s+(?:các\s+)?nhiệm vụ\s+(?:thuộc|tại|của|ở|trong)\s+(?:mục|phần|nhóm|khoản)\s+([IVXLC]{1,6}|\d{1,2})(?![\p{L}\d./])/iu;
const WITHIN = /(?:,|tại|thuộc|của)\s{0,2}(?:mục|phần|nhóm)\s+([IVXLC]{1,6}|[A-Z])(?![\p{L}\d.])/iu;
const FIELDS: readonly (readonly [ClauseField, readonly string[]])[] = [
  ['deadline', ['thời gian', 'thời hạn', 'tiến độ', 'hạn hoàn thành', 'gia hạn', 'lùi']],
  ['lead', ['chủ trì']],
  ['coordinating', ['phối hợp']],
  ['product', ['sản phẩm', 'kết quả đầu ra']],
  ['title', ['nội dung', 'tên nhiệm vụ']],
];
const GIVES_UP = [
  'bãi bỏ',
  'huỷ bỏ',
  'hủy bỏ',
  'không tiếp tục thực hiện',
  'thôi thực hiện',
  'dừng thực hiện',
  'bỏ nhiệm vụ',
];
/** What stands before the new words, the last of them counts. */
const INTO = ['thành', 'sang', 'là', 'đến', ':'];

/** Null for a document that does not say that it amends. */
export function readAmending(paragraphs: readonly string[]): Amending | null {
  const read = paragraphs.slice(0, PARAGRAPHS).map(oneLine);
  const saying = read.filter((text) => !isGround(text) && VERBS.some((verb) => text.toLowerCase().includes(verb)));
  const numbers = saying.flatMap(numbersIn);
  const isAmending = numbers.length > 0 || read.some(isTitle);
  if (!isAmending) return null;
  const clauses = read.flatMap((text, at) => (isGround(text) ? [] : clausesIn(text, at + 1)));
  if (numbers.length === 0 && clauses.length === 0) return null;
  return { numbers: [...new Set(numbers)], whole: saying.some(givesAnew), clauses };
}

/**
 * The sentences of an amending document that name a task but whose change is not read, each to be told: at most 20 of at
 * most 200 characters.
 */
export function unreadChanges(paragraphs: readonly string[]): readonly string[] {
  const read = paragraphs.slice(0, PARAGRAPHS).map(oneLine);
  const unread = read.filter((text, at) => !isGround(text) && saysChange(text) && clausesIn(text, at + 1).length === 0);
  return unread.slice(0, MOST_UNREAD).map((text) => text.slice(0, LONGEST_UNREAD));
}

const MOST_UNREAD = 20;
const LONGEST_UNREAD = 200;

/** "Bổ sung nhiệm vụ …", or a change of a task that is named by its place. */
function saysChange(text: string): boolean {
  const lower = text.toLowerCase();
  if (lower.includes('bổ sung nhiệm vụ') || lower.includes('bổ sung các nhiệm vụ')) return true;
  return placesIn(text).length > 0 || SECTION.test(text);
}

function oneLine(text: string): string {
  return text
    .slice(0, LONGEST)
    .normalize('NFC')
    .split(/\s/u)
    .filter((word) => word !== '')
    .join(' ');
}

/** "Căn cứ Quyết định số …" names what the document rests on. */
function isGround(text: string): boolean {
  return /^(?:căn cứ|theo đề nghị|xét|thực hiện)/iu.test(text);
}

function isTitle(text: string): boolean {
  return /^(?:(?:về việc|v\/v)\s+)?(?:sửa đổi|điều chỉnh|bổ sung)/iu.test(text);
}

/** The numbers behind the first word that amends. */
function numbersIn(text: string): readonly string[] {
  const from = Math.min(...VERBS.map((verb) => text.toLowerCase().indexOf(verb)).filter((at) => at >= 0));
  return Array.from(text.slice(from).matchAll(DECISION), ([, number = '']) => number.replaceAll(' ', ''));
}

function givesAnew(text: string): boolean {
  const words = strip(text);
  return words.includes('thay the') && words.includes('phu luc') && !/mot so|mot phan/u.test(words);
}

function clausesIn(text: string, line: number): readonly Clause[] {
  const lower = text.toLowerCase();
  const inSection = SECTION.exec(text);
  const places = inSection === null ? placesIn(text) : [];
  if (inSection === null && places.length === 0) return [];
  const section = inSection?.[1] ?? WITHIN.exec(text)?.[1] ?? null;
  const about = { line, quote: text.slice(0, 500), places, section };
  if (GIVES_UP.some((verb) => lower.includes(verb))) return [{ ...about, field: 'gone', text: '' }];
  const field = fieldIn(lower);
  if (field === null) return [];
  const words = newWords(text, field);
  return words === '' ? [] : [{ ...about, field, text: words }];
}

/** The places behind the first "nhiệm vụ" that has one. */
function placesIn(text: string): readonly string[] {
  const opening = TASK.exec(text);
  if (opening === null) return [];
  const places: string[] = [];
  for (let rest = text.slice(opening.index + opening[0].length); places.length < MOST_PLACES;) {
    const place = PLACE.exec(rest)?.[0];
    if (place === undefined) break;
    places.push(place);
    rest = rest.slice(place.length);
    const between = BETWEEN.exec(rest)?.[0];
    if (between === undefined) break;
    rest = rest.slice(between.length);
  }
  return places;
}

/** The first that is named, outside of what is quoted. */
function fieldIn(lower: string): ClauseField | null {
  const plain = lower.replaceAll(/[“"][^“”"]{0,500}[”"]/gu, '');
  const found = FIELDS.flatMap(([field, words]) => {
    const at = Math.min(...words.map((word) => plain.indexOf(word)).filter((each) => each >= 0));
    return Number.isFinite(at) ? [{ field, at }] : [];
  });
  return found.sort((a, b) => a.at - b.at)[0]?.field ?? null;
}

/** What is quoted last, else what stands behind the last "thành", "sang", "đến" or colon. */
function newWords(text: string, field: ClauseField): string {
  const quoted = Array.from(text.matchAll(/[“"]([^“”"]{1,500})[”"]/gu), ([, words = '']) => words.trim());
  const last = quoted.at(-1);
  if (last !== undefined && (quoted.length > 1 || INTO.some((word) => intoAt(text, word) >= 0))) return last;
  const places = INTO.map((word) => ({ word, at: intoAt(text, word) })).filter(({ at }) => at >= 0);
  const from = places.sort((a, b) => b.at - a.at)[0];
  if (from === undefined) return '';
  // "đến 31/12/2026" is itself the deadline.
  const start = from.word === 'đến' && field === 'deadline' ? from.at : from.at + from.word.length;
  return trimEndOf(text.slice(start).trim(), /[\s.;,]/u);
}

function intoAt(text: string, word: string): number {
  const lower = text.toLowerCase();
  if (word === ':') {
    const at = lower.lastIndexOf(':');
    return at >= 0 && at < lower.length - 1 ? at : -1;
  }
  for (let at = lower.lastIndexOf(word); at >= 0; at = at === 0 ? -1 : lower.lastIndexOf(word, at - 1)) {
    const [before, after] = [lower.charAt(at - 1), lower.charAt(at + word.length)];
    // "hoàn thành" is no "thành".
    const isWord = !/\p{L}/u.test(before) && !/\p{L}/u.test(after) && !lower.slice(0, at).trimEnd().endsWith('hoàn');
    if (isWord) return at;
  }
  return -1;
}
