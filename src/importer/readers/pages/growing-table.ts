/** A table that grows page by page; only its last row is kept as it was drawn, for it may go on. */

import { cleanLines } from '../grid.ts';
import type { DocumentTable } from '../grids-of-blocks.ts';
import { isRowNumber } from './gap-table.ts';
import { isBroken, joinedTo, textOfLines, wordsIn } from './lines-of-signs.ts';
import {
  EMPTY_CELL,
  nearest,
  rowsOf,
  sharedPlaces,
  type RuledCell,
  type RuledRow,
  type RuledTable,
} from './ruled-tables.ts';
import type { CellScan } from './page.ts';

const NO_ROW_RULES =
  'Bảng không kẻ giữa các dòng, dòng được hiểu theo vị trí của số TT; đề nghị đối chiếu dòng này với văn bản.';

/** How far above a number the other cells of its row may begin, as a share of the letters' height. */
const ABOVE_NUMBER = 0.6;
/** Tables with borders this near are one that goes on, in points. */
const SAME_BORDER = 4;
/** Rows of a header that is printed again. */
const LONGEST_HEADER = 4;

export interface GrowingTable {
  /** Whether the first table of a page is the rest of this one. */
  goesOn(part: RuledTable): boolean;
  grow(part: RuledTable): void;
  done(): DocumentTable;
}

interface Finished {
  readonly cells: readonly string[];
  readonly lent: ReadonlySet<number>;
  readonly doubt?: string;
  /** By position; empty for a table that was not scanned. */
  readonly scans: readonly (readonly CellScan[])[];
}

/** A table that is still growing: later pages add rows, and their repeated header is left out. */
export function growingTable(): GrowingTable {
  let xs: readonly number[] = [];
  let rows: Finished[] = [];
  let header: readonly (readonly string[])[] = [];
  let last: Row | null = null;
  const finish = (): void => {
    if (last !== null) rows.push(finished(last));
    last = null;
  };
  /** A page with rules where no other has any parts columns: what was read before moves to its places. */
  const widen = (wider: readonly number[]): void => {
    if (wider.length === xs.length || xs.length === 0) {
      xs = xs.length === 0 ? wider : xs;
      return;
    }
    const to = xs.map((at) => nearest(wider, at));
    const moved = <T>(cells: readonly T[], empty: T): T[] => {
      const wide = Array.from({ length: wider.length - 1 }, () => empty);
      for (const [at, cell] of cells.entries()) wide[to[at] ?? at] = cell;
      return wide;
    };
    const lentTo = (lent: ReadonlySet<number>): ReadonlySet<number> => new Set([...lent].map((at) => to[at] ?? at));
    rows = rows.map((row) => ({
      ...row,
      cells: moved(row.cells, ''),
      lent: lentTo(row.lent),
      scans: row.scans.length === 0 ? [] : moved<readonly CellScan[]>(row.scans, []),
    }));
    header = header.map((cells) => moved(cells, ''));
    if (last !== null) last = { ...last, cells: moved(last.cells, EMPTY_CELL), lent: lentTo(last.lent) };
    xs = wider;
  };
  return {
    goesOn: (part) =>
      Math.abs((xs[0] ?? Infinity) - (part.xs[0] ?? 0)) <= SAME_BORDER &&
      Math.abs((xs.at(-1) ?? Infinity) - (part.xs.at(-1) ?? 0)) <= SAME_BORDER,
    grow(part) {
      widen(sharedPlaces([xs, part.xs]));
      const own = rowsOf(part, xs).filter(({ cells }) => cells.some(({ text }) => text !== ''));
      const texts = own.slice(0, LONGEST_HEADER).map(({ cells }) => cells.map(({ text }) => oneLine(text)));
      const repeated = header.length === 0 ? 0 : repeats(header, texts);
      if (header.length === 0) header = texts;
      const first = own[repeated];
      const cut = last !== null && first !== undefined && isRest(last, first);
      if (cut && last !== null) {
        for (const [column, cell] of first.cells.entries()) {
          if (cell.text !== '') last.cells[column] = continued(last.cells[column] ?? cell, cell);
        }
      }
      // A header that is printed in the middle of a row would part it.
      for (const row of own.slice(cut ? repeated + 1 : 0).flatMap(unruledRows)) {
        finish();
        last = row;
      }
    },
    done() {
      finish();
      return {
        kind: 'table',
        rows: rows.map(({ cells, lent, doubt, scans }) => ({
          cells,
          ...(lent.size > 0 && { lent }),
          ...(doubt !== undefined && { doubt }),
          ...(scans.length > 0 && { scans }),
        })),
      };
    },
  };
}

function finished({ cells, lent, doubt }: Row): Finished {
  const scans = cells.map((cell) => cell.scans);
  return {
    cells: cells.map(({ text }) => cleanLines(text)),
    lent,
    ...(doubt !== undefined && { doubt }),
    scans: scans.some((each) => each.length > 0) ? scans : [],
  };
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ');
}

/** How many rows at the top are those of the header again. */
function repeats(header: readonly (readonly string[])[], rows: readonly (readonly string[])[]): number {
  const differs = header.findIndex(
    (cells, at) => rows[at] === undefined || cells.some((text, column) => text !== rows[at]?.[column]),
  );
  return differs < 0 ? header.length : differs;
}

interface Row {
  readonly cells: RuledCell[];
  readonly lent: ReadonlySet<number>;
  readonly doubt?: string;
}

/** Rows between which no rule is drawn: each begins beside its number. */
function unruledRows({ cells, lent }: RuledRow): readonly Row[] {
  const numbers = cells[0]?.lines ?? [];
  if (lent.size > 0 || numbers.length < 2 || !numbers.every((line) => isRowNumber(wordsIn(line))))
    return [{ cells: [...cells], lent }];
  return numbers.map((number, at): Row => {
    const from = at === 0 ? -Infinity : number.y - number.size * ABOVE_NUMBER;
    const next = numbers[at + 1];
    const to = next === undefined ? Infinity : next.y - next.size * ABOVE_NUMBER;
    const own = cells.map(({ lines, width, scans }): RuledCell => {
      const kept = lines.filter(({ y }) => y >= from && y < to);
      return { lines: kept, width, text: textOfLines(kept, width), scans };
    });
    return { cells: own, lent, doubt: NO_ROW_RULES };
  });
}

/** Whether a row under a page's end is the rest of the last one above: no number, and each of its cells goes on. */
function isRest(last: Row, { cells }: RuledRow): boolean {
  const filled = cells.flatMap((cell, at) => (cell.text === '' ? [] : [at]));
  if (filled.length === 0 || filled[0] === 0) return false;
  return filled.every((at) => {
    const [before, cell] = [last.cells[at], cells[at]];
    return before !== undefined && cell !== undefined && before.text !== '' && runsOn(before, cell);
  });
}

function runsOn(before: RuledCell, cell: RuledCell): boolean {
  const [end, start] = [before.lines.at(-1), cell.lines[0]];
  if (end === undefined || start === undefined) return false;
  return !isBroken(end, start, Math.max(before.width, cell.width));
}

function continued(before: RuledCell, cell: RuledCell): RuledCell {
  const [end, start] = [before.lines.at(-1), cell.lines[0]];
  const width = Math.max(before.width, cell.width);
  const broken = end !== undefined && start !== undefined && isBroken(end, start, width);
  return {
    lines: [...before.lines, ...cell.lines],
    width,
    text: joinedTo(before.text, cell.text, broken),
    scans: [...before.scans, ...cell.scans],
  };
}
