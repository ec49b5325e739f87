import type { Column } from './column.ts';
import type { CellScan } from './pages/page.ts';
import { withoutHidden } from '../../domain/text/without-hidden.ts';

/**
 * A row of cells as a file has it: NFC, trimmed, with the line breaks that a person made in them. `line` is where it
 * begins, counted as the reader of the file sees it (the first is 1). `lent` are positions whose text stands in a merged
 * cell above.
 */
export interface GridRow {
  readonly line: number;
  readonly cells: readonly string[];
  readonly lent?: ReadonlySet<number>;
  /** Why somebody should compare it with the paper, in one sentence; absent where it is as sure as the file. */
  readonly doubt?: string;
  /** By position, where a cell of a scanned page was recognised; absent in a file with text. */
  readonly scans?: readonly (readonly CellScan[])[];
}

/** A cell that must not be taken as it stands; it matters only where the table is read. */
export interface Flaw {
  readonly line: number;
  readonly position: number;
  /** The one column that it spoils; absent for all. */
  readonly only?: Column;
  /** One sentence: what is wrong with the cell, and the cure. */
  readonly problem: string;
}

/** A sheet, or a table of a document with what stands above it, before anybody knows which row is the header. */
export interface Grid {
  /** What tells it from the file's other tables: a sheet's name, "Phụ lục II"; '' where nothing does. */
  readonly name: string;
  readonly rows: readonly GridRow[];
  readonly flaws: readonly Flaw[];
  /** Sentences about how the file was read. */
  readonly notices: readonly string[];
  /** The text before the table, a paragraph an entry: the head of a decision may stand there. */
  readonly preamble: readonly string[];
  /** How the columns are named on the screen ("A", "B"), where the file has names for them. */
  readonly lettered: boolean;
  /** A row with more cells than the header has is a delimiter astray. */
  readonly delimited: boolean;
  /** How far down the header may stand, in rows. */
  readonly headerWithin: number;
}

export type GridReading =
  | { readonly kind: 'grids'; readonly grids: readonly Grid[] }
  /** One sentence: what is wrong with the file, and the cure. */
  | { readonly kind: 'unreadable'; readonly problem: string };

/** Blanks in need of care: any but single plain ones, and control characters. */
const LINE_ENDS = /\p{Cc}+/gu;
const UNEVEN = /[\p{Cc}\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]| {2}/u;

const TCVN3_SIGN = /[¸µ¶·¹¨¾»¼½©®ª×«¬§¦]/u;

/** A cell's text on one line, as it is seen: spreadsheets and web pages leave marks behind that are not. */
export function cleanCell(text: string): string {
  // What is a hyphen that hides elsewhere is a letter in the fonts of TCVN3.
  const kept = text.includes('\u00AD') && TCVN3_SIGN.test(text) ? text.replaceAll('\u00AD', '−') : text;
  const visible = withoutHidden(kept.replace(LINE_ENDS, ' '));
  return (UNEVEN.test(visible) ? visible.replace(/[\s\p{Cc}]+/gu, ' ') : visible).trim();
}

/** The same, line by line: leads stand on lines of their own in a cell. */
export function cleanLines(text: string): string {
  if (!/[\n\r\v\f\u2028\u2029]/u.test(text)) return cleanCell(text);
  return text
    .split(/[\n\r\v\f\u2028\u2029]+/u)
    .map(cleanCell)
    .filter((line) => line !== '')
    .join('\n');
}

/** A cell or paragraph of several lines on one. */
export function onOneLine(text: string): string {
  return text.includes('\n') ? text.replaceAll('\n', ' ') : text;
}

/** Distinct texts remembered by a `cleaner`. */
const MOST_REMEMBERED = 20_000;

/** `cleanLines` for a whole table: agencies, products and deadlines stand there by the thousand and are kept once. */
export function cleaner(): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const cell = cleanLines(text);
    if (known.size < MOST_REMEMBERED) known.set(text, cell);
    return cell;
  };
}

/** The name of a column as a spreadsheet shows it: 0 → A, 26 → AA. */
export function columnLetters(position: number): string {
  const last = String.fromCharCode(65 + (position % 26));
  return position < 26 ? last : `${columnLetters(Math.floor(position / 26) - 1)}${last}`;
}
