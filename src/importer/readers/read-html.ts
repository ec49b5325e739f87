/** The paragraphs and tables of a web page, cells merged as they are drawn; scripts and styles are no text. */

import { Parser } from 'htmlparser2';
import { cleanLines } from './grid.ts';
import type { Block } from './grids-of-blocks.ts';
import { Oversized } from './open-container.ts';

const LEFT_OUT: readonly string[] = ['script', 'style', 'head', 'noscript', 'template', 'svg'];
const BLOCK_ENDS: readonly string[] = [
  'p',
  'div',
  'li',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'section',
  'article',
  'header',
  'footer',
  'center',
  'blockquote',
  'pre',
  'ul',
  'ol',
  'dd',
  'dt',
];
/** Elements in all, and within each other: a page of a thousand tasks has fifty thousand. */
const MOST_ELEMENTS = 2_000_000;
const DEEPEST = 512;
/** Plans by the week have fifty; more are counted as cells. */
const MOST_COLUMNS = 1_000;
/** Cells in all, those that merged ones lend among them. */
const MOST_CELLS = 2_000_000;
const MOST_ROWS_SPANNED = 1_000;
/** In UTF-16 units; more is refused with the row later on. */
const LONGEST_CELL = 40_000;

interface OpenCell {
  readonly span: number;
  readonly down: number;
  text: string;
}

interface Row {
  readonly cells: string[];
  readonly lent: Set<number>;
}

interface OpenTable {
  readonly rows: Row[];
  /** What a cell above goes on lending, by position. */
  readonly lending: Map<number, { left: number; readonly text: string }>;
  row: Row | null;
  cell: OpenCell | null;
}

/** Throws `Oversized`. */
export function readHtml(html: string): readonly Block[] {
  const blocks: Block[] = [];
  let elements = 0;
  let depth = 0;
  let leftOut = 0;
  let cells = 0;
  /** Of tables within tables, as layouts are made of, each is one of its own. */
  const outer: OpenTable[] = [];
  let table: OpenTable | null = null;
  let paragraph = '';

  const endParagraph = (): void => {
    for (const text of cleanLines(paragraph).split('\n')) if (text !== '') blocks.push({ kind: 'paragraph', text });
    paragraph = '';
  };
  const closeRow = (of: OpenTable): void => {
    endRow(of);
    cells += of.rows.at(-1)?.cells.length ?? 0;
    if (cells > MOST_CELLS) throw new Oversized();
  };
  const endTable = (): void => {
    if (table === null) return;
    closeRow(table);
    const kept = table.rows.map(({ cells, lent }) => (lent.size === 0 ? { cells } : { cells, lent }));
    if (kept.length > 0) blocks.push({ kind: 'table', rows: kept });
    table = outer.pop() ?? null;
  };
  const hasTable = (): boolean => table !== null;
  const newLine = (): void => {
    if (table?.cell != null) table.cell.text += '\n';
    else if (table === null) endParagraph();
  };

  const parser = new Parser(
    {
      onopentag(name, attributes) {
        elements += 1;
        depth += 1;
        if (elements > MOST_ELEMENTS || depth > DEEPEST) throw new Oversized();
        if (LEFT_OUT.includes(name)) leftOut += 1;
        if (leftOut > 0) return;
        if (name === 'table') {
          if (table === null) endParagraph();
          else outer.push(table);
          table = { rows: [], lending: new Map(), row: null, cell: null };
        } else if (name === 'tr' && table !== null) {
          closeRow(table);
          table.row = { cells: [], lent: new Set() };
        } else if ((name === 'td' || name === 'th') && table !== null) {
          endCell(table);
          table.row ??= { cells: [], lent: new Set() };
          table.cell = {
            span: spanOf(attributes['colspan'], MOST_COLUMNS),
            down: spanOf(attributes['rowspan'], MOST_ROWS_SPANNED),
            text: '',
          };
        } else if (name === 'br') newLine();
        else if (BLOCK_ENDS.includes(name)) newLine();
      },
      onclosetag(name) {
        depth -= 1;
        if (LEFT_OUT.includes(name)) {
          leftOut -= 1;
          return;
        }
        if (leftOut > 0) return;
        if (name === 'table') endTable();
        else if (name === 'tr' && table !== null) closeRow(table);
        else if ((name === 'td' || name === 'th') && table !== null) endCell(table);
        else if (BLOCK_ENDS.includes(name)) newLine();
      },
      ontext(text) {
        if (leftOut > 0) return;
        const plain = text.replace(/\s+/gu, ' ');
        if (table === null) paragraph += plain;
        else if (table.cell !== null && table.cell.text.length < LONGEST_CELL) table.cell.text += plain;
      },
    },
    { decodeEntities: true },
  );
  parser.write(html);
  parser.end();
  while (hasTable()) endTable();
  endParagraph();
  return blocks;
}

function lend({ lending }: OpenTable, to: Row): void {
  for (let at = lending.get(to.cells.length); at !== undefined; at = lending.get(to.cells.length)) {
    const position = to.cells.length;
    to.cells.push(at.text);
    to.lent.add(position);
    at.left -= 1;
    if (at.left <= 0) lending.delete(position);
  }
}

function endCell(table: OpenTable): void {
  const { row, cell, lending } = table;
  if (cell === null || row === null) return;
  lend(table, row);
  const text = cleanLines(cell.text);
  for (let further = 0; further < cell.span && row.cells.length < MOST_COLUMNS; further += 1) {
    if (cell.down > 1) lending.set(row.cells.length, { left: cell.down - 1, text: further === 0 ? text : '' });
    row.cells.push(further === 0 ? text : '');
  }
  table.cell = null;
}

function endRow(table: OpenTable): void {
  endCell(table);
  if (table.row === null) return;
  lend(table, table.row);
  table.rows.push(table.row);
  table.row = null;
}

function spanOf(value: string | undefined, most: number): number {
  const span = Number(value ?? 1);
  return Number.isInteger(span) && span >= 1 ? Math.min(span, most) : 1;
}
