import { checkAgencies } from './check-agencies.ts';
import { checkDeadline } from './check-deadline.ts';
import { checkRefs } from './check-refs.ts';
import { columnName } from './columns.ts';
import { strip } from '../../domain/strip-diacritics.ts';
import { deadlineReader } from '../../domain/deadlines/read-deadline.ts';
import type { Finding, ImportContext } from './finding.ts';
import type { ImportRow } from './import-row.ts';

export type { Finding, ImportContext } from './finding.ts';

/** Everything to tell about the rows of a file before they are imported, by line. */
export function checkRows(rows: readonly ImportRow[], context: ImportContext): readonly Finding[] {
  const read = deadlineReader(context.issued);
  return [
    ...rows.flatMap(checkFilled),
    ...checkRefs(rows),
    ...checkAgencies(rows, context),
    ...rows.flatMap((row) => checkDeadline(row, context.issued, read)),
    ...rows.flatMap((row) => checkReportTo(row, context.authority)),
  ].sort((a, b) => a.line - b.line);
}

function checkFilled({ line, ref, title, lead }: ImportRow): readonly Finding[] {
  const cells = [['ref', ref], ['title', title], ['lead', lead]] as const; // prettier-ignore
  return cells
    .filter(([, cell]) => cell === '')
    .map(([column]) => ({ line, column, severity: 'error', message: `Chưa ghi “${columnName(column)}”.` }));
}

/** "UBND tỉnh" stands for "UBND tỉnh Thanh Hóa" inside that province's own decision, so a shorter form is the same. */
function checkReportTo({ line, reportTo }: ImportRow, authority: string): readonly Finding[] {
  if (reportTo === '' || `${strip(authority)} `.startsWith(`${strip(reportTo)} `)) return [];
  const message = `Báo cáo gửi “${reportTo}”, không phải “${authority}”; đề nghị kiểm tra.`;
  return [{ line, column: 'report_to', severity: 'warning', message }];
}
