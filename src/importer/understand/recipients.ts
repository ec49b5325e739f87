/** Who receives the result of a task when its deadline says so, and which task that recipient gathers them for. */

import { strip } from '../../domain/strip-diacritics.ts';
import type { Finding } from './finding.ts';
import type { ImportRow } from './import-row.ts';

/** On a text whose blanks are single ones: "Gửi Sở Kế hoạch và Đầu tư trước ngày 31/3/2022", "Báo cáo UBND tỉnh trong tháng 4/2022". */
const SENT_TO =
  /^(?:gửi|báo cáo) (?:về |cho )?(\p{Lu}.+?) (?:trước|trong|chậm nhất|muộn nhất|vào|đến|hằng|hàng|định kỳ|ngày|tháng|quý|năm)(?= |$)/iu;

/** The agency to which a deadline says that the result is sent; undefined when it names none. */
export function recipientIn(deadline: string): string | undefined {
  const recipient = SENT_TO.exec(deadline.replace(/\s+/gu, ' '))?.[1];
  return recipient !== undefined && /^\p{Lu}/u.test(recipient) ? recipient : undefined;
}

/**
 * A task whose result goes to the one agency that leads exactly one other task of the same section feeds that task
 * ("IV.2 and IV.3 serve IV.1"); each is told, for the file does not say it.
 */
export function dependenciesOfRecipients(rows: readonly ImportRow[]): {
  readonly rows: readonly ImportRow[];
  readonly findings: readonly Finding[];
} {
  const findings: Finding[] = [];
  let bySection: Map<string, ImportRow[]> | null = null;
  const fed = rows.map((row) => {
    const recipient = recipientIn(row.deadline);
    if (recipient === undefined) return row;
    bySection ??= Map.groupBy(rows, ({ section }) => section);
    const gathering = (bySection.get(row.section) ?? []).filter(
      (other) => other !== row && strip(other.lead) === strip(recipient),
    );
    const [only] = gathering;
    if (only === undefined || gathering.length > 1) return row;
    const message = `Kết quả gửi “${recipient}”, đơn vị chủ trì ${only.ref}; hiểu là phục vụ ${only.ref}.`;
    findings.push({ line: row.line, column: 'deadline', severity: 'warning', message });
    return { ...row, feeds: [only.ref] };
  });
  return { rows: fed, findings };
}
