import { readDeadline } from '../../domain/deadlines/read-deadline.ts';
import { looksLikeAgency } from '../../domain/agencies/name-kind.ts';
import type { ColumnChoice } from '../../domain/drafts/column-choice.ts';
import { once } from '../../domain/once.ts';
import { UNUSED, withChosen } from './choose-columns.ts';
import { readHeader, type Content, type HeaderReading } from './columns.ts';
import type { Table, TableRow } from './table.ts';
import { partOf } from './matrix.ts';
import { meaningBelow, meaningOf } from './meanings.ts';
import { columnLetters, onOneLine, type Flaw, type Grid, type GridRow } from '../readers/grid.ts';

export interface TablesFound {
  readonly tables: readonly Table[];
  /** A cell under a header that cannot be taken as it stands, or a choice of columns that cannot be. */
  readonly flaw: string | null;
  /** The likeliest header where none is whole. */
  readonly closest: { readonly recognised: number; readonly problem: string } | null;
  /** Tables of indicators that were left out. */
  readonly indicators: number;
}

/** Columns of which a row must have words for two before it may be a header. */
const LEAST_RECOGNISED = 2;
/** Share of a row's filled cells that must be words of a header. */
const LEAST_SHARE = 0.5;
/** The same for a row in the middle of a table: a sentence may name tasks and results. */
const LEAST_SHARE_WITHIN = 0.8;
/** Texts above the first header that may be its title. */
const MOST_ABOVE = 500;
/** In UTF-16 units. */
const LONGEST_DATE = 80;
/** Rows looked at to tell what a column holds. */
const SAMPLE = 40;

interface OpenTable {
  readonly header: HeaderReading;
  readonly cells: readonly string[];
  readonly rows: TableRow[];
  readonly name: string;
  readonly caption: readonly string[];
}

/**
 * Finds every header and gathers the rows under it, without repeated headers, numbered columns and blank rows. `named`:
 * the table's name stands for its lead, so that it needs no column for that. `choices`: what a person says the columns are.
 */
export function findTables(grid: Grid, named = false, choices: readonly ColumnChoice[] = []): TablesFound {
  const found: OpenTable[] = [];
  let closest: TablesFound['closest'] = null;
  let indicators = 0;
  let seen = 0;
  let left = false;
  let afterHeader = false;
  const above = [...grid.preamble];
  const { rows } = grid;
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at];
    if (row === undefined || isBlank(row)) continue;
    seen += 1;
    const current = found.at(-1);
    if (current === undefined && seen > grid.headerWithin) break;
    const reading = headerAt(grid, at, current === undefined ? LEAST_SHARE : LEAST_SHARE_WITHIN, current);
    if (reading !== null) {
      const { header, cells, next } = reading;
      if (header.indicators && !header.positions.has('lead')) {
        indicators += 1;
        left = true;
        at = next - 1;
        continue;
      }
      const whole =
        header.kind === 'header' ||
        (header.positions.has('title') &&
          !header.positions.has('lead') &&
          !header.problem?.includes('hai cột') &&
          (named || agenciesHead(rows, next)));
      if (whole) {
        left = false;
        afterHeader = true;
        if (current === undefined || !samePlaces(current.header, header)) {
          const headings = current === undefined ? [] : takeHeadings(current);
          found.push({ header, cells, rows: headings, name: grid.name, caption: [...above] });
        }
        at = next - 1;
        continue;
      }
      if (closest === null || header.recognised > closest.recognised) {
        closest = { recognised: header.recognised, problem: header.problem ?? '' };
      }
    }
    if (current === undefined && above.length < MOST_ABOVE)
      above.push(...row.cells.filter((cell) => cell !== '').map(onOneLine));
    if (current === undefined || left) continue;
    const used = [...current.header.positions.values()];
    if (afterHeader && numbersColumns(row, used)) continue;
    current.rows.push({ ...row, afterHeader: afterHeader && current.rows.length > 0 });
    afterHeader = false;
  }
  const chosen = found.map((open) => withChosen(asTable(grid, open), choices));
  const tables = chosen.flatMap((table) => ('problem' in table ? [] : [table]));
  const wrong = chosen.find((table) => 'problem' in table)?.problem;
  const flaw = wrong ?? tables.map((table) => firstFlaw(grid.flaws, table)).find((problem) => problem !== null) ?? null;
  return { tables, flaw, closest, indicators };
}

function asTable(grid: Grid, { header, cells, rows, name, caption }: OpenTable): Table {
  const { positions, periods, agencies, roles, recipient, extra } = header;
  return {
    name,
    positions,
    periods,
    agencies,
    roles,
    letters: grid.lettered ? new Map([...positions].map(([column, at]) => [column, columnLetters(at)])) : null,
    recipient,
    width: grid.delimited ? cells.length : Infinity,
    rows,
    header: cells.map(onOneLine),
    caption,
    notices: [...extraColumns(extra), ...nameless(rows, cells, grid.lettered)],
  };
}

interface HeaderAt {
  readonly header: HeaderReading;
  readonly cells: readonly string[];
  /** The row under the header. */
  readonly next: number;
}

/** The header that begins at a row, of one row or two; null where no header stands. */
function headerAt(grid: Grid, at: number, leastShare: number, within: OpenTable | undefined): HeaderAt | null {
  const row = grid.rows[at];
  if (row === undefined || !mayHead(row, within)) return null;
  const one = readHeader(row.cells);
  const below = grid.rows[at + 1];
  const two = below === undefined || !goesOnAsHeader(row, below) ? null : stacked(row, below);
  const both = two === null ? null : readHeader(two.cells, two.tops);
  const best =
    both !== null && both.recognised + both.periods.length > one.recognised + one.periods.length ? both : one;
  if (best.recognised < LEAST_RECOGNISED || best.share < leastShare) {
    return within === undefined && best.recognised > 0 && best.share >= leastShare
      ? { header: { ...best, kind: 'unusable' }, cells: row.cells, next: at + 1 }
      : null;
  }
  const next = best === both ? at + 2 : at + 1;
  const [cells, tops] = best === both && two !== null ? [two.cells, two.tops] : [row.cells, []];
  const header = readHeader(cells, tops, contentUnder(grid, next));
  if (within !== undefined && best.kind !== 'header' && header.agencies.length === 0)
    return best.indicators ? { header: best, cells: row.cells, next: at + 1 } : null;
  return { header, cells, next };
}

/** Quickly: a row that begins with a number is none. */
function mayHead({ cells, lent }: GridRow, within: OpenTable | undefined): boolean {
  const at = within?.header.positions.get('ref') ?? 0;
  const first = onOneLine(cells[at] ?? '');
  if (/^\(?\d{1,3}(?:[.)]|$)/u.test(first) && lent?.has(at) !== true) return false;
  return cells.some((cell) => meaningOf(onOneLine(cell)) !== null);
}

/** The second row of a header stands under cells that the first one spans. */
function goesOnAsHeader(row: GridRow, { cells, lent }: GridRow): boolean {
  const own = cells.flatMap((cell, position) => (cell === '' || lent?.has(position) === true ? [] : [position]));
  if (own.length < 2) return false;
  const { tops } = stacked(row, { line: 0, cells, ...(lent === undefined ? {} : { lent }) });
  const underNothing = own.some(
    (position) => (row.cells[position] ?? '') !== '' && cells[position] !== row.cells[position] && position === 0,
  );
  return (
    !underNothing &&
    own.every((position) => {
      const text = onOneLine(cells[position] ?? '');
      return meaningOf(text) !== null || meaningBelow(tops[position] ?? '', text) !== null;
    })
  );
}

/** The lower cell of two, with the one above it, which may span several. */
function stacked(
  { cells: upper }: GridRow,
  { cells: lower, lent }: GridRow,
): { readonly cells: readonly string[]; readonly tops: readonly string[] } {
  const cells: string[] = [];
  const tops: string[] = [];
  let above = '';
  for (let position = 0; position < Math.max(upper.length, lower.length); position += 1) {
    const top = upper[position] ?? '';
    if (top !== '') above = top;
    const own = lent?.has(position) === true ? '' : (lower[position] ?? '');
    cells.push(own === '' ? top : own);
    tops.push(own === '' ? '' : onOneLine(above));
  }
  return { cells, tops };
}

function contentUnder({ rows }: Grid, from: number): (position: number) => Content {
  const sample = rows.slice(from, from + SAMPLE);
  return once((position: number): Content => {
    const filled = sample
      .filter(({ lent }) => lent?.has(position) !== true)
      .map(({ cells }) => onOneLine(cells[position] ?? ''))
      .filter((cell) => cell !== '' && !/^[^\p{L}\p{N}]*$/u.test(cell));
    if (filled.length === 0) return { agencies: 0, parts: 0, dates: 0, length: 0 };
    const share = (holds: (cell: string) => boolean): number => filled.filter(holds).length / filled.length;
    const lengths = filled.map(({ length }) => length).sort((a, b) => a - b);
    return {
      agencies: share((cell) => looksLikeAgency(cell)),
      parts: share((cell) => partOf(cell) !== null),
      dates: share(isDate),
      length: lengths[lengths.length >> 1] ?? 0,
    };
  });
}

/** A time, be its year left to the title. */
function isDate(cell: string): boolean {
  if (!/\d|^(?:hằng|hàng|định kỳ|thường xuyên)/iu.test(cell) || cell.length > LONGEST_DATE) return false;
  return readDeadline(cell).kind !== 'unknown' || readDeadline(`${cell} (năm 2026)`).end !== null;
}

/** Headings of the rows name the agencies: "I. Sở Nội vụ". */
function agenciesHead(rows: readonly GridRow[], from: number): boolean {
  const first = rows.slice(from).find((row) => !isBlank(row));
  if (first === undefined) return false;
  const filled = first.cells.filter((cell, position) => cell !== '' && first.lent?.has(position) !== true);
  const text = onOneLine(filled.at(-1) ?? '').replace(/^(?:[IVXLC]+|[A-Z]|\d+)[.):]?\s+/u, '');
  return filled.length <= 2 && looksLikeAgency(text);
}

/** Headings at the end of a table head the next one: nothing of theirs stands under them. */
function takeHeadings({ rows }: OpenTable): TableRow[] {
  let from = rows.length;
  while (from > 0) {
    const row = rows[from - 1];
    if (row === undefined || row.cells.filter((cell, at) => cell !== '' && row.lent?.has(at) !== true).length > 1)
      break;
    from -= 1;
  }
  return rows.splice(from);
}

/** A header that is printed again, and not one of other months or agencies in the same columns. */
function samePlaces(one: HeaderReading, other: HeaderReading): boolean {
  const [a, b] = [one.positions, other.positions];
  return (
    a.size === b.size &&
    [...a].every(([column, position]) => b.get(column) === position) &&
    namesOf(one) === namesOf(other)
  );
}

function namesOf({ periods, agencies }: HeaderReading): string {
  return JSON.stringify([periods, agencies]);
}

/** The first flawed cell that the table would use, and how many others there are. */
function firstFlaw(flaws: readonly Flaw[], { rows, positions }: Table): string | null {
  if (flaws.length === 0) return null;
  const lines = new Set(rows.map(({ line }) => line));
  const columns = new Map([...positions].map(([column, position]) => [position, column]));
  const [first, ...others] = flaws.filter(({ line, position, only }) => {
    const column = columns.get(position);
    return lines.has(line) && column !== undefined && (only === undefined || only === column);
  });
  if (first === undefined) return null;
  return others.length === 0 ? first.problem : `${first.problem} Còn ${String(others.length)} ô khác cần xem lại.`;
}

function extraColumns(extra: readonly string[]): readonly string[] {
  return extra.length > 0 ? [`${UNUSED}${extra.join(', ')}.`] : [];
}

/** Columns that hold something and have no header, as the second half of a header merged over two columns has none. */
function nameless(rows: readonly TableRow[], headerCells: readonly string[], lettered: boolean): readonly string[] {
  const columns = new Set(
    rows.flatMap(({ cells }) => cells.flatMap((cell, position) => (cell === '' ? [] : position))),
  );
  const filled = [...columns].filter((position) => (headerCells[position] ?? '') === '').sort((a, b) => a - b);
  const names = filled.map((position) => (lettered ? columnLetters(position) : `thứ ${String(position + 1)}`));
  return names.length > 0 ? [`Bỏ qua các cột không có tiêu đề: ${names.join(', ')}.`] : [];
}

function isBlank({ cells, lent }: GridRow): boolean {
  return cells.every((cell, position) => cell === '' || lent?.has(position) === true);
}

/** "(1) (2) (3) …" under the header. */
function numbersColumns({ cells }: GridRow, used: readonly number[]): boolean {
  const numbers = used.map((position) => /^\(?(\d{1,2})\)?$/u.exec(cells[position] ?? '')?.[1]);
  return numbers.every((number) => number !== undefined) && new Set(numbers).size === numbers.length;
}
