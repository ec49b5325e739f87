/** The paragraphs and tables of a Markdown text: rows of cells between bars, with a row of dashes under the header. */

import { cleanLines } from './grid.ts';
import type { Block } from './grids-of-blocks.ts';

const BREAK = /<br\s*\/?>/giu;
const EMPHASIS = /\*\*|__|`/gu;
const ESCAPED_BAR = /\\\|/gu;
/** Stands in for a bar that belongs to a cell. */
const KEPT_BAR = '\u0001';

/** Whether a text holds a table of Markdown. */
export function isMarkdown(text: string): boolean {
  return text.split(/\r\n|\n|\r/u, 20_000).some(isRule);
}

/** The paragraphs and pipe tables of a Markdown text (GitHub's tables). */
export function readMarkdown(text: string): readonly Block[] {
  const lines = text.split(/\r\n|\n|\r/u);
  const blocks: Block[] = [];
  let rows: { cells: readonly string[] }[] = [];
  const endTable = (): void => {
    if (rows.length > 0) blocks.push({ kind: 'table', rows });
    rows = [];
  };
  for (const [at, line] of lines.entries()) {
    const isRow = line.includes('|') && (rows.length > 0 || isRule(lines[at + 1] ?? ''));
    if (isRule(line) && rows.length > 0) continue;
    if (isRow) {
      rows.push({ cells: cellsOf(line) });
      continue;
    }
    endTable();
    const plain = cleanLines(line.replace(/^\s{0,3}(?:#{1,6}|>)\s*/u, '').replace(EMPHASIS, ''));
    if (plain !== '') blocks.push({ kind: 'paragraph', text: plain });
  }
  endTable();
  return blocks;
}

/** "|---|:--:|" */
function isRule(line: string): boolean {
  return line.includes('|') && line.includes('-') && /^[\s|:-]+$/u.test(line);
}

function cellsOf(line: string): readonly string[] {
  const trimmed = line.trim().replace(ESCAPED_BAR, KEPT_BAR);
  const inner = trimmed.startsWith('|') ? trimmed.slice(1) : trimmed;
  const cells = (inner.endsWith('|') ? inner.slice(0, -1) : inner).split('|');
  return cells.map((cell) => cleanLines(cell.replaceAll(KEPT_BAR, '|').replace(BREAK, '\n').replace(EMPHASIS, '')));
}
