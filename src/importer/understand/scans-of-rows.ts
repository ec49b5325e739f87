/** Which cells of a scanned table each task was read from, what pages and headings added to it among them. */

import type { DraftScan } from '../../domain/drafts/draft.ts';
import { onOneLine } from '../readers/grid.ts';
import type { Table, TableRow } from './table.ts';

/**
 * `lines` are those of the tasks, in order; `rests` those that were taken as the rest of the task above. Any other line
 * heads the task below it.
 */
export function scansOfRows(
  { rows, positions }: Pick<Table, 'rows' | 'positions'>,
  lines: readonly number[],
  rests: ReadonlySet<number>,
): readonly DraftScan[] {
  const columns = new Map([...positions].map(([column, at]) => [at, column] as const));
  const own = new Set(lines);
  let above = lines[0] ?? 0;
  let heads: TableRow[] = [];
  const scans: DraftScan[] = [];
  const take = (row: TableRow, line: number, isOwn: boolean): void => {
    if (row.scans === undefined) return;
    const cut = row.scans.flatMap((cells, at): DraftScan[] =>
      cells.length === 0 || row.lent?.has(at) === true
        ? []
        : [
            {
              line,
              column: isOwn ? (columns.get(at) ?? 'row') : 'row',
              text: onOneLine(row.cells[at] ?? ''),
              confidence: Math.min(...cells.map(({ confidence }) => confidence)),
              pictures: cells.map(({ picture }) => picture),
            },
          ],
    );
    scans.push(...(cut.length > 0 ? cut : [{ line, column: 'row', text: '', confidence: 100, pictures: [] }]));
  };
  for (const row of rows) {
    if (own.has(row.line)) {
      for (const head of heads) take(head, row.line, false);
      heads = [];
      above = row.line;
      take(row, row.line, true);
    } else if (rests.has(row.line)) take(row, above, false);
    else heads.push(row);
  }
  for (const head of heads) take(head, above, false);
  return scans;
}
