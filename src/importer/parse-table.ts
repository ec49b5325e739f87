import { CsvError, parse } from 'csv-parse/sync';
import { readHeader } from './columns.ts';
import type { Column } from './columns.ts';

/** A row of cells, and the line of the file on which it begins. */
export interface TableRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** A table with its header understood: `width` cells wide; `extra` are the headers of columns that are not used. */
type Table =
  | {
      readonly kind: 'table';
      readonly positions: ReadonlyMap<Column, number>;
      readonly extra: readonly string[];
      readonly width: number;
      readonly rows: readonly TableRow[];
    }
  | { readonly kind: 'unreadable'; readonly problem: string };

const DELIMITERS = [',', ';', '\t'];

/** Named, for the parser would otherwise take the first line's ending for that of all lines. */
const LINE_ENDINGS = ['\r\n', '\n', '\r'];

/**
 * Splits CSV text into cells. The delimiter is the one under which the first row reads as a header; when none does, the
 * problem told is that of the delimiter under which most columns were recognised.
 */
export function parseTable(text: string): Table {
  const readings = DELIMITERS.map((delimiter) => {
    const cells = firstRow(text, delimiter);
    return { delimiter, width: cells.length, header: readHeader(cells) };
  });
  for (const { delimiter, width, header } of readings) {
    if (header.kind !== 'header') continue;
    const body = parseRows(text, delimiter);
    if (body.kind === 'unreadable') return body;
    return { kind: 'table', positions: header.positions, extra: header.extra, width, rows: body.rows };
  }
  const [closest] = readings
    .flatMap(({ header }) => (header.kind === 'unusable' ? [header] : []))
    .sort((a, b) => b.recognised - a.recognised);
  return { kind: 'unreadable', problem: closest?.problem ?? 'Tệp không có dòng tiêu đề.' };
}

function firstRow(text: string, delimiter: string): readonly string[] {
  try {
    const [cells = []] = parse(text, {
      delimiter,
      record_delimiter: LINE_ENDINGS,
      to: 1,
      skip_empty_lines: true,
      relax_column_count: true,
    });
    return cells.map(oneLine);
  } catch (error) {
    if (error instanceof CsvError) return [];
    throw error;
  }
}

type Rows =
  | { readonly kind: 'rows'; readonly rows: readonly TableRow[] }
  | { readonly kind: 'unreadable'; readonly problem: string };

interface ParsedRecord {
  readonly record: string[];
  readonly info: { readonly lines: number };
}

function parseRows(text: string, delimiter: string): Rows {
  try {
    // Rows may be short (trailing blanks left out) and lines may be blank, so neither is the parser's business here.
    const options = { delimiter, record_delimiter: LINE_ENDINGS, info: true, relax_column_count: true } as const;
    const records = parse(text, options) as unknown as ParsedRecord[];
    const rows: TableRow[] = [];
    let previousEnd = 0;
    for (const { record, info } of records) {
      rows.push({ line: previousEnd + 1, cells: record.map(oneLine) });
      previousEnd = info.lines;
    }
    const filled = rows.filter(({ cells }) => cells.some((cell) => cell !== ''));
    return { kind: 'rows', rows: filled.slice(1) };
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

/** Invisible marks that spreadsheets and web pages leave behind: zero-width blanks, joiners, byte order marks. */
const INVISIBLE = /[\u200B-\u200D\u2060\uFEFF]/gu;

function oneLine(cell: string): string {
  return cell
    .replace(INVISIBLE, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}
