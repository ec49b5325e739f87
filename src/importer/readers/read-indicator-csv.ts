import { CsvError, parse } from 'csv-parse/sync';
import { strip } from '../../domain/strip-diacritics.ts';
import { secrecyMarkingOf } from '../../domain/text/secrecy-marking.ts';
import { readFigure } from '../../domain/tasks/measure.ts';
import type { TargetRow } from '../../usecases/programme/import-indicators.ts';
import { cleanCell } from './grid.ts';
import { decodeText } from './decode-text.ts';

/** `problem` is one sentence that names the line or the column, and the cure. */
export type IndicatorCsv =
  | { readonly kind: 'rows'; readonly rows: readonly TargetRow[] }
  | { readonly kind: 'unreadable'; readonly problem: string };

const HEADERS = {
  section: ['muc', 'section'],
  name: ['chi tieu', 'name'],
  value: ['gia tri', 'value'],
  unit: ['don vi tinh', 'unit'],
  comparator: ['so sanh', 'comparator'],
  by: ['den', 'by'],
} as const;

type Column = keyof typeof HEADERS;

const COMPARATORS: ReadonlyMap<string, TargetRow['comparator']> = new Map([
  ['>=', '>='],
  ['<', '<'],
  ['=', '='],
]);

/** Columns `Mục, Chỉ tiêu, Giá trị, Đơn vị tính, So sánh (>= < =), Đến (2025 or 2021-2025)`; taken whole or not at all. */
export function readIndicatorCsv(bytes: Uint8Array): IndicatorCsv {
  const decoded = decodeText(bytes);
  if (decoded.kind === 'unreadable') return decoded;
  const marking = secrecyMarkingOf(decoded.text);
  if (marking !== null) return unreadable(`Tệp mang dấu độ mật “${marking}” nên không được nhập.`);
  const records = recordsOf(decoded.text);
  if (records === null) return unreadable('Dấu ngoặc kép không khớp; hãy lưu lại tệp dưới dạng CSV.');
  const [header = [], ...body] = records;
  const titles = header.map((title) => strip(cleanCell(title)));
  const columns = Object.keys(HEADERS) as Column[];
  const positions = new Map(
    columns.map((column) => [column, titles.findIndex((title) => HEADERS[column].some((known) => known === title))]),
  );
  const missing = columns.filter((column) => positions.get(column) === -1);
  if (missing.length > 0)
    return unreadable(`Tệp thiếu cột: ${missing.map((column) => HEADERS[column][0]).join(', ')}.`);

  const rows: TargetRow[] = [];
  for (const [index, cells] of body.entries()) {
    const row = rowOf((column) => cleanCell(cells[positions.get(column) ?? -1] ?? ''));
    if (typeof row === 'string') return unreadable(`Dòng ${String(index + 2)}: ${row}`);
    rows.push(row);
  }
  return { kind: 'rows', rows };
}

function rowOf(cell: (column: Column) => string): TargetRow | string {
  const value = readFigure(cell('value'));
  if (value === null) return `giá trị “${cell('value')}” không phải là số, ví dụ 24,5 hoặc 30.000.`;
  const comparator = COMPARATORS.get(cell('comparator'));
  if (comparator === undefined) return `so sánh “${cell('comparator')}” không hợp lệ; chỉ nhận >=, < hoặc =.`;
  const years = /^(\d{4})(?:\s*-\s*(\d{4}))?$/u.exec(cell('by'));
  if (years === null) return `thời gian “${cell('by')}” không hợp lệ; ghi 2025 hoặc 2021-2025.`;
  if (cell('name') === '') return 'chưa ghi tên chỉ tiêu.';
  const fromYear = Number(years[1]);
  return {
    section: cell('section'),
    name: cell('name'),
    value,
    figure: cell('value'),
    unit: cell('unit'),
    comparator,
    fromYear,
    toYear: years[2] === undefined ? fromYear : Number(years[2]),
  };
}

function recordsOf(text: string): string[][] | null {
  try {
    return parse(text, { skip_empty_lines: true, relax_column_count: true, bom: true });
  } catch (error) {
    if (error instanceof CsvError) return null;
    throw error;
  }
}

function unreadable(problem: string): IndicatorCsv {
  return { kind: 'unreadable', problem };
}
