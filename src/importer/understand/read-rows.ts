import { formatDate } from '../../domain/calendar/dates.ts';
import { strip } from '../../domain/strip-diacritics.ts';
import { columnName } from './columns.ts';
import type { Column } from '../readers/column.ts';
import { dateOfSerial } from '../readers/date-serial.ts';
import type { Finding } from './finding.ts';
import { findTable, type Table, type TableRow } from './find-table.ts';
import type { Grid } from '../readers/grid.ts';
import type { ImportRow } from './import-row.ts';
import { placeRows, type PlacedRow } from './place-rows.ts';
import { readDecisionHead } from './read-decision-head.ts';
import { dependenciesOfRecipients, recipientIn } from './recipients.ts';
import { markingAmong, markingInRows, marked } from './refuse-marked.ts';
import { unreadable, type TaskFile } from './task-file.ts';

/** Longest cell taken, in UTF-16 units: more is a sign of a quote that was never closed. */
const LONGEST_CELL = 5_000;

const SOURCES: ReadonlyMap<string, ImportRow['source']> = new Map([
  ['', 'annex'],
  ['phu luc', 'annex'],
  ['annex', 'annex'],
  ['than van ban', 'body'],
  ['body', 'body'],
]);

/** The tasks of the table that `grid` holds. The table is taken whole or not at all. */
export function readRows(grid: Grid): TaskFile {
  const marking = markingAmong(grid.preamble) ?? markingInRows(grid.rows);
  if (marking !== null) return marked(marking);
  const found = findTable(grid);
  if (found.kind === 'unreadable') return unreadable(found.problem);
  const { table } = found;
  if (table.rows.length === 0) return unreadable('Tệp chỉ có dòng tiêu đề, không có nhiệm vụ nào.');
  for (const row of table.rows) {
    const problem = problemOfRow(row, table);
    if (problem !== null) return unreadable(`Dòng ${String(row.line)}: ${problem}`);
  }

  const placed = placeRows(table);
  if (placed.rows.length === 0) return unreadable('Bảng chỉ có các dòng đề mục, không có nhiệm vụ nào.');
  const findings: Finding[] = [...placed.findings];
  const read = placed.rows.map((row) => toImportRow(row, table, findings));
  const { rows, findings: dependency } = table.positions.has('feeds')
    ? { rows: read, findings: [] }
    : dependenciesOfRecipients(read);
  return {
    kind: 'rows',
    rows,
    notices: table.notices,
    findings: [...findings, ...dependency],
    letters: table.letters,
    head: readDecisionHead(grid.preamble),
    columns: new Set(table.positions.keys()),
  };
}

function problemOfRow({ cells }: TableRow, { positions, width }: Table): string | null {
  if (cells.length > width && cells.slice(width).some((cell) => cell !== '')) {
    return `có ${String(cells.length)} ô, nhiều hơn dòng tiêu đề; ô có dấu phân cách bên trong phải đặt trong ngoặc kép.`;
  }
  const tooLong = cells.findIndex((cell) => cell.length > LONGEST_CELL);
  if (tooLong >= 0) {
    const column = [...positions].find(([, position]) => position === tooLong)?.[0];
    const name = column === undefined ? String(tooLong + 1) : `“${columnName(column)}”`;
    return `ô ở cột ${name} dài hơn 5.000 ký tự; hãy kiểm tra dấu ngoặc kép.`;
  }
  const source = cells[positions.get('source') ?? -1] ?? '';
  if (!SOURCES.has(strip(source))) return `cột “Nguồn” ghi “${source}”; chỉ nhận “phụ lục” hoặc “thân văn bản”.`;
  return null;
}

function toImportRow({ line, ref, section, cell }: PlacedRow, table: Table, findings: Finding[]): ImportRow {
  const deadline = deadlineOf(line, cell('deadline'), findings);
  const reportTo = cell('report_to');
  return {
    line,
    ref,
    section,
    title: cell('title'),
    lead: cell('lead'),
    coordinating: cell('coordinating'),
    product: cell('product'),
    deadline,
    reportTo:
      reportTo === '' && !table.positions.has('report_to') ? (recipientIn(deadline) ?? table.recipient) : reportTo,
    source: SOURCES.get(strip(cell('source'))) ?? 'annex',
    feeds: cell('feeds')
      .split(/[\s,;]+/u)
      .filter((fed) => fed !== ''),
    ...(cell('continues') !== '' && { continues: cell('continues') }),
  };
}

/** A date that lost its format is the bare number of its day: 46022 is 31/12/2025. */
function deadlineOf(line: number, text: string, findings: Finding[]): string {
  const day = dateOfSerial(text);
  if (day === null) return text;
  const shown = formatDate(day);
  const column: Column = 'deadline';
  findings.push({
    line,
    column,
    severity: 'warning',
    message: `Ghi số ${text}; hiểu là ngày ${shown} theo cách đếm ngày của Excel.`,
  });
  return shown;
}
