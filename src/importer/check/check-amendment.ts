import { formatDate } from '../../domain/calendar/dates.ts';
import type { Comparison } from '../../usecases/programme/compare-programme.ts';
import type { Finding } from '../understand/finding.ts';
import type { ImportRow } from '../understand/import-row.ts';

/** What to look at twice before an amended file is taken. */
export function checkAmendment(comparison: Comparison, rows: readonly ImportRow[]): readonly Finding[] {
  const lineOf = (position: number): number => rows[position]?.line ?? 0;
  const doubtful = [...comparison.doubtful].map(([position, task]): Finding => {
    const ref = rows[position]?.ref ?? task.ref;
    const message = `Số TT ${ref} trước đây là việc khác hẳn (#${String(task.id)}: “${shorten(task.title)}”); nếu vẫn là việc đó, thêm --same ${ref}; nếu là việc mới, hãy ghi số TT khác.`;
    return { line: lineOf(position), column: 'title', severity: 'error', message };
  });
  const extended = comparison.changed.flatMap(({ position, extended: cards }) =>
    cards.map(({ agency, assignment }): Finding => {
      const until = assignment.dueOn === null ? '' : ` đến ${formatDate(assignment.dueOn)}`;
      const message = `${agency.name} đã được gia hạn${until}; thời hạn mới của văn bản sẽ thay cho ngày đó.`;
      return { line: lineOf(position), column: 'deadline', severity: 'warning', message };
    }),
  );
  const cancelled = comparison.cancelled.map(({ position, task }): Finding => {
    const message = `Nhiệm vụ #${String(task.id)} đã thôi theo dõi; vẫn để như vậy dù có trong tệp.`;
    return { line: lineOf(position), column: 'ref', severity: 'warning', message };
  });
  return [...doubtful, ...extended, ...cancelled];
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
