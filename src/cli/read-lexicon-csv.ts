import { CsvError, parse } from 'csv-parse/sync';
import type { LexiconRow } from '../conversation/lexicon/lexicon-row.ts';
import { decodeText } from '../importer/readers/decode-text.ts';

/** `problem` is one sentence that names the cure. */
export type LexiconCsv =
  | { readonly kind: 'rows'; readonly rows: readonly LexiconRow[] }
  | { readonly kind: 'unreadable'; readonly problem: string };

/** The columns of a file, by the words of its header. */
type Column = 'phrase' | 'class' | 'marks' | 'register' | 'source';

/** The shipped lexicon has some 2,500 rows. */
const MOST_ROWS = 20_000;

/**
 * Columns `phrase,class,marks,register,source` in any order, separated by commas, semicolons or tabs; `marks`, `register` and
 * `source` may be missing. Cells stay as they are written: a letter that is put together of two is for the check to find.
 */
export function readLexiconCsv(bytes: Uint8Array, file: string): LexiconCsv {
  const decoded = decodeText(bytes);
  if (decoded.kind === 'unreadable') return decoded;
  const records = recordsOf(decoded.text.replace(/^\ufeff/u, ''));
  if (records === null) return unreadable('Dấu ngoặc kép không khớp; hãy lưu lại tệp dưới dạng CSV.');
  const [header, ...body] = records;
  if (header === undefined) return unreadable('Tệp trống; dòng đầu phải là phrase,class,marks,register,source.');
  const titles = header.cells.map((title) => title.trim().toLowerCase());
  const missing = (['phrase', 'class'] as const).filter((column) => !titles.includes(column));
  if (missing.length > 0) return unreadable(`Tệp thiếu cột: ${missing.join(', ')}.`);
  if (body.length > MOST_ROWS) return unreadable(`Tệp có quá ${String(MOST_ROWS)} dòng; hãy chia nhỏ.`);
  const rows = body.map(({ cells, line }): LexiconRow => {
    const cell = (column: Column): string => cells[titles.indexOf(column)] ?? '';
    return {
      file,
      line,
      phrase: cell('phrase'),
      class: cell('class'),
      marks: cell('marks'),
      register: titles.includes('register') ? cell('register') : 'any',
      source: cell('source'),
    };
  });
  return { kind: 'rows', rows };
}

interface CsvRecord {
  readonly cells: readonly string[];
  readonly line: number;
}

function recordsOf(text: string): CsvRecord[] | null {
  const [first = ''] = text.split(/\r?\n/u, 1);
  const delimiter = [',', ';', '\t'].find((each) => first.includes(each)) ?? ',';
  try {
    const lines: number[] = [];
    const records = parse(text, {
      delimiter,
      skip_empty_lines: true,
      relax_column_count: true,
      on_record(record, context) {
        lines.push(context.lines);
        return record;
      },
    });
    return records.map((cells, at) => ({ cells, line: lines[at] ?? 0 }));
  } catch (error) {
    if (error instanceof CsvError) return null;
    throw error;
  }
}

function unreadable(problem: string): LexiconCsv {
  return { kind: 'unreadable', problem };
}
