import { fold } from '../domain/fold.ts';
import { columnName } from './columns.ts';
import { decodeText } from './decode-text.ts';
import { parseTable } from './parse-table.ts';
import type { Column } from './columns.ts';
import type { ImportRow } from './import-row.ts';
import type { TableRow } from './parse-table.ts';

/** `notices` are sentences about what was left aside; `problem` is one sentence: what is wrong, and the cure. */
export type TaskCsv =
  | { readonly kind: 'rows'; readonly rows: readonly ImportRow[]; readonly notices: readonly string[] }
  | { readonly kind: 'unreadable'; readonly problem: string };

/** Longest cell taken, in UTF-16 units: more is a sign of a quote that was never closed. */
const LONGEST_CELL = 5_000;

const SOURCES: ReadonlyMap<string, ImportRow['source']> = new Map([
  ['', 'annex'],
  ['phu luc', 'annex'],
  ['annex', 'annex'],
  ['than van ban', 'body'],
  ['body', 'body'],
]);

/**
 * Reads a programme's tasks from a CSV file: UTF-8 with or without a mark; comma, semicolon or tab; the columns of the
 * import format in any order. The file is taken whole or not at all.
 */
export function readTaskCsv(bytes: Uint8Array): TaskCsv {
  const decoded = decodeText(bytes);
  if (decoded.kind === 'unreadable') return decoded;
  const table = parseTable(decoded.text);
  if (table.kind === 'unreadable') return table;
  if (table.rows.length === 0) return unreadable('Tệp chỉ có dòng tiêu đề, không có nhiệm vụ nào.');

  const rows: ImportRow[] = [];
  for (const row of table.rows) {
    const problem = problemOfRow(row, table.positions, table.width);
    if (problem !== null) return unreadable(`Dòng ${String(row.line)}: ${problem}`);
    rows.push(toImportRow(row, table.positions));
  }
  const notices = table.extra.length > 0 ? [`Bỏ qua các cột không dùng: ${table.extra.join(', ')}.`] : [];
  return { kind: 'rows', rows, notices };
}

function problemOfRow(row: TableRow, positions: ReadonlyMap<Column, number>, width: number): string | null {
  const { cells } = row;
  if (cells.slice(width).some((cell) => cell !== '')) {
    return `có ${String(cells.length)} ô, nhiều hơn dòng tiêu đề; ô có dấu phân cách bên trong phải đặt trong ngoặc kép.`;
  }
  const tooLong = cells.findIndex((cell) => cell.length > LONGEST_CELL);
  if (tooLong >= 0) {
    const column = [...positions].find(([, position]) => position === tooLong)?.[0];
    const name = column === undefined ? String(tooLong + 1) : `“${columnName(column)}”`;
    return `ô ở cột ${name} dài hơn 5.000 ký tự; hãy kiểm tra dấu ngoặc kép.`;
  }
  const source = cellOf(row, positions, 'source');
  if (!SOURCES.has(fold(source))) return `cột “Nguồn” ghi “${source}”; chỉ nhận “phụ lục” hoặc “thân văn bản”.`;
  return null;
}

function toImportRow(row: TableRow, positions: ReadonlyMap<Column, number>): ImportRow {
  const cell = (column: Column): string => cellOf(row, positions, column);
  return {
    line: row.line,
    ref: cell('ref'),
    section: cell('section'),
    title: cell('title'),
    lead: cell('lead'),
    coordinating: cell('coordinating'),
    product: cell('product'),
    deadline: cell('deadline'),
    reportTo: cell('report_to'),
    source: SOURCES.get(fold(cell('source'))) ?? 'annex',
    feeds: cell('feeds')
      .split(/[\s,;]+/u)
      .filter((ref) => ref !== ''),
  };
}

function cellOf(row: TableRow, positions: ReadonlyMap<Column, number>, column: Column): string {
  const position = positions.get(column);
  return position === undefined ? '' : (row.cells[position] ?? '');
}

function unreadable(problem: string): TaskCsv {
  return { kind: 'unreadable', problem };
}
