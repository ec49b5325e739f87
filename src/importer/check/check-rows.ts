import { checkAgencies } from './check-agencies.ts';
import { checkDeadline } from './check-deadline.ts';
import { checkRefs } from './check-refs.ts';
import { columnName } from '../understand/columns.ts';
import { strip } from '../../domain/strip-diacritics.ts';
import { deadlineReader } from '../../domain/deadlines/read-deadline.ts';
import type { Finding, ImportContext } from '../understand/finding.ts';
import type { ImportRow } from '../understand/import-row.ts';

export type { Finding, ImportContext } from '../understand/finding.ts';

/** Everything to tell about the rows of a file before they are imported, by line. */
export function checkRows(rows: readonly ImportRow[], context: ImportContext): readonly Finding[] {
  const read = deadlineReader(context.issued);
  return [
    ...checkFilled(rows),
    ...checkRefs(rows),
    ...checkAgencies(rows, context),
    ...rows.flatMap((row) => checkDeadline(row, context.issued, read)),
    ...rows.flatMap((row) => checkReportTo(row, context.authority)),
  ].sort((a, b) => a.line - b.line);
}

/** For an empty lead the one above is proposed: "nt" takes it. */
function checkFilled(rows: readonly ImportRow[]): readonly Finding[] {
  const findings: Finding[] = [];
  let above = '';
  for (const { line, ref, title, lead } of rows) {
    const cells = [['ref', ref], ['title', title], ['lead', hasLetters(lead) ? lead : '']] as const; // prettier-ignore
    for (const [column, cell] of cells) {
      if (cell !== '') continue;
      const proposal =
        column === 'lead' && above !== ''
          ? `; dòng trên ghi “${above}”, nếu vẫn là đơn vị đó thì ghi “nt” vào ô này`
          : '';
      findings.push({ line, column, severity: 'error', message: `Chưa ghi “${columnName(column)}”${proposal}.` });
    }
    if (hasLetters(lead)) above = lead;
  }
  return findings;
}

/** "-", "…" and "..." are empty cells. */
function hasLetters(text: string): boolean {
  return /\p{L}/u.test(text);
}

/** "UBND tỉnh" stands for "UBND tỉnh Thanh Hóa" inside that province's own decision, so a shorter form is the same. */
function checkReportTo({ line, reportTo }: ImportRow, authority: string): readonly Finding[] {
  if (reportTo === '' || `${strip(authority)} `.startsWith(`${strip(reportTo)} `)) return [];
  const message = `Báo cáo gửi “${reportTo}”, không phải “${authority}”; đề nghị kiểm tra.`;
  return [{ line, column: 'report_to', severity: 'warning', message }];
}
