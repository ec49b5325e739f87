/** The paragraphs and tables of a document's body in order (ECMA-376, WordprocessingML), changes taken as accepted. */

import { cleanLines, type GridRow } from '../../readers/grid.ts';
import type { Block } from '../../readers/grids-of-blocks.ts';
import { fromOldFont, type OldFont } from '../../readers/old-fonts.ts';
import type { Numbering } from '../../readers/read-numbering.ts';
import { fontNamedIn, type StyleFonts } from '../../readers/read-style-fonts.ts';
import { readXml } from '../../readers/read-xml.ts';

interface OpenTable {
  readonly rows: { readonly cells: string[]; readonly lent: Set<number> }[];
}

interface OpenCell {
  span: number;
  merge: 'none' | 'first' | 'further';
  readonly paragraphs: string[];
}

/** What was deleted or moved away, and the second copy that old programs are given, is not text. */
const LEFT_OUT: readonly string[] = ['del', 'moveFrom', 'Fallback'];

/** `tracked`: changes were left in it for somebody to accept. */
export function readDocument(
  bytes: Uint8Array,
  numbering: Numbering,
  fontOfStyle: StyleFonts = () => null,
): { readonly blocks: readonly Block[]; readonly tracked: boolean; readonly oldFonts: ReadonlySet<OldFont> } {
  const blocks: Block[] = [];
  let tracked = false;
  let leftOut = 0;
  let depth = 0;
  let table: OpenTable = { rows: [] };
  let cell: OpenCell | null = null;
  let paragraph = '';
  let taking = false;
  let inNumber = false;
  let level = 0;
  let list: string | null = null;
  /** Undefined where the run leaves it to the styles. */
  let font: OldFont | null | undefined;
  let inRun = false;
  let paragraphStyle: string | null = null;
  let runStyle: string | null = null;
  /** What text boxes interrupted. */
  const outer: {
    paragraph: string;
    list: string | null;
    level: number;
    style: string | null;
    cell: OpenCell | null;
  }[] = [];
  const oldFonts = new Set<OldFont>();

  const pushParagraph = (text: string): void => {
    const plain = cleanLines(text);
    if (plain !== '') blocks.push({ kind: 'paragraph', text: plain });
  };
  const row = () => table.rows.at(-1);
  const endParagraph = (): void => {
    const number = list === null ? '' : numbering(list, level);
    const text = cleanLines(paragraph);
    // A number that Word counts is text only where it stands alone, as it does in the column of numbers.
    const shown = text === '' ? number : text;
    if (cell !== null) cell.paragraphs.push(shown);
    else if (shown !== '') blocks.push({ kind: 'paragraph', text: shown });
    paragraph = '';
    list = null;
    level = 0;
    paragraphStyle = null;
  };
  const endCell = (): void => {
    const current = row();
    if (cell === null || current === undefined) return;
    const position = current.cells.length;
    const own = cleanLines(cell.paragraphs.join('\n'));
    const above = table.rows.at(-2)?.cells[position] ?? '';
    if (cell.merge === 'further') current.lent.add(position);
    current.cells.push(cell.merge === 'further' && own === '' ? above : own);
    for (let further = 1; further < cell.span; further += 1) current.cells.push('');
    cell = null;
  };

  readXml(bytes, {
    open: (name, attributes) => {
      if (LEFT_OUT.includes(name)) leftOut += 1;
      if (name === 'del' || name === 'ins' || name === 'moveFrom') tracked = true;
      if (leftOut > 0) return;
      switch (name) {
        case 'tbl':
          depth += 1;
          if (depth === 1) table = { rows: [] };
          break;
        case 'tr':
          if (depth === 1) table.rows.push({ cells: [], lent: new Set() });
          break;
        case 'gridBefore':
          for (let left = columnsOf(attributes.get('val')); left > 0; left -= 1) row()?.cells.push('');
          break;
        case 'tc':
          if (depth === 1) cell = { span: 1, merge: 'none', paragraphs: [] };
          break;
        case 'gridSpan':
          if (cell !== null && depth === 1) cell.span = Math.max(columnsOf(attributes.get('val')), 1);
          break;
        case 'vMerge':
          if (cell !== null && depth === 1) cell.merge = attributes.get('val') === 'restart' ? 'first' : 'further';
          break;
        case 'numPr':
          inNumber = true;
          break;
        case 'numId':
          if (inNumber) list = attributes.get('val') ?? null;
          break;
        case 'ilvl':
          if (inNumber) level = Number(attributes.get('val') ?? 0);
          break;
        case 't':
          taking = true;
          break;
        case 'r':
          inRun = true;
          font = undefined;
          runStyle = null;
          break;
        case 'rFonts':
          if (inRun) font = fontNamedIn(attributes);
          break;
        case 'pStyle':
          paragraphStyle = attributes.get('val') ?? null;
          break;
        case 'rStyle':
          if (inRun) runStyle = attributes.get('val') ?? null;
          break;
        case 'txbxContent':
          // What a box holds is a paragraph of its own, wherever it is anchored.
          outer.push({ paragraph, list, level, style: paragraphStyle, cell });
          paragraph = '';
          list = null;
          cell = null;
          break;
        case 'textpath':
          // Letters drawn across the page, as a watermark is.
          pushParagraph(attributes.get('string') ?? '');
          break;
        case 'tab':
          paragraph += ' ';
          break;
        case 'br':
        case 'cr':
          paragraph += cell === null ? ' ' : '\n';
          break;
        case 'noBreakHyphen':
          paragraph += '-';
          break;
      }
    },
    close: (name) => {
      if (LEFT_OUT.includes(name)) {
        leftOut -= 1;
        return;
      }
      if (leftOut > 0) return;
      switch (name) {
        case 't':
          taking = false;
          break;
        case 'r':
          inRun = false;
          break;
        case 'txbxContent': {
          pushParagraph(paragraph);
          const before = outer.pop();
          paragraph = before?.paragraph ?? '';
          list = before?.list ?? null;
          level = before?.level ?? 0;
          paragraphStyle = before?.style ?? null;
          cell = before?.cell ?? null;
          inRun = true;
          break;
        }
        case 'numPr':
          inNumber = false;
          break;
        case 'p':
          endParagraph();
          break;
        case 'tc':
          if (depth === 1) endCell();
          break;
        case 'tbl':
          if (depth === 1) blocks.push({ kind: 'table', rows: table.rows.map(asRow) });
          depth -= 1;
          break;
      }
    },
    text: (text) => {
      if (!taking || leftOut > 0) return;
      const used = font === undefined ? fontOfStyle(paragraphStyle, runStyle) : font;
      if (used !== null) oldFonts.add(used);
      paragraph += used === null ? text : fromOldFont(text, used);
    },
  });
  return { blocks, tracked, oldFonts };
}

/** Columns that one cell, or what is left out before it, may span; a table of tasks has a dozen. */
const MOST_COLUMNS = 64;

function columnsOf(value: string | undefined): number {
  return Math.min(Number(value ?? 0) || 0, MOST_COLUMNS);
}

function asRow({ cells, lent }: { cells: string[]; lent: Set<number> }): Omit<GridRow, 'line'> {
  return lent.size === 0 ? { cells } : { cells, lent };
}
