import { formatDate } from '../../domain/calendar/dates.ts';
import type { LocalDate } from '../../domain/calendar/dates.ts';
import type { Deadline } from '../../domain/deadlines/deadline.ts';
import type { Finding } from '../understand/finding.ts';
import type { ImportRow } from '../understand/import-row.ts';

/** A deadline that says nothing, cannot be read, or ended before the decision was issued. */
export function checkDeadline(
  { line, deadline }: ImportRow,
  issued: LocalDate | null,
  read: (text: string) => Deadline,
): readonly Finding[] {
  const warning = (message: string): readonly Finding[] => [{ line, column: 'deadline', severity: 'warning', message }];
  if (deadline === '') return warning('Chưa ghi thời hạn; nhiệm vụ sẽ chỉ được nhắc báo cáo định kỳ.');

  const { kind, end } = read(deadline);
  if (kind === 'unknown') {
    return warning(`Không đọc được thời hạn “${deadline}”; nhiệm vụ sẽ chỉ được nhắc báo cáo định kỳ.`);
  }
  if (kind === 'conditional') {
    return warning(
      `Thời hạn “${deadline}” chờ một điều kiện, chưa tính được ngày; nhiệm vụ sẽ chỉ được nhắc báo cáo định kỳ.`,
    );
  }
  if (issued !== null && end !== null && end < issued) {
    return warning(
      `Thời hạn “${deadline}” (đến ${formatDate(end)}) kết thúc trước ngày ban hành văn bản ${formatDate(issued)}.`,
    );
  }
  return [];
}
