import { readHeader, type HeaderReading } from './columns.ts';
import type { Column } from '../readers/column.ts';
import { columnLetters, type Flaw, type Grid, type GridRow } from '../readers/grid.ts';

/**
 * A table with its header understood: a row has at most `width` cells; `recipient` is who the header says receives the reports.
 * `letters` name the columns as the screen does, null where it does not.
 */
export interface Table {
  readonly positions: ReadonlyMap<Column, number>;
  readonly letters: ReadonlyMap<Column, string> | null;
  readonly recipient: string;
  readonly width: number;
  readonly rows: readonly TableRow[];
  readonly notices: readonly string[];
}

/** `afterHeader`: the header was printed again just above, as it is at the top of a page. */
export interface TableRow extends GridRow {
  readonly afterHeader: boolean;
}

type TableReading =
  | { readonly kind: 'table'; readonly table: Table }
  /** `recognised` columns of the likeliest header; `headed`: one was found, and a cell under it cannot be taken. */
  | { readonly kind: 'unreadable'; readonly problem: string; readonly recognised: number; readonly headed: boolean };

/** Finds the header and gathers the rows under it, without repeated headers, numbered columns and blank rows. */
export function findTable(grid: Grid): TableReading {
  let closest: (HeaderReading & { readonly kind: 'unusable' }) | null = null;
  let seen = 0;
  for (const [at, row] of grid.rows.entries()) {
    if (isBlank(row)) continue;
    seen += 1;
    if (seen > grid.headerWithin) break;
    const header = readHeader(row.cells);
    if (header.kind === 'header') return tableUnder(grid, at, header);
    if (closest === null || header.recognised > closest.recognised) closest = header;
  }
  return {
    kind: 'unreadable',
    problem: closest?.problem ?? 'Tệp không có dòng tiêu đề.',
    recognised: closest?.recognised ?? 0,
    headed: false,
  };
}

function tableUnder(grid: Grid, headerAt: number, header: HeaderReading & { readonly kind: 'header' }): TableReading {
  const { positions, recipient, extra } = header;
  const headerCells = grid.rows[headerAt]?.cells ?? [];
  const used = [...positions.values()];
  const rows: TableRow[] = [];
  let afterHeader = true;
  for (const row of grid.rows.slice(headerAt + 1)) {
    if (isBlank(row)) continue;
    if (used.every((position) => row.cells[position] === headerCells[position])) {
      afterHeader = true;
      continue;
    }
    if (afterHeader && numbersColumns(row, used)) continue;
    rows.push({ ...row, afterHeader: afterHeader && rows.length > 0 });
    afterHeader = false;
  }
  const flaw = firstFlaw(grid.flaws, rows, positions);
  if (flaw !== null) return { kind: 'unreadable', problem: flaw, recognised: positions.size, headed: true };
  return {
    kind: 'table',
    table: {
      positions,
      letters: grid.lettered ? new Map([...positions].map(([column, at]) => [column, columnLetters(at)])) : null,
      recipient,
      width: grid.delimited ? headerCells.length : Infinity,
      rows,
      notices: [...grid.notices, ...extraColumns(extra), ...nameless(rows, headerCells, grid.lettered)],
    },
  };
}

/** The first flawed cell that the table would use, and how many others there are. */
function firstFlaw(
  flaws: readonly Flaw[],
  rows: readonly TableRow[],
  positions: ReadonlyMap<Column, number>,
): string | null {
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
  return extra.length > 0 ? [`Bỏ qua các cột không dùng: ${extra.join(', ')}.`] : [];
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
