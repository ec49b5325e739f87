/** Short words that answer a question of ours, or follow a command. */

import type { LocalDate } from '../../../domain/calendar/dates.ts';
import { behindLater } from '../../../domain/text/said.ts';
import { strip } from '../../../domain/strip-diacritics.ts';
import { readReport } from '../read-report.ts';
import type { Reading } from '../reading.ts';

/** Words of courtesy around a short answer. */
const COURTESY = new Set(
  'dạ da vâng vang ạ a nhé nhe nha anh chị chi em e ơi oi á nữa nua sếp bác giúp giup'.split(' '),
);
const NODS = new Set('dạ da vâng vang ok oke okie okay ừ uh um được duoc rồi roi'.split(' '));

/** "chuyển", "đúng rồi", "đồng ý ạ": a yes that is none of another matter. Without diacritics "dung" is "đúng". */
const YES =
  /^(?:chuyển|chuyen|gửi|gui|đúng|dung|phải|phai|đồng ý|dong y|nhất trí|nhat tri)(?: (?:ý kiến|y kien|rồi|roi|vậy|vay|thế|the|đi|di|ngay|luôn|luon|đấy|day))?$/u;
const YES_TO_A_QUESTION =
  /^(?:có|co)(?: (?:chuyển|chuyen|gửi|gui|đúng|dung|đồng ý|dong y))?(?: (?:rồi|roi|đi|di|ngay|luôn|luon|đấy|day))?$/u;
/** "cô ơi", without diacritics. */
const CALLS_SOMEBODY = /^co (?:oi|ơi)/u;

/** The core of a refusal that holds for every question. */
const CALLS_OFF =
  /^(?:(?:thôi|thoi) ?)?(?:thôi|thoi|khỏi|khoi|bỏ qua|bo qua|bỏ đi|bo di|huỷ|hủy|huy|huỷ bỏ|hủy bỏ|huy bo|dừng|dừng lại|dung lai|khoan|khoan đã|khoan da|để sau|de sau|không cần|khong can)$/u;
const HOLDS_BACK =
  /^(?:(?:thôi|thoi) )?(?:thôi |thoi |khoan |đừng |dung |không |khong |ko |chưa |chua )(?:chuyển|chuyen|gửi|gui|trả lại|tra lai|ghi|xác nhận|xac nhan|quyết định|quyet dinh|gia hạn|gia han|xin|cần|can|đồng ý|dong y)(?: (?:vội|voi|đâu|dau|gì|gi|đã|da))?$/u;
const SAYS_NO = /^(?:không|khong|ko|k|chưa|chua)(?: (?:phải|phai|đúng|có|co|có gì|co gi))?$/u;

/** "có", "ok", "vâng ạ" to a question that asks for yes or no. */
export function isYes(text: string): boolean {
  const words = wordsOf(text);
  const isNod = words.some((word) => NODS.has(word)) && words.every((word) => NODS.has(word) || COURTESY.has(word));
  return isNod || isYesInWords(text) || saysYes(text);
}

/** "có", "có ạ", "có, chuyển đi": answers a question that asks for yes or no, and nothing else. */
export function saysYes(text: string): boolean {
  const words = wordsOf(text);
  return YES_TO_A_QUESTION.test(coreOf(words)) && !CALLS_SOMEBODY.test(words.join(' '));
}

/** The same in words that can be no mere nod: "chuyển", "đúng". */
export function isYesInWords(text: string): boolean {
  return YES.test(coreOf(wordsOf(text)));
}

/** "thôi", "khoan", "bỏ qua", "chưa chuyển": nothing is to come of the question. */
export function callsOff(text: string): boolean {
  const core = coreOf(wordsOf(text));
  return CALLS_OFF.test(core) || HOLDS_BACK.test(core);
}

/** The same, or a plain "không", where that is no answer of another kind. */
export function refuses(text: string): boolean {
  return callsOff(text) || SAYS_NO.test(coreOf(wordsOf(text)));
}

/** "chưa gửi kèm hồ sơ", "không ghi số văn bản": what is missing, as the reason for a return. */
const TELLS_A_LACK = /^(?:không|khong|ko|chưa|chua) (?:chuyển|chuyen|gửi|gui|ghi|xin)$/u;

/** "thôi không trả lại nữa, đã đủ hồ sơ": begins as a refusal does, and says more. */
export function beginsCallingOff(text: string): boolean {
  const words = text
    .normalize('NFC')
    .slice(0, LONGEST_SHORT_ANSWER)
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  const from = words.findIndex((word) => !COURTESY.has(word));
  const openings = [1, 2, 3, 4].map((count) => words.slice(from, from + count).join(' '));
  return from >= 0 && openings.some((opening) => callsOff(opening) && !TELLS_A_LACK.test(opening));
}

function wordsOf(text: string): string[] {
  const short = text.normalize('NFC').slice(0, LONGEST_SHORT_ANSWER + 1);
  if (short.length > LONGEST_SHORT_ANSWER) return [];
  return short
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

function coreOf(words: readonly string[]): string {
  const from = words.findIndex((word) => !COURTESY.has(word));
  const to = words.findLastIndex((word) => !COURTESY.has(word));
  return from < 0 ? '' : words.slice(from, to + 1).join(' ');
}

/** UTF-16 units. */
const LONGEST_SHORT_ANSWER = 60;

/** "không có văn bản" */
export function isNoDocument(text: string): boolean {
  return /^(?:không|khong|ko|chưa|chua) có(?: văn bản| van ban)?[.!]?$/iu.test(text.trim());
}

/** "số nhiệm vụ", "là nhiệm vụ ạ": the figures of a list name tasks. */
export function meansTasks(text: string): boolean {
  return /^(?:dạ )?(?:là )?(?:các )?(?:số )?(?:nhiệm vụ|nhiem vu|nv|task)(?: ạ| a)?[.!]?$/iu.test(text.trim());
}

/** "các ý", "là thứ tự các ý của một báo cáo": the figures of a list only number its items. */
export function meansItems(text: string): boolean {
  return /^(?:dạ )?(?:là )?(?:thứ tự |thu tu )?(?:các |cac )?(?:ý|y|mục|muc)(?: của một báo cáo| cua mot bao cao)?(?: ạ| a)?[.!]?$/iu.test(
    text.trim(),
  );
}

/** How a short answer may begin: "ghi là", "số". Without diacritics, as the answers themselves. */
const BEFORE_MEANING = new Set('ghi la chon so y'.split(' '));
const PERIOD_RESULT = new Set([
  '1',
  'ky nay',
  'ki nay',
  'ket qua ky nay',
  'ket qua ki nay',
  'ket qua cua ky nay',
  'bao cao ky nay',
]);
const WHOLE_OVER = new Set([
  '2',
  'ket thuc',
  'da ket thuc',
  'ca nhiem vu',
  'ca nhiem vu ket thuc',
  'ca nhiem vu da ket thuc',
  'nhiem vu da ket thuc',
  'ket thuc ca nhiem vu',
]);

/** "kết quả kỳ này" or "cả nhiệm vụ đã kết thúc", also by their numbers 1 and 2; null for other words. */
export function readMeant(text: string): 'period' | 'whole' | null {
  const words = coreOf(wordsOf(text)).split(' ').map(strip);
  const from = words.findIndex((word) => !BEFORE_MEANING.has(word));
  const core = words.slice(Math.max(from, 0)).join(' ');
  if (PERIOD_RESULT.has(core)) return 'period';
  return WHOLE_OVER.has(core) ? 'whole' : null;
}

/** How "theo đề nghị của Sở", "như đơn vị xin" begin, and what may stand before the request. Without diacritics. */
const AS_ASKED = new Set(['theo', 'nhu', 'dung']);
const BEFORE_REQUEST = new Set('theo nhu dung ngay thoi han noi dung ma da co'.split(' '));
const ASKERS = new Set('don so ubnd ban ben'.split(' '));
const REQUESTS = ['xin', 'de nghi', 'de xuat', 'yeu cau'];
const BEHIND_REQUEST = new Set('gia han neu tren nay'.split(' '));
/** Whoever asked: no name. */
const SOME_ASKER = new Set('ben cac don vi co quan chu tri thuc hien minh tren nay do'.split(' '));
/** In words: an agency's name. */
const LONGEST_ASKER = 8;

/**
 * "theo đề nghị của Sở Tài chính": the new deadline is to be the day that was asked for. Who asked, without diacritics;
 * '' where that is not said; null where a document, a day or anything else says otherwise.
 */
export function dayAskedBy(text: string): string | null {
  const said = strip(text.slice(0, LONGEST_AS_ASKED + 1)).replace(/[.!]$/u, '');
  if (text.length > LONGEST_AS_ASKED || /[^\p{L}, ]/u.test(said)) return null;
  const [lead = '', ...words] = said.replace(/^dong y /u, '').split(' ');
  const at = words.findIndex((_, from) => requestAt(words, from) !== undefined);
  if (!AS_ASKED.has(lead) || at < 0) return null;
  const before = words.slice(0, at);
  const asker = before.filter((word) => !BEFORE_REQUEST.has(word));
  if (asker.length > 0 && !mayAsk(asker)) return null;
  const behind = words.slice(at + (requestAt(words, at)?.split(' ').length ?? 1));
  const of = behind.indexOf('cua');
  const beside = of < 0 ? behind : behind.slice(0, of);
  if (!beside.every((word) => BEHIND_REQUEST.has(word) || COURTESY.has(word))) return null;
  if (asker.length > 0) return nameIn(asker);
  return of < 0 ? '' : nameIn(behind.slice(of + 1));
}

/** "SXD", "Sở Tài chính": one word may be a code, more of them begin as names do. */
function mayAsk(words: readonly string[]): boolean {
  return words.length === 1 || (ASKERS.has(words[0] ?? '') && words.length <= LONGEST_ASKER);
}

/** "ben so tai chinh nhe": the name in the words for whoever asked. */
function nameIn(words: readonly string[]): string {
  const from = words.findIndex((word) => word !== 'ben');
  const to = words.findLastIndex((word) => !COURTESY.has(word));
  const name = words.slice(Math.max(from, 0), to + 1);
  return name.every((word) => SOME_ASKER.has(word)) ? '' : name.join(' ');
}

function requestAt(words: readonly string[], at: number): string | undefined {
  return REQUESTS.find(
    (request) =>
      words
        .slice(at, at + 2)
        .join(' ')
        .startsWith(request) && isWhole(request, words[at]),
  );
}

/** "xin" is no part of "xinh". */
function isWhole(request: string, first: string | undefined): boolean {
  return request.includes(' ') || first === request;
}

/** UTF-16 units. */
const LONGEST_AS_ASKED = 100;

/** "tất cả thiếu văn bản": what follows the word for all; null when it does not begin with that. */
export function afterAll(words: string): string | null {
  const all = /^(?:tất cả|tat ca)(?=\s|$)/iu.exec(words);
  return all === null ? null : words.slice(all[0].length).trimStart();
}

/** "giữ 12", "thôi giữ 12 15": which reminders are kept back or let go; null for other words. */
export function readHold(argument: string): { readonly held: boolean; readonly tasks: string } | null {
  const said = /^(giữ|giu|thôi ?giữ|thoi ?giu)\s/iu.exec(argument);
  return said === null ? null : { held: /^gi/iu.test(said[1] ?? ''), tasks: argument.slice(said[0].length) };
}

/** "20/12/2022", "hôm qua": read as what follows "đã xong ngày"; null when it does not begin with a day. */
export function readDay(words: string, today: LocalDate): Reading | null {
  const start = words.trim();
  if (!/^\D{0,12}\d|^hôm |^hom /iu.test(start)) return null;
  const link = /^\d/u.test(start) ? 'ngày ' : '';
  const reading = readReport(`đã xong ${link}${start}`, today);
  return reading.completedOn === null && reading.unclearDay === null ? null : reading;
}

/** The answer to "on which day?" about the report `said`; a report of its own is read as one. */
export function readDayAnswer(said: string, words: string, today: LocalDate): Reading | null {
  const plain = readReport(words, today);
  const isReport = plain.intent === 'report' && plain.status !== null && !plain.needsQuestion;
  const dated = isReport && plain.status !== 'completed' ? null : readDay(words, today);
  if (dated === null) return isReport ? plain : null;
  const first = readReport(said, today);
  return {
    ...dated,
    // The answer first: behind a document that was named, its day would be read as the document's.
    text: behindLater(words.trim(), said),
    document: first.document ?? dated.document,
    documentDate: first.document === null ? dated.documentDate : first.documentDate,
  };
}

/** "30/12/2027 vì chờ thẩm định", "thêm 15 ngày": read as what follows "xin gia hạn". */
export function readExtension(words: string, today: LocalDate): Reading {
  const to = /^(đến|den|thêm|them|tới|toi)\s/iu.test(words) ? '' : 'đến ';
  return readReport(`xin gia hạn ${to}${words}`, today);
}
