/** What a workbook says once for all its sheets (ECMA-376, SpreadsheetML): their names, shared texts, formats. */

import { cleanCell } from './grid.ts';
import { readXml } from './read-xml.ts';

export interface SheetEntry {
  readonly name: string;
  readonly path: string;
  readonly hidden: boolean;
}

/** `days1904`: days are counted from 1/1/1904, as old Macs did. */
export interface WorkbookEntries {
  readonly sheets: readonly SheetEntry[];
  readonly days1904: boolean;
}

/** The sheets of a workbook in their order, and whether its days count from 1904. */
export function readWorkbook(workbook: Uint8Array, relations: Uint8Array | undefined): WorkbookEntries {
  const targets = new Map<string, string>();
  if (relations !== undefined) {
    readXml(relations, {
      open: (name, attributes) => {
        if (name === 'Relationship') targets.set(attributes.get('Id') ?? '', attributes.get('Target') ?? '');
      },
      close: () => undefined,
    });
  }
  const sheets: SheetEntry[] = [];
  let days1904 = false;
  readXml(workbook, {
    open: (name, attributes) => {
      if (name === 'workbookPr') days1904 = isTrue(attributes.get('date1904'));
      if (name !== 'sheet') return;
      const target = targets.get(attributes.get('id') ?? '') ?? `worksheets/sheet${String(sheets.length + 1)}.xml`;
      sheets.push({
        name: cleanCell(attributes.get('name') ?? ''),
        path: target.startsWith('/') ? target.slice(1) : `xl/${target}`,
        hidden: (attributes.get('state') ?? 'visible') !== 'visible',
      });
    },
    close: () => undefined,
  });
  return { sheets, days1904 };
}

/** Excel itself takes 32,767 in a cell, in UTF-16 units; a table of tasks takes 5,000. */
const LONGEST_TEXT = 40_000;

/** The texts that cells refer to by number; emphasis within them is dropped, and so is how they are pronounced. */
export function readSharedStrings(bytes: Uint8Array | undefined): readonly string[] {
  const strings: string[] = [];
  if (bytes === undefined) return strings;
  let current = '';
  let inText = false;
  let phonetic = false;
  readXml(bytes, {
    open: (name) => {
      if (name === 'si') current = '';
      else if (name === 'rPh') phonetic = true;
      else if (name === 't') inText = !phonetic;
    },
    close: (name) => {
      if (name === 'si') strings.push(unescaped(current));
      else if (name === 'rPh') phonetic = false;
      else if (name === 't') inText = false;
    },
    text: (text) => {
      if (inText && current.length <= LONGEST_TEXT) current += text.slice(0, LONGEST_TEXT + 1);
    },
  });
  return strings;
}

/** "_x000D_" stands for a character that XML cannot hold. */
export function unescaped(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/gu, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    : text;
}

/** What of a date a cell's format shows; null for a format that is none of a date. */
export type DateFormat = 'day' | 'month' | 'year' | null;

/** Formats 14 to 22 and their kin that Excel knows without a definition. */
const BUILT_IN: ReadonlyMap<number, DateFormat> = new Map([
  ...[14, 15, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58].map((id) => [id, 'day'] as const),
  [16, 'day'],
  [17, 'month'],
]);

/** Excel itself takes no longer one, in UTF-16 units. */
const LONGEST_FORMAT = 255;

/** By the number of a cell's style. */
export function readDateFormats(bytes: Uint8Array | undefined): readonly DateFormat[] {
  const formats: DateFormat[] = [];
  if (bytes === undefined) return formats;
  const custom = new Map<number, DateFormat>();
  let inCellFormats = false;
  readXml(bytes, {
    open: (name, attributes) => {
      const id = Number(attributes.get('numFmtId') ?? 0);
      if (name === 'numFmt')
        custom.set(id, dateFormatOf((attributes.get('formatCode') ?? '').slice(0, LONGEST_FORMAT)));
      else if (name === 'cellXfs') inCellFormats = true;
      else if (name === 'xf' && inCellFormats) formats.push(custom.get(id) ?? BUILT_IN.get(id) ?? null);
    },
    close: (name) => {
      if (name === 'cellXfs') inCellFormats = false;
    },
  });
  return formats;
}

/** Letters in quotes, brackets and after a backslash are not those of a date. */
function dateFormatOf(code: string): DateFormat {
  const letters = code.replace(/"[^"]*"|\[[^[\]]*\]|\\./gu, '').toLowerCase();
  if (/d/u.test(letters) && /[my]/u.test(letters)) return 'day';
  if (/y/u.test(letters)) return letters.includes('m') ? 'month' : 'year';
  return null;
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}
