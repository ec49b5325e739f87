import { localDate, type LocalDate } from '../../domain/calendar/dates.ts';

/** What a decision says of itself above its table; null for what was not found. */
export interface DecisionHead {
  readonly number: string | null;
  readonly title: string | null;
  readonly issued: LocalDate | null;
  readonly authority: string | null;
}

const NUMBER = /^Số:\s*(\d+)\s*\/\s*([\p{Lu}\d][\p{Lu}\d\-/]*)/u;
/** "Thanh Hóa, ngày 14 tháng 3 năm 2022", a line of its own. */
const ISSUED = /^\p{Lu}[\p{L} .-]{1,40},\s*ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})$/u;
const TITLE = /^Về việc\s+(?:ban hành\s+)?(\S.*)$/u;
const AUTHORITY = /^(?:ỦY|UỶ) BAN NHÂN DÂN\s+((?:TỈNH|THÀNH PHỐ|HUYỆN|THỊ XÃ|QUẬN|XÃ|PHƯỜNG)\s+\S.*)$/u;
const UNIT = /^(tỉnh|thành phố|huyện|thị xã|quận|xã|phường) (.+)$/u;

/** Reads number, day, title and authority from the paragraphs above the table; the first of each counts. */
export function readDecisionHead(paragraphs: readonly string[]): DecisionHead {
  const number = firstMatch(paragraphs, NUMBER);
  const issued = firstMatch(paragraphs, ISSUED);
  const title = firstMatch(paragraphs, TITLE)?.[1] ?? null;
  const authority = firstMatch(paragraphs, AUTHORITY)?.[1];
  return {
    number: number === null ? null : `${number[1] ?? ''}/${number[2] ?? ''}`,
    issued: issued === null ? null : localDate(Number(issued[3]), Number(issued[2]), Number(issued[1])),
    title: title === null ? null : title.charAt(0).toUpperCase() + title.slice(1),
    authority: authority === undefined ? null : `UBND ${unitName(authority)}`,
  };
}

function firstMatch(paragraphs: readonly string[], pattern: RegExp): RegExpExecArray | null {
  for (const paragraph of paragraphs) {
    const match = pattern.exec(paragraph);
    if (match !== null) return match;
  }
  return null;
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
