import type { DraftScan } from '../../domain/drafts/draft.ts';
import { formatDate } from '../../domain/calendar/dates.ts';
import { looksLikeAgency } from '../../domain/agencies/name-kind.ts';
import { strip } from '../../domain/strip-diacritics.ts';
import type { ColumnChoice } from '../../domain/drafts/column-choice.ts';
import { shownColumns } from './choose-columns.ts';
import { columnName } from './columns.ts';
import type { Column } from '../readers/column.ts';
import { dateOfSerial } from '../readers/date-serial.ts';
import { deadlineOfHeading, deadlineWords, isMark } from './deadline-cells.ts';
import type { Finding } from './finding.ts';
import { findTables } from './find-table.ts';
import type { Table, TableRow } from './table.ts';
import { onOneLine, type Grid } from '../readers/grid.ts';
import type { ImportRow } from './import-row.ts';
import { partsOfRow } from './matrix.ts';
import { monthFirst, readMonthFirst } from './month-first.ts';
import { placeRows, type PlacedRow } from './place-rows.ts';
import { readDecisionHead, type DecisionHead } from './read-decision-head.ts';
import type { Amending } from '../../domain/drafts/amendment/amending.ts';
import { readAmending, unreadChanges } from './amending/read-amending.ts';
import { readProse } from './read-prose.ts';
import { dependenciesOfRecipients, recipientIn } from './recipients.ts';
import { markingAmong, markingInRows, marked } from './refuse-marked.ts';
import { listOfLines, splitRoles } from './roles.ts';
import { scansOfRows } from './scans-of-rows.ts';
import { unreadable, type TableMapping, type TaskFile } from './task-file.ts';
import { tidyTable } from './tidy-table.ts';
import { uniqueRefs, type RefRow } from './unique-refs.ts';
import { inUnicode } from '../readers/old-fonts.ts';
import { yearOfCaption, yearOfHeader } from './year-of.ts';
import { yearOfTitle } from '../../domain/deadlines/year-of-title.ts';

/** Longest cell taken, in UTF-16 units: more is a sign of a quote that was never closed. */
const LONGEST_CELL = 5_000;

const SOURCES: ReadonlyMap<string, ImportRow['source']> = new Map([
  ['', 'annex'],
  ['phu luc', 'annex'],
  ['annex', 'annex'],
  ['than van ban', 'body'],
  ['body', 'body'],
]);

/** What was said of a file before its tables were looked at. */
export interface ReadSoFar {
  readonly notices: readonly string[];
  /** What to say where no table is one of tasks. */
  readonly nothing: string;
  /** What a person says the columns are. */
  readonly choices?: readonly ColumnChoice[];
}

/** The tasks of the tables, else of the sentences, that a file holds. Each table is taken whole or not at all. */
export function readRows(written: readonly Grid[], { notices: before, nothing, choices = [] }: ReadSoFar): TaskFile {
  const { grids, notice } = inUnicode(written);
  for (const grid of grids) {
    const marking = markingAmong([grid.name, ...grid.preamble]) ?? markingInRows(grid.rows);
    if (marking !== null) return marked(marking);
  }
  const found = grids.map((grid) => findTables(grid, looksLikeAgency(grid.name), choices));
  const flaw = found.find((each) => each.flaw !== null)?.flaw;
  if (flaw != null) return unreadable(flaw);
  const tables = found.flatMap((each) => each.tables);
  const paragraphs = grids.flatMap(({ preamble }) => preamble);
  const head = readDecisionHead(paragraphs);
  const amends = readAmending(paragraphs);
  const unread = amends === null ? [] : unreadChanges(paragraphs).map(unreadWords);
  const notices = [
    ...before,
    ...(notice === null ? [] : [notice]),
    ...unread,
    ...grids.flatMap((grid) => grid.notices),
  ];
  if (tables.length === 0) {
    const [closest] = found.flatMap((each) => each.closest ?? []).sort((a, b) => b.recognised - a.recognised);
    const prose = closest === undefined ? readProse(paragraphs) : null;
    if (prose !== null && (amends?.clauses.length ?? 0) > 0) return withoutClauses(prose, amends, { head, notices });
    if (prose !== null && prose.rows.length > 0) {
      return { ...prose, head, notices: [...notices, ...prose.notices], ...(amends !== null && { amends }) };
    }
    return unreadable(closest?.problem ?? nothing);
  }
  const read = readTables(tables, head, [...notices, ...leftOut(found.map(({ indicators }) => indicators))]);
  return read.kind === 'rows' && amends !== null ? { ...read, amends } : read;
}

function unreadWords(quote: string): string {
  return `Chưa đọc được thay đổi trong câu “${quote}”: nếu câu này sửa đổi nhiệm vụ, đề nghị ghi thay đổi vào bảng của tệp rồi nộp lại.`;
}

/** Sentences that amend tasks are no tasks of their own, nor is who carries the document out. */
function withoutClauses(
  prose: TaskFile & { readonly kind: 'rows' },
  amends: Amending | null,
  { head, notices }: { readonly head: DecisionHead; readonly notices: readonly string[] },
): TaskFile {
  const lines = new Set((amends?.clauses ?? []).map(({ line }) => line));
  const isDuty = ({ line, title }: ImportRow): boolean => !lines.has(line) && !/thi hành/iu.test(title);
  const rows = prose.rows.filter(isDuty);
  const left = new Set(rows.map(({ line }) => line));
  return {
    ...prose,
    rows,
    head,
    findings: prose.findings.filter(({ line }) => left.has(line)),
    notices: rows.length === 0 ? notices : [...notices, ...prose.notices],
    ...(amends !== null && { amends }),
  };
}

function leftOut(indicators: readonly number[]): readonly string[] {
  const count = indicators.reduce((sum, each) => sum + each, 0);
  return count === 0 ? [] : [`${String(count)} bảng chỉ tiêu không phải bảng nhiệm vụ; hãy nhập bằng lệnh indicators.`];
}

function readTables(
  tables: readonly Table[],
  head: ReturnType<typeof readDecisionHead>,
  notices: readonly string[],
): TaskFile {
  if (tables.every(({ rows }) => rows.length === 0)) {
    return unreadable('Tệp chỉ có dòng tiêu đề, không có nhiệm vụ nào.');
  }
  const findings: Finding[] = [];
  const scans: DraftScan[] = [];
  const told: string[] = [...notices];
  const refs: RefRow[] = [];
  const read: ImportRow[] = [];
  const years = new Set<number>();
  const numbers = tables.some(({ positions }) => positions.has('ref'));
  for (const [nth, written] of tables.entries()) {
    const name = written.name === '' && nth > 0 ? `Bảng ${String(nth + 1)}` : written.name;
    const { table, notices: tidied, dangling } = tidyTable({ ...written, name });
    told.push(...table.notices, ...tidied);
    for (const row of table.rows) {
      const problem = problemOfRow(row, table);
      if (problem !== null) return unreadable(`Dòng ${String(row.line)}: ${problem}`);
    }
    for (const { line, column, text } of dangling) {
      const message = `Ghi “${text}” (như trên) nhưng dòng trên không ghi “${columnName(column)}”.`;
      findings.push({ line, column, severity: 'error', message });
    }
    const placed = placeRows(table);
    findings.push(...placed.findings);
    const lines = placed.rows.map(({ line }) => line);
    scans.push(...scansOfRows(table, lines, new Set(placed.findings.map(({ line }) => line))));
    const year =
      yearOfHeader(table.header, table.positions.get('deadline')) ??
      yearOfTitle(head.title) ??
      yearOfCaption(table.caption);
    if (year !== null) years.add(year);
    let counted = 0;
    const order = monthFirst(placed.rows.map(({ cell }) => cell('deadline')));
    for (const row of placed.rows) {
      const at: RowContext = { table, head, findings, order, year };
      read.push(toImportRow(row, at));
      if (row.doubt !== undefined) {
        findings.push({ line: row.line, column: 'title', severity: 'warning', message: row.doubt });
      }
      if (table.agencies.length > 0 && partsOfRow(table.agencies, row.at).plain) {
        const message = 'Nhiều đơn vị cùng được đánh dấu, không ghi đơn vị nào chủ trì; tạm hiểu là cùng chủ trì.';
        findings.push({ line: row.line, column: 'lead', severity: 'warning', message });
      }
      // Beside tables with numbers, one without counts its own rows.
      const counts = numbers && !table.positions.has('ref') && row.ref === '';
      if (counts) counted += 1;
      refs.push({ ref: counts ? String(counted) : row.ref, within: row.within, part: row.part });
    }
    if (!table.positions.has('ref') && placed.rows.length > 0) {
      told.push('Bảng không có cột số TT; các nhiệm vụ được đánh số theo thứ tự.');
    }
  }
  if (read.length === 0) return unreadable('Bảng chỉ có các dòng đề mục, không có nhiệm vụ nào.');
  const numbered = uniqueRefs(refs, !numbers);
  const placed = read.map((row, at): ImportRow => ({ ...row, ref: numbered[at] ?? row.ref }));
  const columns = new Set(tables.flatMap(({ positions }) => [...positions.keys()]));
  const { rows, findings: dependency } = columns.has('feeds')
    ? { rows: placed, findings: [] }
    : dependenciesOfRecipients(placed);
  const [only, other] = tables;
  return {
    kind: 'rows',
    rows,
    notices: [...new Set(told)],
    findings: [...findings, ...dependency],
    ...(scans.length > 0 && { scans }),
    letters: other === undefined ? (only?.letters ?? null) : null,
    head,
    columns,
    year: years.size === 1 ? ([...years][0] ?? null) : null,
    mapping: tables.map(mappingOf),
  };
}

function mappingOf(table: Table): TableMapping {
  const { name, header, positions, periods } = table;
  const named = [...positions].map(([column, at]) => [column, header[at] ?? ''] as const);
  return {
    table: name,
    columns: Object.fromEntries(named),
    periods: periods.map(({ position }) => header[position] ?? ''),
    shown: shownColumns(table),
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

const TIMED: readonly Column[] = ['deadline', 'start', 'end'];

interface RowContext {
  readonly table: Table;
  readonly head: ReturnType<typeof readDecisionHead>;
  readonly findings: Finding[];
  readonly order: ReturnType<typeof monthFirst>;
  readonly year: number | null;
}

function toImportRow(row: PlacedRow, { table, head, findings, order, year }: RowContext): ImportRow {
  const { line, ref, section, cell } = row;
  const deadline = deadlineOf(row, table, year, order, findings);
  const reportTo = cell('report_to');
  const { lead, coordinating } = whoOf(row, table);
  return {
    line,
    ref,
    section,
    title: titleOf(row, table, head.title),
    lead,
    coordinating,
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

/** Where the rows are agencies, what they are to do stands in the title of the paper or of their column. */
function titleOf({ cell }: PlacedRow, { positions, header, name }: Table, title: string | null): string {
  const at = positions.get('title');
  if (at !== positions.get('lead')) return cell('title');
  return `${title ?? (name === '' ? (header[at ?? -1] ?? '') : name)}: ${cell('title')}`;
}

function whoOf(
  row: PlacedRow,
  { positions, roles, agencies }: Table,
): { readonly lead: string; readonly coordinating: string } {
  if (agencies.length > 0) return partsOfRow(agencies, row.at);
  const own = splitRoles(row.lines('lead'));
  const coordinating = listOfLines(row.lines('coordinating'));
  const both = [own.coordinating, coordinating].filter((text) => text !== '').join('; ');
  if (positions.has('lead'))
    return roles || own.lead !== ''
      ? { lead: own.lead, coordinating: both }
      : { lead: listOfLines(row.lines('lead')), coordinating };
  const heading = [withoutNumber(row.section), row.within].find((text) => looksLikeAgency(text)) ?? '';
  return { lead: heading, coordinating };
}

/** "II Sở Nội vụ" → "Sở Nội vụ". */
function withoutNumber(section: string): string {
  const blank = section.indexOf(' ');
  const number = section.slice(0, Math.max(blank, 0));
  return blank > 0 && /^[\dA-Z.]+$/u.test(number) ? section.slice(blank + 1) : section;
}

/** A date that lost its format is the bare number of its day: 46022 is 31/12/2025. */
function deadlineOf(
  row: PlacedRow,
  { positions, periods }: Table,
  year: number | null,
  order: RowContext['order'],
  findings: Finding[],
): string {
  const warn = (message: string): void => {
    findings.push({
      line: row.line,
      column: positions.has('deadline') ? 'deadline' : 'title',
      severity: 'warning',
      message,
    });
  };
  const marks = periods.map((column) => ({ column, text: row.at(column.position) }));
  const said = marks.filter(({ text }) => text !== '' && !isMark(text));
  if (said.length > 0) {
    warn(
      `Ô theo thời gian ghi ${said.map(({ text }) => `“${onOneLine(text)}”`).join(', ')}; chỉ hiểu là có việc trong thời gian đó.`,
    );
  }
  const [start, end] = [dated(row.cell('start')), dated(row.cell('end'))];
  const told = deadlineWords({ deadline: row.cell('deadline'), start, end, marks, year });
  const heading = told === '' && !TIMED.some((column) => positions.has(column)) ? deadlineOfHeading(row.section) : null;
  if (heading !== null) warn(`Bảng không có cột thời hạn; thời hạn lấy theo đề mục “${row.section}”.`);
  const text = heading ?? told;
  const day = dateOfSerial(text);
  if (day !== null) {
    warn(`Ghi số ${text}; hiểu là ngày ${formatDate(day)} theo cách đếm ngày của Excel.`);
    return formatDate(day);
  }
  const other = order ? readMonthFirst(text) : null;
  if (other === null) return text;
  warn(other.message);
  return other.words;
}

function dated(text: string): string {
  const day = dateOfSerial(text);
  return day === null ? text : formatDate(day);
}
