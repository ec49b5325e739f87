/** The tables of a document, each with the paragraphs above it; a table that goes on over pages is one. */

import type { Grid, GridRow } from './grid.ts';

export interface DocumentTable {
  readonly kind: 'table';
  readonly rows: readonly Omit<GridRow, 'line'>[];
}

export type Block = { readonly kind: 'paragraph'; readonly text: string } | DocumentTable;

/** What a paragraph above a table may say of it. */
const NAMES_TABLE = /^(?:phụ lục|phụ biểu|biểu|bảng|danh mục|mẫu)(?:\s+(?:số\s*)?[\dIVXLC]+)?/iu;
const LONGEST_NAME = 60;
/** A paragraph between two parts of one table that heads what follows. */
const LONGEST_HEADING = 200;
const NUMBERED = /^(?:[IVXLC]+|[A-HK]|\d+(?:\.\d+)*)[.):]?\s+\S/u;

/** "1. Giao Sở Y tế ........ 12": a line of a table of contents, which names what stands elsewhere. */
export function isContentsLine(text: string): boolean {
  const line = text.trimEnd();
  let end = line.length;
  while (end > 0 && /\d/u.test(line.charAt(end - 1))) end -= 1;
  if (end === line.length || line.length - end > LONGEST_PAGE) return false;
  const before = line.slice(0, end).trimEnd();
  return LEADERS.some((dots) => before.endsWith(dots));
}

const LONGEST_PAGE = 4;
const LEADERS: readonly string[] = ['....', '……', '. . . .', '____', '····', '----'];

export interface BlockRules {
  /** Whether a row is the header of a table of tasks. */
  readonly isHeader: (cells: readonly string[]) => boolean;
  /** Whether a paragraph is the name of an agency, whose table follows. */
  readonly isAgency: (text: string) => boolean;
}

/**
 * Lines are counted through all tables from the first with a header on. A table without a header goes on from the one
 * above it when it is as wide; others are left out, and `left` says how many stood below the first.
 */
export function gridsOfBlocks(
  blocks: readonly Block[],
  rules: BlockRules,
): { readonly grids: readonly Grid[]; readonly left: number } {
  const grids: { name: string; rows: GridRow[]; preamble: string[]; width: number }[] = [];
  let between: string[] = [];
  let line = 0;
  let left = 0;
  for (const block of blocks) {
    if (block.kind === 'paragraph') {
      if (!isContentsLine(block.text)) between.push(block.text);
      continue;
    }
    const current = grids.at(-1);
    const headed = block.rows.some(({ cells }) => rules.isHeader(cells));
    const width = widthOf(block);
    const name = nameOf(between, rules);
    if (current !== undefined && width === current.width && (name === '' || !headed)) {
      for (const text of between) {
        if (isHeading(text, rules)) current.rows.push({ line: (line += 1), cells: [text] });
      }
      for (const row of block.rows) current.rows.push({ ...row, line: (line += 1) });
    } else if (headed) {
      const rows = block.rows.map((row) => ({ ...row, line: (line += 1) }));
      grids.push({ name, rows, preamble: between, width });
    } else if (current === undefined) {
      between.push(
        ...block.rows.flatMap(({ cells }) => cells.flatMap((cell) => cell.split('\n'))).filter((cell) => cell !== ''),
      );
      continue;
    } else left += 1;
    between = [];
  }
  if (grids.length === 0) {
    const rows = blocks.flatMap((block) => (block.kind === 'table' ? block.rows : []));
    const preamble = blocks.flatMap((block) =>
      block.kind === 'paragraph' && !isContentsLine(block.text) ? [block.text] : [],
    );
    return {
      grids: [
        gridOf(
          '',
          rows.map((row, at) => ({ ...row, line: at + 1 })),
          preamble,
        ),
      ],
      left,
    };
  }
  const last = grids.at(-1);
  if (last !== undefined && between.length > 0) grids.push({ name: '', rows: [], preamble: between, width: 0 });
  return { grids: grids.map(({ name, rows, preamble }) => gridOf(name, rows, preamble)), left };
}

/** The last paragraph above a table that names it. */
function nameOf(between: readonly string[], { isAgency }: BlockRules): string {
  for (const text of between.toReversed()) {
    const plain = text.replace(/^(?:[IVXLC]+|[A-HK]|\d+(?:\.\d+)*)[.):]?\s+/u, '').trim();
    if (plain.length <= LONGEST_NAME && isAgency(plain)) return plain;
    const [named] = NAMES_TABLE.exec(text) ?? [];
    if (named !== undefined && (text.length <= LONGEST_NAME || /[\dIVXLC]$/u.test(named)))
      return capitalised(named.trim());
  }
  return '';
}

/** "PHỤ LỤC I" → "Phụ lục I". */
function capitalised(name: string): string {
  const [first = '', second = '', ...rest] = name.toLowerCase().split(' ');
  return [first.charAt(0).toUpperCase() + first.slice(1), second, ...rest.map((word) => word.toUpperCase())]
    .join(' ')
    .trim();
}

function isHeading(text: string, { isAgency }: BlockRules): boolean {
  return text.length <= LONGEST_HEADING && (NUMBERED.test(text) || isAgency(text));
}

function widthOf({ rows }: DocumentTable): number {
  return rows.reduce((widest, { cells }) => Math.max(widest, cells.length), 0);
}

function gridOf(name: string, rows: readonly GridRow[], preamble: readonly string[]): Grid {
  return { name, rows, flaws: [], notices: [], preamble, lettered: false, delimited: false, headerWithin: Infinity };
}
