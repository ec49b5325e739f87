/** Cutting words to a length: at a border between words, and never inside a number or a day. */

import { trimEndOf } from '../../domain/text/trim-end-of.ts';

const NUMBER = /^[(“"]?\d|^[(“"]?[IVXLC]+[).,;:”"]?$/u;
const DIGIT = /\d/u;
const DASH = /^[-–—/]$/u;
/** What goes on with the number before it: "30 | triệu đồng", "ngày 31 | tháng 12 | năm 2025", "quý IV | năm 2025". */
const GOES_ON =
  /^(?:%|‰|phần|điểm|ha|km|km2|km²|m|m2|m²|m3|m³|kg|tấn|tạ|mw|kw|kv|usd|đến|tới|tỷ|tỉ|triệu|nghìn|ngàn|vạn|trăm|chục|đồng|tháng|năm|ngày|quý|tuần|giờ|xã|huyện|người|hộ|lần|x|×)[),.;:]*$/u;
/** What a number or a day belongs to: left alone at an end it says nothing. */
const OPENS =
  /^(?:ngày|tháng|năm|quý|số|mục|điều|khoản|kỳ|từ|đến|trước|trên|dưới|khoảng|hơn|và|hoặc|của|tại|về|cho|với|theo|để|giai|đoạn)$/u;

/**
 * The text on one line, cut to at most `length` characters on a word border, with "…" where it was cut. A number stays
 * with its unit, a range with its end, a day with its month and year: what does not fit whole is left out whole.
 */
export function shorten(text: string, length: number): string {
  const clean = text.replace(/\s+/gu, ' ').trim();
  if (clean.length <= length) return clean;
  const words = clean.split(' ');
  let end = 0;
  let kept = 0;
  for (let index = 0, at = -1; index < words.length; index += 1) {
    at += 1 + (words[index] ?? '').length;
    if (at >= length - 1) break;
    if (mayEndBehind(words, index)) {
      end = at;
      kept = index + 1;
    }
  }
  if (end === 0) return `${startOf(words[0] ?? '', length - 1)}…`;
  while (kept > 1 && OPENS.test((words[kept - 1] ?? '').toLocaleLowerCase('vi'))) {
    end -= (words[kept - 1] ?? '').length + 1;
    kept -= 1;
  }
  return `${trimEndOf(clean.slice(0, end), /[\s,;:.(–-]/u)}…`;
}

/** Whether the text may be cut behind the word at `index`. */
function mayEndBehind(words: readonly string[], index: number): boolean {
  const word = words[index] ?? '';
  const next = words[index + 1] ?? '';
  const isNumber = NUMBER.test(word) || DIGIT.test(word);
  if (DASH.test(word)) return false;
  if (!isNumber) return !isMiddleOfNumber(words, index);
  // A sign behind a number ends it: "30/12/2026; …".
  if (/[,;:)”"]$/u.test(word)) return true;
  return !DASH.test(next) && !DIGIT.test(next.charAt(0)) && !GOES_ON.test(next.toLocaleLowerCase('vi'));
}

/** "31 tháng | 12", "30 triệu | đồng", "5 năm | 2026": a unit that goes on, or before which a number stands. */
function isMiddleOfNumber(words: readonly string[], index: number): boolean {
  const before = words[index - 1] ?? '';
  const word = (words[index] ?? '').toLocaleLowerCase('vi');
  const next = (words[index + 1] ?? '').toLocaleLowerCase('vi');
  if (!DIGIT.test(before) && !NUMBER.test(before)) return false;
  return GOES_ON.test(word) && (NUMBER.test(next) || GOES_ON.test(next));
}

/** One word that is too long by itself: its beginning, without a number that does not end there. */
function startOf(word: string, length: number): string {
  const start = word.slice(0, Math.max(0, length));
  const whole = DIGIT.test(word.charAt(start.length)) ? trimEndOf(start, /[\d.,/-]/u) : start;
  return isHighSurrogate(whole) ? whole.slice(0, -1) : whole;
}

function isHighSurrogate(text: string): boolean {
  const last = text.charCodeAt(text.length - 1);
  return last >= 0xd800 && last <= 0xdbff;
}
