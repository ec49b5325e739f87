/** One sheet of a workbook as rows of text (ECMA-376, SpreadsheetML): what its cells show, not what they compute. */

import { formatDate, monthOf, yearOf } from '../../domain/calendar/dates.ts';
import { dayOfSerial } from './date-serial.ts';
import { cleanCell, cleanLines, columnLetters, type Flaw, type Grid, type GridRow } from './grid.ts';
import { Oversized } from './open-container.ts';
import { unescaped, type DateFormat } from './read-workbook.ts';
import { readXml } from './read-xml.ts';

export interface Book {
  readonly strings: readonly string[];
  readonly formats: readonly DateFormat[];
  readonly days1904: boolean;
}

interface OpenRow {
  readonly line: number;
  readonly cells: string[];
  readonly lent: Set<number>;
}

/** Columns looked at; a table of tasks has a dozen. */
const MOST_COLUMNS = 256;
/** More than a cell of tasks ever holds, in UTF-16 units; Excel itself takes 32,767. */
const LONGEST_VALUE = 40_000;
/** Titles may stand above the header. */
const HEADER_WITHIN = 30;

/** One sheet of a workbook as a grid, with what is hidden or damaged in it. */
export function readSheet(bytes: Uint8Array, book: Book, name = ''): Grid {
  const rows: OpenRow[] = [];
  const flaws: Flaw[] = [];
  const merges: string[] = [];
  let hiddenRows = 0;
  let hidden = false;
  let line = 0;
  let position = -1;
  let row: OpenRow | null = null;
  let type = 'n';
  let format: DateFormat = null;
  let value = '';
  let formula = false;
  let taking = false;

  const endCell = (): void => {
    if (row === null || position < 0 || position >= MOST_COLUMNS) return;
    const cell = `${columnLetters(position)}${String(line)}`;
    if (formula) {
      flaws.push({
        line,
        position,
        problem: `Ô ${cell} là công thức; hãy chép ô đó, dán lại dưới dạng giá trị (Paste Special → Values) rồi nhập lại.`,
      });
    } else if (type === 'e') {
      flaws.push({ line, position, problem: `Ô ${cell} báo lỗi ${value}; hãy sửa ô đó rồi nhập lại.` });
    }
    const { text, isDate } = shownText(value, type, format, book);
    if (text === '') return;
    if (isDate) {
      flaws.push({
        line,
        position,
        only: 'ref',
        problem: `Ô ${cell}: Excel đã đổi số TT thành ngày ${text}; hãy định dạng cột là Text rồi gõ lại số TT.`,
      });
    }
    while (row.cells.length < position) row.cells.push('');
    row.cells[position] = text;
  };

  readXml(bytes, {
    open: (element, attributes) => {
      switch (element) {
        case 'row':
          line = Number(attributes.get('r') ?? line + 1);
          position = -1;
          row = { line, cells: [], lent: new Set() };
          hidden = attributes.get('hidden') === '1' || attributes.get('hidden') === 'true';
          break;
        case 'c': {
          const at = attributes.get('r');
          position = at === undefined ? position + 1 : positionOf(at);
          type = attributes.get('t') ?? 'n';
          format = book.formats[Number(attributes.get('s') ?? 0)] ?? null;
          value = '';
          formula = false;
          break;
        }
        case 'f':
          formula = true;
          break;
        case 'v':
        case 't':
          taking = true;
          break;
        case 'mergeCell':
          merges.push(attributes.get('ref') ?? '');
          break;
      }
    },
    close: (element) => {
      if (element === 'v' || element === 't') taking = false;
      else if (element === 'c') endCell();
      else if (element === 'row' && row !== null) {
        if (row.cells.length > 0) {
          rows.push(row);
          if (hidden) hiddenRows += 1;
        }
        row = null;
      }
    },
    text: (text) => {
      if (taking && value.length <= LONGEST_VALUE) value += text.slice(0, LONGEST_VALUE + 1);
    },
  });
  lend(rows, merges);
  const notices = hiddenRows > 0 ? [`${String(hiddenRows)} dòng đang bị ẩn trong bảng tính vẫn được đọc.`] : [];
  return {
    name,
    rows: rows.map(asGridRow),
    flaws,
    notices,
    preamble: [],
    lettered: true,
    delimited: false,
    headerWithin: HEADER_WITHIN,
  };
}

function asGridRow({ line, cells, lent }: OpenRow): GridRow {
  return lent.size === 0 ? { line, cells } : { line, cells, lent };
}

/** What a cell shows. A date without its day ("12/2026") is a month, not its first day. */
function shownText(
  value: string,
  type: string,
  format: DateFormat,
  { strings, days1904 }: Book,
): { readonly text: string; readonly isDate: boolean } {
  if (type === 's') return plain(cleanLines(strings[Number(value)] ?? ''));
  if (type === 'd') return dateText(value.slice(0, 10).split('-').reverse().join('/'));
  if (type !== 'n') return plain(cleanLines(unescaped(value)));
  if (value === '') return plain('');
  const number = Number(value);
  const day = format === null ? null : dayOfSerial(number, days1904);
  if (day === null) return plain(Number.isFinite(number) ? String(number) : cleanCell(value));
  if (format === 'day') return dateText(formatDate(day));
  const month = `${String(monthOf(day)).padStart(2, '0')}/${String(yearOf(day))}`;
  return dateText(format === 'month' ? month : String(yearOf(day)));
}

function plain(text: string): { readonly text: string; readonly isDate: boolean } {
  return { text, isDate: false };
}

function dateText(text: string): { readonly text: string; readonly isDate: boolean } {
  return { text, isDate: true };
}

/** "AB12" → 27. */
function positionOf(cell: string): number {
  let position = 0;
  for (const letter of cell) {
    const code = letter.charCodeAt(0) & 0xdf;
    if (code < 65 || code > 90) break;
    position = position * 26 + code - 64;
  }
  return position - 1;
}

const RANGE = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/u;
/** Cells lent in all; more is no table of tasks. */
const MOST_LENT = 2_000_000;

/** Gives each row the text of a merged cell that began above it. */
function lend(rows: readonly OpenRow[], merges: readonly string[]): void {
  if (merges.length === 0) return;
  const byLine = new Map(rows.filter(({ line }) => Number.isInteger(line)).map((row) => [row.line, row]));
  // A merged cell may end at the last row of Excel: only the rows that are there are gone through.
  const downwards = [...byLine.values()].sort((a, b) => a.line - b.line);
  let lent = 0;
  for (const merge of merges) {
    const [, letters = '', from, , to] = RANGE.exec(merge) ?? [];
    const [first, last, position] = [Number(from), Number(to), positionOf(letters)];
    const text = byLine.get(first)?.cells[position] ?? '';
    if (text === '' || position >= MOST_COLUMNS) continue;
    for (let at = firstBelow(downwards, first); at < downwards.length; at += 1) {
      const row = downwards[at];
      if (row === undefined || row.line > last) break;
      lent += 1;
      if (lent > MOST_LENT) throw new Oversized();
      while (row.cells.length < position) row.cells.push('');
      row.cells[position] = text;
      row.lent.add(position);
    }
  }
}

/** The index of the first row below a line. */
function firstBelow(downwards: readonly OpenRow[], line: number): number {
  let [from, to] = [0, downwards.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((downwards[middle]?.line ?? Infinity) <= line) from = middle + 1;
    else to = middle;
  }
  return from;
}
