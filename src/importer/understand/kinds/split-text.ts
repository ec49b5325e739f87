/** Text into rows of cells: CSV in any of its dresses, or a document whose table has tabs between its cells. */

import { CsvError, parse } from 'csv-parse/sync';
import { readHeader } from '../columns.ts';
import { findTables, type TablesFound } from '../find-table.ts';
import { cleanCell, cleaner, cleanLines, type Grid, type GridReading, type GridRow } from '../../readers/grid.ts';

const DELIMITERS = [',', ';', '\t'];

/** Named, for the parser would otherwise take the first line's ending for that of all lines. */
const LINE_ENDINGS = ['\r\n', '\n', '\r'];

/** Titles may stand above the header of a spreadsheet. */
const HEADER_WITHIN = 30;
/** How much of a text is looked at for its header, in UTF-16 units. */
const OPENING = 200_000;

/**
 * The delimiter is the one under which one of the first rows reads as a header. When none does, a line anywhere whose
 * tabs make it a header begins the table of a document; otherwise the problem told is that of the delimiter under
 * which most columns were recognised.
 */
export function splitText(text: string): GridReading {
  if (lineEnds(text) > MOST_LINES) return { kind: 'unreadable', problem: TOO_MANY_LINES };
  const openings = DELIMITERS.map((delimiter) => {
    const rows = firstRows(text, delimiter).map((cells, at): GridRow => ({ line: at + 1, cells }));
    return { delimiter, found: findTables(gridOf(rows, [], [], HEADER_WITHIN)) };
  });
  const [best] = openings
    .filter(({ found }) => found.tables.length > 0)
    .sort((a, b) => columnsOf(b.found) - columnsOf(a.found));
  const isTabbed = best === undefined || best.delimiter === '\t';
  if (isTabbed && best !== undefined && hasQuotedCells(text)) return readCsv(text, best.delimiter);
  const document = readDocument(text);
  // A sentence above a table with tabs may have commas in the places of a header.
  if (document !== null && (isTabbed || document.columns > columnsOf(best.found))) {
    return { kind: 'grids', grids: [document.grid] };
  }
  if (best !== undefined) return readCsv(text, best.delimiter);
  const [closest] = openings
    .flatMap(({ found, delimiter }) => (found.closest === null ? [] : [{ ...found.closest, delimiter }]))
    .sort((a, b) => b.recognised - a.recognised);
  if (closest !== undefined && closest.recognised > 1) return readCsv(text, closest.delimiter);
  const paragraphs = text
    .split(/\r\n|\n|\r/u)
    .map(cleanCell)
    .filter((line) => line !== '');
  return { kind: 'grids', grids: [gridOf([], [], paragraphs, HEADER_WITHIN)] };
}

function columnsOf({ tables }: TablesFound): number {
  return tables[0]?.positions.size ?? 0;
}

/** More is no table of tasks, and each line is looked at. */
const MOST_LINES = 1_000_000;
const TOO_MANY_LINES =
  'Tệp có hơn 1.000.000 dòng; hãy xóa các dòng trống ở cuối hoặc tách thành nhiều tệp rồi nhập lại.';

function lineEnds(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length && count <= MOST_LINES; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) count += 1;
  }
  return count;
}

function firstRows(text: string, delimiter: string): readonly (readonly string[])[] {
  const options = {
    delimiter,
    record_delimiter: LINE_ENDINGS,
    skip_empty_lines: true,
    relax_column_count: true,
  } as const;
  for (const to of [HEADER_WITHIN, 1]) {
    try {
      return parse(text.slice(0, OPENING), { ...options, to }).map((cells) => cells.map(cleanLines));
    } catch (error) {
      // A quote astray further down does not hide the header above it.
      if (!(error instanceof CsvError)) throw error;
    }
  }
  return [];
}

function readCsv(text: string, delimiter: string): GridReading {
  const rows: GridRow[] = [];
  const clean = cleaner();
  let previousEnd = 0;
  try {
    // Rows may be short (trailing blanks left out) and lines may be blank, so neither is the parser's business here.
    parse(text, {
      delimiter,
      record_delimiter: LINE_ENDINGS,
      relax_column_count: true,
      on_record: (record: string[], { lines }) => {
        if (record.length > 1 || record[0] !== '') rows.push({ line: previousEnd + 1, cells: record.map(clean) });
        previousEnd = lines;
        return null;
      },
    });
    return { kind: 'grids', grids: [gridOf(rows, [], [], HEADER_WITHIN)] };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { kind: 'unreadable', problem: quoteProblem(error) };
  }
}

function quoteProblem(error: CsvError): string {
  const { lines } = error as { lines?: unknown };
  const place = typeof lines === 'number' ? `Dòng ${String(lines)}: ` : '';
  return `${place}dấu ngoặc kép không khớp; ô có dấu ngoặc kép phải nằm trong ngoặc kép, dấu bên trong viết hai lần ("").`;
}

/** Cells in quotes are a spreadsheet's: line breaks may stand in them. */
function hasQuotedCells(text: string): boolean {
  return /(?:^|\t)"/mu.test(text);
}

/** The marks of emphasis and paragraphs that a converted document is left with. */
const MARKUP = /<\/?(?:i|b|u|p|em|strong|sup|sub|span|br)\s*\/?>/giu;

/** How many lines outside the table are told word for word. */
const STRAYS_TOLD = 3;

/** Lines with tabs from the header on are the table; null when no line is a header. */
function readDocument(text: string): { readonly grid: Grid; readonly columns: number } | null {
  const lines = text.split(/\r\n|\n|\r/u);
  const clean = cleaner();
  const cellsOf = (line: string): readonly string[] => line.replace(MARKUP, '').split('\t').map(clean);
  const header = lines.findIndex((line) => line.includes('\t') && readHeader(cellsOf(line)).kind === 'header');
  if (header < 0) return null;
  const rows: GridRow[] = [];
  const strays: string[] = [];
  for (const [at, line] of lines.entries()) {
    if (at < header) continue;
    if (line.includes('\t')) rows.push({ line: at + 1, cells: cellsOf(line) });
    else if (isStray(line)) strays.push(`dòng ${String(at + 1)} “${shorten(cleanCell(line))}”`);
  }
  const more = strays.length > STRAYS_TOLD ? ` và ${String(strays.length - STRAYS_TOLD)} dòng khác` : '';
  const notices =
    strays.length === 0 ? [] : [`Bỏ qua những dòng ngoài bảng: ${strays.slice(0, STRAYS_TOLD).join(', ')}${more}.`];
  const columns = readHeader(cellsOf(lines[header] ?? '')).positions.size;
  return { grid: gridOf(rows, notices, lines.slice(0, header).map(cleanCell), Infinity), columns };
}

/** Neither blank nor the number of a page. */
function isStray(line: string): boolean {
  const text = cleanCell(line);
  return text !== '' && !/^[-–—\s]*\d{1,4}[-–—\s]*$/u.test(text);
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

function gridOf(
  rows: readonly GridRow[],
  notices: readonly string[],
  preamble: readonly string[],
  headerWithin: number,
): Grid {
  return { name: '', rows, flaws: [], notices, preamble, lettered: false, delimited: true, headerWithin };
}
