/** Rows that are no tasks are left out, and cells that say "as above" say what stands above, before rows are placed. */

import { strip } from '../../domain/strip-diacritics.ts';
import type { Column } from '../readers/column.ts';
import { onOneLine } from '../readers/grid.ts';
import type { Table, TableRow } from './table.ts';

const REPEATABLE: readonly Column[] = ['lead', 'coordinating', 'deadline', 'start', 'end', 'product', 'report_to'];

/** "nt", "-nt-", "Như trên", `"`, "//". */
const DITTO_WORDS = new Set([
  'nt',
  'n t',
  'nhu tren',
  'nhu dong tren',
  'ditto',
  'do',
  'idem',
  'tuong tu',
  'tuong tu nhu tren',
]);
const DITTO_SIGNS = /^(?:["“”″〃'’]{1,2}|\/{2,}|-?\s?["″”]\s?-?|,,)$/u;

/** Rows that sum up. */
const TOTAL = /^(?:tong cong|tong so|tong|cong|total)(?: \(?[a-z0-9 :+=;,&/-]*\)?)?[:.]?$/u;
/** What stands under a table in a signed paper. */
const SIGNATURE =
  /^(?:tm\.? |kt\.? |tl\.? |tuq\.? |noi nhan|nguoi lap|nguoi ky|thu ky|ky ten|\(?ky,? |\(?da ky|xac nhan cua|chu tich$|pho chu tich$|giam doc$|pho giam doc$|chanh van phong$|luu:|ngay \.\.|ghi chu:)/u;

export interface TidyTable {
  readonly table: Table;
  readonly notices: readonly string[];
  /** Lines whose cell refers to a row above, and no row above says it. */
  readonly dangling: readonly { readonly line: number; readonly column: Column; readonly text: string }[];
}

/** A table without totals and signatures, its ditto marks filled, with a notice of each. */
export function tidyTable(table: Table): TidyTable {
  const { kept, left } = withoutTail(table);
  const filled = fillDittos(kept, table);
  const notices = [
    ...(left.length === 0 ? [] : [`Bỏ qua ${String(left.length)} dòng cộng, ký hoặc nơi nhận: ${told(left)}.`]),
    ...(filled.count === 0 ? [] : [`${String(filled.count)} ô ghi “như trên” được hiểu theo dòng trên.`]),
  ];
  return { table: { ...table, rows: filled.rows }, notices, dangling: filled.dangling };
}

function told(rows: readonly TableRow[]): string {
  const names = rows.slice(0, 3).map((row) => `dòng ${String(row.line)} “${firstText(row).slice(0, 40)}”`);
  return names.join(', ') + (rows.length > 3 ? '…' : '');
}

/** Totals wherever they stand; signatures with all that has no number below them. */
function withoutTail({ rows, positions }: Table): {
  readonly kept: readonly TableRow[];
  readonly left: readonly TableRow[];
} {
  const isTask = ({ cells, lent }: TableRow): boolean => {
    const has = (column: Column): boolean => {
      const at = positions.get(column);
      return at !== undefined && lent?.has(at) !== true && (cells[at] ?? '') !== '';
    };
    const at = positions.get('ref');
    return has('title') && has('lead') && (at === undefined || /\d|^[IVXLCa-zđ]+$/u.test(cells[at] ?? ''));
  };
  const lastTask = rows.findLastIndex((row) => isTask(row) && !SIGNATURE.test(strip(firstText(row))));
  const signed = rows.findIndex(
    (row, at) => at > lastTask && row.cells.some((cell) => SIGNATURE.test(strip(onOneLine(cell)))),
  );
  const kept: TableRow[] = [];
  const left: TableRow[] = [];
  for (const [at, row] of rows.entries()) {
    const isTotal = TOTAL.test(strip(firstText(row)));
    (isTotal || (signed >= 0 && at >= signed) ? left : kept).push(row);
  }
  return { kept, left };
}

function firstText({ cells }: TableRow): string {
  return onOneLine(cells.find((cell) => cell !== '') ?? '');
}

function fillDittos(rows: readonly TableRow[], { positions }: Table) {
  const above = new Map<Column, string>();
  const dangling: { line: number; column: Column; text: string }[] = [];
  let count = 0;
  const filled = rows.map((row): TableRow => {
    let cells: string[] | null = null;
    for (const column of REPEATABLE) {
      const at = positions.get(column);
      const text = at === undefined ? '' : (row.cells[at] ?? '');
      if (at === undefined || text === '') continue;
      if (!isDitto(text)) {
        above.set(column, text);
        continue;
      }
      const said = above.get(column);
      if (said === undefined) {
        dangling.push({ line: row.line, column, text });
        continue;
      }
      cells ??= [...row.cells];
      cells[at] = said;
      count += 1;
    }
    return cells === null ? row : { ...row, cells };
  });
  return { rows: filled, dangling, count };
}

/** Whether a cell says "as above". */
function isDitto(text: string): boolean {
  if (text.length > 24) return false;
  const signs = text.trim();
  if (DITTO_SIGNS.test(signs)) return true;
  return DITTO_WORDS.has(strip(signs.replace(/[-–—."“”'’()/]/gu, ' ')));
}
