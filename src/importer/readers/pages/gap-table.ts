/** A table without rules: its columns are where no line has letters, its rows begin with a number or below a wide gap. */

import { textOfLines, type Line, type Word } from './lines-of-signs.ts';

/** A gap between words that may part two columns, as a share of the letters' height. */
const COLUMN_GAP = 0.9;
/** Columns that make a table; a letterhead has two. */
const LEAST_COLUMNS = 3;
const LEAST_LINES = 3;
/** Share of the lines that may have letters between two columns, as headings over the width do. */
const CROSSED = 0.06;
/** The least width of an empty strip between columns, in points. */
const NARROWEST = 4;
/** A gap between lines that parts rows, as a multiple of the usual one. */
const ROW_GAP = 1.3;
/** A gap that ends the table. */
const TABLE_GAP = 5;
const NUMBER = /^\(?(?:\d{1,3}(?:\.\d{1,3})*|[IVXLC]+|[A-HK]|[a-zđ])[.)]{0,2}$/u;

export interface GapTable {
  readonly rows: readonly (readonly string[])[];
  /** The lines that it took. */
  readonly lines: ReadonlySet<Line>;
}

/** The first table among lines from top to bottom; null where none stands. */
export function gapTable(lines: readonly Line[]): GapTable | null {
  const from = lines.findIndex((line) => segments(line).length >= LEAST_COLUMNS);
  if (from < 0) return null;
  let to = from + 1;
  while (to < lines.length && pitch(lines[to - 1], lines[to]) <= TABLE_GAP * (lines[to]?.size ?? 0)) to += 1;
  const own = lines.slice(from, to);
  const columns = columnsOf(own);
  if (columns.length < LEAST_COLUMNS || own.length < LEAST_LINES) return null;
  return { rows: rowsOf(own, columns), lines: new Set(own) };
}

/** "3", "IV.", "a)": what stands at the beginning of a row. */
export function isRowNumber(text: string): boolean {
  return NUMBER.test(text);
}

/** Parts of a line with wide gaps between them. */
export function segments(line: Line): readonly Line[] {
  const parts: Word[][] = [];
  let right = -Infinity;
  for (const word of line.words) {
    if (word.x - right > COLUMN_GAP * line.size) parts.push([]);
    parts.at(-1)?.push(word);
    right = word.right;
  }
  return parts.map((words) => ({ ...line, words, left: words[0]?.x ?? 0, right: words.at(-1)?.right ?? 0 }));
}

interface Strip {
  readonly from: number;
  readonly to: number;
}

/** The strips that letters fill, parted by those that next to no line crosses. */
function columnsOf(lines: readonly Line[]): readonly Strip[] {
  const parted = lines.map(segments).filter((parts) => parts.length > 1);
  const crossed = Math.floor(parted.length * CROSSED);
  const left = Math.floor(Math.min(...lines.map((line) => line.left)));
  const right = Math.ceil(Math.max(...lines.map((line) => line.right)));
  if (!(right - left < 10_000)) return [];
  const filled = new Uint32Array(right - left + 2);
  for (const part of parted.flat()) {
    for (let at = Math.floor(part.left); at < part.right; at += 1) filled[at - left] = (filled[at - left] ?? 0) + 1;
  }
  const columns: { from: number; to: number }[] = [];
  for (let at = 0; at < filled.length; at += 1) {
    if ((filled[at] ?? 0) <= crossed) continue;
    const last = columns.at(-1);
    if (last !== undefined && at + left - last.to < NARROWEST) last.to = at + left + 1;
    else columns.push({ from: at + left, to: at + left + 1 });
  }
  return columns;
}

function rowsOf(lines: readonly Line[], columns: readonly Strip[]): readonly (readonly string[])[] {
  const gaps = lines.flatMap((line, at) => (at === 0 ? [] : [pitch(lines[at - 1], line)])).toSorted((a, b) => a - b);
  const usual = gaps[gaps.length >> 2] ?? 0;
  const rows: Line[][][] = [];
  for (const [at, line] of lines.entries()) {
    const parts = segments(line);
    const own = columns.map((_, column) => parts.filter((part) => columnAt(columns, part) === column));
    const first = own[0]?.[0]?.words[0]?.text ?? '';
    const opens = at === 0 || pitch(lines[at - 1], line) > ROW_GAP * usual || isRowNumber(first);
    if (opens) rows.push(columns.map(() => []));
    const row = rows.at(-1) ?? [];
    for (const [column, texts] of own.entries()) row[column]?.push(...texts);
  }
  const room = columns.map((_, column) => {
    const all = rows.flatMap((row) => row[column] ?? []).filter((part) => columnAt(columns, part) === column);
    return Math.max(0, ...all.filter((part) => fits(part, columns[column])).map((part) => part.right - part.left));
  });
  return rows.map((row) => row.map((parts, column) => textOfLines(parts, room[column] ?? 0)));
}

/** The column where a part begins. */
function columnAt(columns: readonly Strip[], { words }: Line): number {
  const [first] = words;
  const middle = first === undefined ? 0 : (first.x + first.right) / 2;
  let found = 0;
  while (found < columns.length - 1 && middle >= (columns[found + 1]?.from ?? 0)) found += 1;
  return found;
}

function fits({ right }: Line, column: Strip | undefined): boolean {
  return column !== undefined && right <= column.to + NARROWEST;
}

function pitch(before: Line | undefined, line: Line | undefined): number {
  return before === undefined || line === undefined ? 0 : line.y - before.y;
}
