/** Cells of a workbook: for the library, which writes the frame, and as text, for rows without number. */

import type { CellObject } from 'write-excel-file/node';
import { cellText } from '../conversation/compose/cell-text.ts';
import type { LocalDate } from '../domain/calendar/dates.ts';
import { xmlText, type Splice } from './splice-zip.ts';

export type Cell =
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'number' | 'percentage'; readonly value: number }
  | { readonly kind: 'date'; readonly value: LocalDate };

type Kind = Cell['kind'];

const LOOKS = {
  text: { type: String, format: '@', wrap: true, alignVertical: 'top' },
  number: { type: Number, format: '#,##0', alignVertical: 'top' },
  percentage: { type: Number, format: '0.0%', alignVertical: 'top' },
  date: { type: Date, format: 'dd/mm/yyyy', alignVertical: 'top' },
} as const satisfies Record<Kind, Omit<CellObject, 'value'>>;

const DAY_MS = 24 * 60 * 60 * 1000;
/** 1/1/1970 in Excel's count of days. */
const EPOCH_DAY = 25_569;

/** A cell of text, without signs that a sheet cannot hold. */
export function text(value: string): Cell {
  return { kind: 'text', value: cellText(value) };
}

/** A cell of a number; empty for null. */
export function number(value: number | null): Cell | null {
  return value === null ? null : { kind: 'number', value };
}

/** A cell of a percentage; empty for null. */
export function percentage(value: number | null): Cell | null {
  return value === null ? null : { kind: 'percentage', value };
}

/** A cell of a day; empty for null. */
export function date(value: LocalDate | null): Cell | null {
  return value === null ? null : { kind: 'date', value };
}

/** For the library. */
export function libraryCell(cell: Cell | null): CellObject | null {
  if (cell === null) return null;
  // A day is midnight UTC: Excel's days know no zone.
  if (cell.kind === 'date') return { ...LOOKS.date, value: new Date(`${cell.value}T00:00:00Z`) };
  return { ...LOOKS[cell.kind], value: cell.value };
}

/** The second row of a sheet that is to be spliced: it has the library name the looks of all kinds of cells. */
export const SAMPLES: CellObject[] = [
  { ...LOOKS.text, value: 'x' },
  { ...LOOKS.number, value: 0 },
  { ...LOOKS.percentage, value: 0 },
  { ...LOOKS.date, value: new Date(0) },
];
const KINDS: readonly Kind[] = ['text', 'number', 'percentage', 'date'];

/**
 * The sheet with `rows` in place of its samples and filter buttons over its head of `columns` columns, at most 26
 * (ECMA-376, part 1, 18.3.1: `row`, `c`, `autoFilter`, in that order).
 */
export function withRows(sheet: string, columns: number, rows: Iterable<readonly (Cell | null)[]>): Splice {
  const from = sheet.indexOf('<row r="2"');
  const to = sheet.indexOf('</sheetData>');
  const styles = sheet.slice(from, to).matchAll(/ s="(\d+)"/gu);
  const styleOf = Object.fromEntries([...styles].map(([, style], at) => [KINDS[at], style])) as Record<Kind, string>;
  let last = 1;
  function* written(): Generator<string> {
    for (const row of rows) {
      last += 1;
      yield `<row r="${String(last)}">${row.map((cell, at) => xmlOf(cell, `${letter(at)}${String(last)}`, styleOf)).join('')}</row>`;
    }
  }
  return {
    before: sheet.slice(0, from),
    rows: written(),
    after: () =>
      sheet
        .slice(to)
        .replace('</sheetData>', `</sheetData><autoFilter ref="A1:${letter(columns - 1)}${String(last)}"/>`),
  };
}

function letter(column: number): string {
  return String.fromCharCode(65 + column);
}

function xmlOf(cell: Cell | null, ref: string, styleOf: Readonly<Record<Kind, string>>): string {
  if (cell === null) return '';
  const head = `<c r="${ref}" s="${styleOf[cell.kind]}"`;
  if (cell.kind === 'text') {
    return cell.value === ''
      ? `${head}/>`
      : `${head} t="inlineStr"><is><t xml:space="preserve">${xmlText(unescapable(cell.value))}</t></is></c>`;
  }
  const value = cell.kind === 'date' ? Date.parse(`${cell.value}T00:00:00Z`) / DAY_MS + EPOCH_DAY : cell.value;
  return `${head}><v>${String(value)}</v></c>`;
}

/** "_x000D_" stands for a character in a workbook (ECMA-376, part 1, 22.9.2.19); what people wrote so stays as it is. */
function unescapable(value: string): string {
  return value.replace(/_(?=x[0-9A-Fa-f]{4}_)/gu, '_x005F_');
}
