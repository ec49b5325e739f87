/** Pages become the paragraphs and tables of one document; what a page's end cut in two is one again. */

import type { Block, DocumentTable } from '../grids-of-blocks.ts';
import { cleanLines } from '../grid.ts';
import { gapTable } from './gap-table.ts';
import { isBroken, joinedTo, linesOf, wordsIn, type Line } from './lines-of-signs.ts';
import { upright, type Page } from './page.ts';
import { paragraphsOf } from './paragraphs.ts';
import { rowsOf, ruledTables, sharedPlaces, type RuledCell, type RuledRow, type RuledTable } from './ruled-tables.ts';

const UNRULED =
  'Bảng không có đường kẻ, các cột được hiểu theo khoảng trống giữa các chữ; đề nghị đối chiếu dòng này với văn bản.';

/** Tables with borders this near are one that goes on, in points. */
const SAME_BORDER = 4;
/** Rows of a header that is printed again. */
const LONGEST_HEADER = 4;

type FreePiece =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'unruled'; readonly rows: readonly (readonly string[])[] };
type Piece = FreePiece | { readonly kind: 'ruled'; readonly table: RuledTable };

export interface PagesReader {
  /** Takes the next page; what it holds is let go as soon as the one behind it shows that nothing goes on. */
  add(page: Page): void;
  blocks(): readonly Block[];
}

export function pagesReader(): PagesReader {
  const blocks: Block[] = [];
  /** A table that reaches the end of a page, with its other pages. */
  let open: RuledTable[] = [];
  const close = (): void => {
    if (open.length > 0) blocks.push(joinedTable(open));
    open = [];
  };
  const take = (piece: FreePiece): void => {
    if (piece.kind === 'paragraph') blocks.push(piece);
    else
      blocks.push({
        kind: 'table',
        rows: piece.rows.map((cells) => ({ cells: cells.map(cleanLines), doubt: UNRULED })),
      });
  };
  return {
    add(page) {
      for (const piece of piecesOf(upright(page))) {
        if (piece.kind === 'ruled') {
          if (!goesOn(open.at(-1), piece.table)) close();
          if (open.length > 0 || !isBox(piece.table)) {
            open.push(piece.table);
            continue;
          }
          for (const part of freePieces(linesOf(piece.table.signs))) take(part);
          continue;
        }
        close();
        take(piece);
      }
    },
    blocks() {
      close();
      return blocks;
    },
  };
}

/** What stands on a page from top to bottom, page numbers aside. */
function piecesOf(page: Page): readonly Piece[] {
  const { tables, free } = ruledTables(page);
  const lines = linesOf(free).filter((line) => !isPageNumber(line, page));
  const pieces: Piece[] = [];
  let from = 0;
  for (const table of tables) {
    const to = lines.findIndex(({ y }, at) => at >= from && y > (table.ys[0] ?? 0));
    pieces.push(...freePieces(lines.slice(from, to < 0 ? lines.length : to)), { kind: 'ruled', table });
    from = to < 0 ? lines.length : to;
  }
  return [...pieces, ...freePieces(lines.slice(from))];
}

function freePieces(lines: readonly Line[]): readonly FreePiece[] {
  const found = gapTable(lines);
  if (found === null) return paragraphsOf(lines).map((text) => ({ kind: 'paragraph', text }));
  const at = lines.findIndex((line) => found.lines.has(line));
  return [
    ...paragraphsOf(lines.slice(0, at)).map((text) => ({ kind: 'paragraph' as const, text })),
    { kind: 'unruled', rows: found.rows },
    ...freePieces(lines.slice(at + found.lines.size)),
  ];
}

/** "3", "- 3 -", "Trang 3/12" in the margin above or below. */
function isPageNumber(line: Line, { height }: Page): boolean {
  const inMargin = line.y < height * 0.1 || line.y > height * 0.9;
  const text = wordsIn(line);
  return inMargin && /^(?:trang\s)?(?:[-–—]\s?)?\d{1,4}(?:\s?\/\s?\d{1,4})?(?:\s?[-–—])?$/iu.test(text);
}

/** One cell: a heading at the top of a page, or a frame around a text. */
function isBox({ xs, ys }: RuledTable): boolean {
  return xs.length === 2 && ys.length === 2;
}

function goesOn(before: RuledTable | undefined, table: RuledTable): boolean {
  if (before === undefined) return false;
  const near = (one = 0, other = 0): boolean => Math.abs(one - other) <= SAME_BORDER;
  return near(before.xs[0], table.xs[0]) && near(before.xs.at(-1), table.xs.at(-1));
}

function joinedTable(parts: readonly RuledTable[]): DocumentTable {
  const xs = sharedPlaces(parts.map((part) => part.xs));
  const rows: Row[] = [];
  let header: readonly RuledRow[] = [];
  for (const [at, part] of parts.entries()) {
    const own = rowsOf(part, xs).filter(({ cells }) => cells.some(({ text }) => text !== ''));
    if (at === 0) header = own.slice(0, LONGEST_HEADER);
    const repeated = at === 0 ? 0 : repeats(header, own);
    const last = rows.at(-1);
    const first = own[repeated];
    const cut = at > 0 && last !== undefined && first !== undefined && isRest(last, first);
    if (cut) {
      for (const [column, cell] of first.cells.entries()) {
        if (cell.text !== '') last.cells[column] = continued(last.cells[column] ?? cell, cell);
      }
    }
    // A header that is printed in the middle of a row would part it.
    for (const row of own.slice(cut ? repeated + 1 : 0)) rows.push({ cells: [...row.cells], lent: row.lent });
  }
  return {
    kind: 'table',
    rows: rows.map(({ cells, lent }) => {
      const texts = cells.map(({ text }) => cleanLines(text));
      return lent.size === 0 ? { cells: texts } : { cells: texts, lent };
    }),
  };
}

interface Row {
  readonly cells: RuledCell[];
  readonly lent: ReadonlySet<number>;
}

/** How many rows at the top are those of the header again. */
function repeats(header: readonly RuledRow[], rows: readonly RuledRow[]): number {
  let count = 0;
  const same = (one: RuledRow, other: RuledRow): boolean =>
    one.cells.every(({ text }, at) => text.replace(/\s+/gu, ' ') === other.cells[at]?.text.replace(/\s+/gu, ' '));
  for (const [at, row] of header.entries()) {
    const other = rows[at];
    if (other === undefined || !same(row, other)) break;
    count += 1;
  }
  return count;
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
  return { lines: [...before.lines, ...cell.lines], width, text: joinedTo(before.text, cell.text, broken) };
}
