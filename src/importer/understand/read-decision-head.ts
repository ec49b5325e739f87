import { localDate, type LocalDate } from '../../domain/calendar/dates.ts';

/** What a decision says of itself above its table; null for what was not found. */
export interface DecisionHead {
  readonly number: string | null;
  readonly title: string | null;
  readonly issued: LocalDate | null;
  readonly authority: string | null;
}

/** "Số: 913/QĐ-UBND", "Số 12-KL/TU". */
const NUMBER = /^Số[\s:]{0,5}(\d{1,6})\s{0,3}([/-])\s{0,3}([\p{Lu}\d][\p{Lu}\d\-/]*)/u;
/** "Thanh Hóa, ngày 14 tháng 3 năm 2022", a line of its own. */
const ISSUED = /^\p{Lu}[\p{L} .-]{0,40},\s*ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})$/u;
/** The same behind the number, where the columns of a letterhead were lost. */
const ISSUED_BEHIND = /^Số[\s:]{0,5}\d.{0,60}\sngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})$/u;
const TITLE = /^(?:Về việc|V\/v)[\s:]{0,5}(?:ban hành\s{1,3})?(\S.*)$/u;
/** The kind of a paper, alone on its line; what it is about stands below. */
// prettier-ignore
const KINDS = new Set([
  'QUYẾT ĐỊNH', 'KẾ HOẠCH', 'NGHỊ QUYẾT', 'CHƯƠNG TRÌNH', 'CHƯƠNG TRÌNH HÀNH ĐỘNG', 'CHƯƠNG TRÌNH CÔNG TÁC', 'THÔNG BÁO',
  'KẾT LUẬN', 'CHỈ THỊ', 'CÔNG ĐIỆN', 'HƯỚNG DẪN', 'ĐỀ ÁN', 'PHƯƠNG ÁN', 'THÔNG BÁO KẾT LUẬN',
]);
const UNIT = /^(tỉnh|thành phố|huyện|thị xã|quận|xã|phường|đặc khu) (.+)$/u;
/** Who signs, in capitals at the head of a paper, with the words that stand for it. */
const AUTHORITIES: readonly (readonly [RegExp, (rest: string) => string])[] = [
  [
    /^(?:ỦY|UỶ) BAN NHÂN DÂN\s+((?:TỈNH|THÀNH PHỐ|HUYỆN|THỊ XÃ|QUẬN|XÃ|PHƯỜNG|ĐẶC KHU)\s+\S.*)$/u,
    (rest) => `UBND ${unitName(rest)}`,
  ],
  [/^UBND\s+((?:TỈNH|THÀNH PHỐ|HUYỆN|THỊ XÃ|QUẬN|XÃ|PHƯỜNG|ĐẶC KHU)\s+\S.*)$/u, (rest) => `UBND ${unitName(rest)}`],
  [
    /^(?:HỘI ĐỒNG NHÂN DÂN|HĐND)\s+((?:TỈNH|THÀNH PHỐ|HUYỆN|THỊ XÃ|QUẬN|XÃ|PHƯỜNG|ĐẶC KHU)\s+\S.*)$/u,
    (rest) => `HĐND ${unitName(rest)}`,
  ],
  [/^((?:THỦ TƯỚNG )?CHÍNH PHỦ)$/u, (rest) => (rest.startsWith('T') ? 'Thủ tướng Chính phủ' : 'Chính phủ')],
  [/^((?:TỈNH|THÀNH|HUYỆN|THỊ|ĐẢNG) (?:ỦY|UỶ)(?: \S.*)?)$/u, partyName],
  [/^((?:BỘ|SỞ|VĂN PHÒNG|THANH TRA|BAN|CỤC|CÔNG AN|VIỆN) \S.*)$/u, sentence],
];
/** Lines at the head of a paper, where its letterhead stands. */
const LETTERHEAD = 15;
const LONGEST_TITLE = 400;

/** Reads number, day, title and authority from the paragraphs above the table; the first of each counts. */
export function readDecisionHead(paragraphs: readonly string[]): DecisionHead {
  const number = firstMatch(paragraphs, NUMBER);
  const issued = firstMatch(paragraphs, ISSUED) ?? firstMatch(paragraphs, ISSUED_BEHIND);
  return {
    number: number === null ? null : `${number[1] ?? ''}${number[2] ?? ''}${number[3] ?? ''}`,
    issued: issued === null ? null : localDate(Number(issued[3]), Number(issued[2]), Number(issued[1])),
    title: titleOf(paragraphs),
    authority: authorityOf(paragraphs),
  };
}

/** Behind "Về việc", else below the kind of the paper: "KẾ HOẠCH ⏎ Cải cách hành chính năm 2026". */
function titleOf(paragraphs: readonly string[]): string | null {
  const about = firstMatch(paragraphs, TITLE)?.[1];
  if (about !== undefined) return about.charAt(0).toUpperCase() + about.slice(1);
  const at = paragraphs.findIndex(
    (paragraph) => KINDS.has(paragraph.trim().toUpperCase()) && paragraph === paragraph.toUpperCase(),
  );
  const kind = paragraphs[at]?.trim();
  const below = paragraphs[at + 1]?.trim() ?? '';
  if (
    kind === undefined ||
    below === '' ||
    below.length > LONGEST_TITLE ||
    /^(?:căn cứ|\d+[.)]|[IVX]+[.)]|phụ lục|kính gửi)/iu.test(below)
  )
    return null;
  return `${sentence(kind)} ${below.charAt(0).toLowerCase()}${below.slice(1)}`;
}

/** The last of those that stand above the number: a department's own name stands under its province's. */
function authorityOf(paragraphs: readonly string[]): string | null {
  const numbered = paragraphs.findIndex((paragraph) => /^Số\s*:/u.test(paragraph));
  const head = paragraphs.slice(0, Math.min(Math.max(numbered, 0), LETTERHEAD));
  const all = paragraphs.slice(0, LETTERHEAD);
  return firstAuthority(head.toReversed()) ?? firstAuthority(all);
}

function firstAuthority(lines: readonly string[]): string | null {
  for (const line of lines) {
    for (const [pattern, words] of AUTHORITIES) {
      const found = pattern.exec(line.trim())?.[1];
      if (found !== undefined) return words(found);
    }
  }
  return null;
}

function firstMatch(paragraphs: readonly string[], pattern: RegExp): RegExpExecArray | null {
  for (const paragraph of paragraphs) {
    const match = pattern.exec(paragraph);
    if (match !== null) return match;
  }
  return null;
}

/** "SỞ NỘI VỤ" → "Sở nội vụ" with its proper letters where they are known from the first words. */
function sentence(capitals: string): string {
  const [first = '', ...rest] = capitals.toLowerCase().split(' ');
  const own = rest.join(' ');
  const isUnit = /^(?:bộ|sở|ban|cục|viện)$/u.test(first);
  return `${first.charAt(0).toUpperCase()}${first.slice(1)} ${isUnit ? own.charAt(0).toUpperCase() + own.slice(1) : own}`.trim();
}

/** "TỈNH ỦY LAM HÀ" → "Tỉnh ủy Lam Hà". */
function partyName(capitals: string): string {
  const [first = '', second = '', ...rest] = capitals.toLowerCase().split(' ');
  return [first, ...rest]
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .toSpliced(1, 0, second)
    .join(' ');
}

/** "TỈNH THANH HÓA" → "tỉnh Thanh Hóa". */
function unitName(capitals: string): string {
  const [, unit = '', name = ''] = UNIT.exec(capitals.toLowerCase()) ?? ['', '', capitals.toLowerCase()];
  const proper = name.replace(
    /(^|[\s-])(\p{L})/gu,
    (_, before: string, letter: string) => before + letter.toUpperCase(),
  );
  return `${unit} ${proper}`.trim();
}
