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
const MOST_COLUMNS = 64;
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

/** Throws `Oversized`. */
export function readHtml(html: string): readonly Block[] {
  const blocks: Block[] = [];
  let elements = 0;
  let depth = 0;
  let leftOut = 0;
  let tables = 0;
  let rows: Row[] = [];
  /** What a cell above goes on lending, by position. */
  let lending = new Map<number, { left: number; readonly text: string }>();
  let row: Row | null = null;
  let cell: OpenCell | null = null;
  let paragraph = '';

  const endParagraph = (): void => {
    for (const text of cleanLines(paragraph).split('\n')) if (text !== '') blocks.push({ kind: 'paragraph', text });
    paragraph = '';
  };
  const lend = (to: Row): void => {
    for (let at = lending.get(to.cells.length); at !== undefined; at = lending.get(to.cells.length)) {
      const position = to.cells.length;
      to.cells.push(at.text);
      to.lent.add(position);
      at.left -= 1;
      if (at.left <= 0) lending.delete(position);
    }
  };
  const endCell = (): void => {
    if (cell === null || row === null) return;
    lend(row);
    const text = cleanLines(cell.text);
    for (let further = 0; further < cell.span && row.cells.length < MOST_COLUMNS; further += 1) {
      if (cell.down > 1) lending.set(row.cells.length, { left: cell.down - 1, text: further === 0 ? text : '' });
      row.cells.push(further === 0 ? text : '');
    }
    cell = null;
  };
  const endRow = (): void => {
    endCell();
    if (row === null) return;
    lend(row);
    rows.push(row);
    row = null;
  };
  const endTable = (): void => {
    endRow();
    const kept = rows.map(({ cells, lent }) => (lent.size === 0 ? { cells } : { cells, lent }));
    if (kept.length > 0) blocks.push({ kind: 'table', rows: kept });
    rows = [];
    lending = new Map();
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
          tables += 1;
          if (tables === 1) endParagraph();
        } else if (name === 'tr' && tables === 1) {
          endRow();
          row = { cells: [], lent: new Set() };
        } else if ((name === 'td' || name === 'th') && tables === 1) {
          endCell();
          row ??= { cells: [], lent: new Set() };
          cell = {
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
        if (name === 'table') {
          tables -= 1;
          if (tables === 0) endTable();
        } else if (name === 'tr' && tables === 1) endRow();
        else if ((name === 'td' || name === 'th') && tables === 1) endCell();
        else if (BLOCK_ENDS.includes(name)) newLine();
      },
      ontext(text) {
        if (leftOut > 0) return;
        const plain = text.replace(/\s+/gu, ' ');
        if (cell !== null) cell.text = (cell.text + plain).slice(0, LONGEST_CELL);
        else if (tables === 0) paragraph += plain;
      },
    },
    { decodeEntities: true },
  );
  const newLine = (): void => {
    if (cell !== null) cell.text += '\n';
    else if (tables === 0) endParagraph();
  };
  parser.write(html);
  parser.end();
  if (rows.length > 0 || row !== null) endTable();
  endParagraph();
  return blocks;
}

function spanOf(value: string | undefined, most: number): number {
  const span = Number(value ?? 1);
  return Number.isInteger(span) && span >= 1 ? Math.min(span, most) : 1;
}
