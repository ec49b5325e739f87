/** Pages become the paragraphs and tables of one document; what a page's end cut in two is one again. */

import type { Block } from '../grids-of-blocks.ts';
import { cleanLines } from '../grid.ts';
import { gapTable } from './gap-table.ts';
import { growingTable, type GrowingTable } from './growing-table.ts';
import { linesOf, wordsIn, type Line } from './lines-of-signs.ts';
import { upright, type Page } from './page.ts';
import { paragraphsOf } from './paragraphs.ts';
import { ruledTables, type RuledTable } from './ruled-tables.ts';

const UNRULED =
  'Bảng không có đường kẻ, các cột được hiểu theo khoảng trống giữa các chữ; đề nghị đối chiếu dòng này với văn bản.';

type FreePiece =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'unruled'; readonly rows: readonly (readonly string[])[] };
type Piece = FreePiece | { readonly kind: 'ruled'; readonly table: RuledTable };

export interface PagesReader {
  /** Takes the next page; of a table that may go on only the last row is kept as it was drawn. */
  add(page: Page): void;
  blocks(): readonly Block[];
}

/** Puts pages together: a table that goes on over pages becomes one block. */
export function pagesReader(): PagesReader {
  const blocks: Block[] = [];
  /** A table that reaches the end of a page, with its other pages. */
  let open: GrowingTable | null = null;
  const close = (): void => {
    if (open !== null) blocks.push(open.done());
    open = null;
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
          if (open?.goesOn(piece.table) !== true) close();
          if (open !== null || !isBox(piece.table)) {
            open ??= growingTable();
            open.grow(piece.table);
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
