import type { Column } from './column.ts';
import { withoutHidden } from '../../domain/text/without-hidden.ts';

/**
 * A row of cells as a file has it: NFC, trimmed, each on one line. `line` is where it begins, counted as the reader of
 * the file sees it (the first is 1). `lent` are positions whose text stands in a merged cell above.
 */
export interface GridRow {
  readonly line: number;
  readonly cells: readonly string[];
  readonly lent?: ReadonlySet<number>;
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

/** What a file holds, before anybody knows which row is the header. */
export interface Grid {
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
  | { readonly kind: 'grid'; readonly grid: Grid }
  /** One sentence: what is wrong with the file, and the cure. */
  | { readonly kind: 'unreadable'; readonly problem: string };

/** Blanks in need of care: any but single plain ones, and control characters. */
const LINE_ENDS = /\p{Cc}+/gu;
const UNEVEN = /[\p{Cc}\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]| {2}/u;

/** A cell's text on one line, as it is seen: spreadsheets and web pages leave marks behind that are not. */
export function cleanCell(text: string): string {
  const visible = withoutHidden(text.replace(LINE_ENDS, ' '));
  return (UNEVEN.test(visible) ? visible.replace(/[\s\p{Cc}]+/gu, ' ') : visible).trim();
}

/** Distinct texts remembered by a `cleaner`. */
const MOST_REMEMBERED = 20_000;

/** `cleanCell` for a whole table: agencies, products and deadlines stand there by the thousand and are kept once. */
export function cleaner(): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const cell = cleanCell(text);
    if (known.size < MOST_REMEMBERED) known.set(text, cell);
    return cell;
  };
}

/** The name of a column as a spreadsheet shows it: 0 → A, 26 → AA. */
export function columnLetters(position: number): string {
  const last = String.fromCharCode(65 + (position % 26));
  return position < 26 ? last : `${columnLetters(Math.floor(position / 26) - 1)}${last}`;
}
