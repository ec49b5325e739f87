/** The lines that close a letter: who signs, who reports, when, under which telephone number. They report nothing. */

import { strip } from '../../../../domain/strip-diacritics.ts';
import { trimEndOf } from '../../../../domain/text/trim-end-of.ts';
import { itemsOf, type ItemKind } from '../words/items.ts';
import { tokenise } from '../words/tokens.ts';

type Value = (value: string) => boolean;

/**
 * The label that a line opens with, without diacritics, and what must stand behind it for the line to close: whatever
 * else stands there is reported ("DT: 30/45 ha", "TL: 70%", "Đầu mối: chưa có").
 */
const LABELS: readonly (readonly [label: RegExp, value: Value])[] = [
  // "Người báo cáo: Lan", "Liên hệ - anh Tuấn"
  [
    /^(?:nguoi (?:bao cao|bao|gui|lap bieu|lap|viet|ky|tong hop|nhap|phu trach|lien he)|can bo (?:bao cao|dau moi|theo doi|phu trach|tong hop)|chuyen vien|dau moi|lien he|noi nhan|ho ten|ho va ten|chuc vu|don vi bao cao|dai dien) ?(?:[:\u2013\u2014-]|$)/u,
    isNames,
  ],
  [/^(?:ngay bao cao|thoi gian bao cao|ngay gui) ?[:\u2013\u2014-]/u, isDays],
  // "SĐT: 0912…"
  [
    /^(?:sdt|so dt|so dien thoai|dien thoai|di dong|dt|tel|phone|mobile|hotline|zalo|fax) ?[:.\u2013\u2014-]/u,
    (value) => TELEPHONE.test(value.replace(/\D/gu, '')) && isNames(value),
  ],
  [/^(?:email|e-mail|mail) ?[:.\u2013\u2014-]/u, (value) => value.includes('@') && isNames(value)],
  // "TM. UBND xã", "KT. GIÁM ĐỐC"
  [/^(?:tm|kt|tl|tuq|q) ?\.\/?/u, (value) => /^\s?\p{Lu}/u.test(value) && isNames(value)],
];

/** Each is matched against one line without diacritics, from its first letter or figure to its last. */
const CLOSING: readonly RegExp[] = [
  /^(?:gui tu|sent from) (?:my )?(?:iphone|ipad|android|samsung|galaxy|oppo|xiaomi|vivo|mail|outlook|yahoo|gmail|zalo|dien thoai|thiet bi|may)(?: \p{L}{1,9}){0,4}$/u,
  /^(?:pho )?(?:giam doc|chu tich|chanh van phong|truong phong|truong ban|chi cuc truong)(?: (?:so|ubnd|van phong|phong|ban)(?: \p{L}{1,9}){0,5})?$/u,
  /^(?:da ky|ky ten|ky, ghi ro ho ten|ky va ghi ro ho ten)\)?$/u,
  // "Trân trọng./.", "Xin trân trọng cảm ơn!"
  /^(?:xin )?(?:tran trong|cam on|kinh thu|kinh bao)(?: (?:bao cao|cam on|kinh chao|kinh bao|va|anh|chi|van phong)){0,4}$/u,
];

/** "Thanh Hóa, ngày 20 tháng 6 năm 2022", without diacritics. */
const PLACE_AND_DAY = /^([\p{L} ]{2,60}), (?:ngay )?\d{1,2}(?:\/| thang )\d{1,2}(?:\/| nam )\d{4}$/u;

/** "Ngày 20/6/2022": by itself it may as well be the day of a completion. */
const DAY = /^(?:ngay )?(?:\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?\d{4}|\d{1,2} thang \d{1,2} nam \d{4})$/u;
/** "Trần Thị Lan", "GIÁM ĐỐC": only below another line that closes. */
const NAME = /^\p{Lu}[\p{L}.]{0,14}(?: \p{Lu}[\p{L}.]{0,14}){0,5}$/u;
/** "0912 345 678", with the country's number or without. */
const TELEPHONE = /^(?:0|84)\d{8,10}$/u;
const MOST_NAMES = 5;
/** In the last line, behind a full stop or a dash. Without diacritics. */
const BYLINE = /^(?:nguoi (?:bao cao|bao|gui|lap|viet)|lien he|sdt|dt|dien thoai) ?:/u;
const BREAK = /[.;\u2013\u2014-] {1,3}/gu;

/** UTF-16 units, and lines: what is longer is no closing. */
const LONGEST_LINE = 100;
const MOST_LINES = 12;

/** The text without the lines that close it; its first line stays. Pure. */
export function withoutSignature(text: string): string {
  const lines = text.split('\n');
  let kept = lines.length;
  for (let at = lines.length - 1; at > 0 && at >= lines.length - MOST_LINES; at -= 1) {
    const line = bareLine(lines[at] ?? '');
    if (line === '') continue;
    if (line.length > LONGEST_LINE) break;
    const isDay = DAY.test(strip(line));
    if (closes(line) || (isDay && kept < lines.length)) kept = at;
    else if (!isDay && !(NAME.test(line) && isNames(line))) break;
  }
  const body = kept < lines.length ? lines.slice(0, kept).join('\n').trimEnd() : text;
  const end = body.slice(-LONGEST_INLINE);
  const line = end.slice(end.lastIndexOf('\n') + 1);
  const inline = bylineIn(line);
  return inline === null ? body : body.slice(0, body.length - line.length + inline).trimEnd();
}

const LONGEST_INLINE = 150;
/** UTF-16 units that hold the words of a byline. */
const LONGEST_BYLINE = 30;

/** Where "… – Người báo cáo: Lan" begins to close the line; null where nothing does. */
function bylineIn(line: string): number | null {
  for (const { 0: sign, index } of line.matchAll(BREAK)) {
    const from = index + sign.length;
    const rest = line.slice(from);
    if (BYLINE.test(strip(rest.slice(0, LONGEST_BYLINE))) && closes(bareLine(rest))) return index;
  }
  return null;
}

/** The same without a last line that is only a day, for words that state no day. */
export function withoutClosing(text: string): string {
  const body = withoutSignature(text);
  const at = body.lastIndexOf('\n');
  return at > 0 && DAY.test(strip(bareLine(body.slice(at + 1)))) ? body.slice(0, at).trimEnd() : body;
}

/** From its first letter or figure to its last, with single blanks. */
function bareLine(line: string): string {
  const start = line.slice(0, LONGEST_LINE + 9).replace(/^[^\p{L}\d+]{1,9}/u, '');
  return trimEndOf(start, /[^\p{L}\d:]/u).replace(/\s+/gu, ' ');
}

function closes(line: string): boolean {
  const bare = strip(line);
  const [, place] = PLACE_AND_DAY.exec(bare) ?? [];
  if (place !== undefined) return isNames(line.slice(0, place.length));
  if (isTelephone(line) || CLOSING.some((pattern) => pattern.test(bare))) return true;
  return LABELS.some(([label, isValue]) => {
    const written = label.exec(bare)?.[0];
    return written !== undefined && isValue(line.slice(written.length));
  });
}

/** "Lan – 0912 345 678", "SĐT 0912.345.678": a number and at most names beside it. */
function isTelephone(line: string): boolean {
  if (!TELEPHONE.test(line.replace(/\D/gu, ''))) return false;
  const words = line.match(/\p{L}+/gu) ?? [];
  return words.length <= MOST_NAMES && words.every((word) => /^\p{Lu}/u.test(word) || word.length <= 3);
}

/** Names, titles, an address, a telephone number: no word in it reports anything. */
function isNames(value: string): boolean {
  const isNumbered = TELEPHONE.test(value.replace(/\D/gu, ''));
  return itemsOf(tokenise(value)).every(({ kind, key, start }) => {
    if (kind === 'number') return isNumbered;
    // "Mai", "Định", "Dung" are names where they are written as such.
    return NAMING.includes(kind) || (NAMES_TOO.test(key) && /^\p{Lu}/u.test(value.slice(start)));
  });
}

const NAMING: readonly ItemKind[] = [
  'unknown',
  'polite',
  'courtesy',
  'authority',
  'ours',
  'address',
  'report_lead',
  'other',
  'break',
  'sign',
  'about',
  'time_link',
];
const NAMES_TOO =
  /^(?:mai|định|dinh|dung|tới|toi|sớm|som|hẹn|hen|tối|hạn|han|chỉ|chi|phần|phan|bằng|bang|qua|tài|hết|tâm)$/u;

/** "17h00 ngày 20/6/2022" */
function isDays(value: string): boolean {
  return itemsOf(tokenise(value)).every(({ kind, key, numbers: [day = 0, month = 0] }) => {
    if (kind === 'fraction') return day <= 31 && month <= 12;
    return ['date', 'number', 'time_link', 'break'].includes(kind) || /^(?:h|giờ|gio|tháng|thang|năm|nam)$/u.test(key);
  });
}
