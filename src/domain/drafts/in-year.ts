import { leavesYearOpen } from '../deadlines/phrases/bare-year.ts';
import { readDeadline } from '../deadlines/read-deadline.ts';

/**
 * Deadlines that name no year, in a paper about one: the words stay, and the year that the paper gives them stands behind
 * in brackets. Told once.
 */
export function inYear<Row extends { readonly deadline: string }>(
  rows: readonly Row[],
  year: number | null,
): { readonly rows: readonly Row[]; readonly notices: readonly string[] } {
  if (year === null) return { rows, notices: [] };
  let given = 0;
  const dated = rows.map((row) => {
    const deadline = withYear(row.deadline, year);
    if (deadline === null) return row;
    given += 1;
    return { ...row, deadline };
  });
  if (given === 0) return { rows, notices: [] };
  const notice = `${String(given)} thời hạn không ghi năm, hiểu là năm ${String(year)} theo tên văn bản hoặc tiêu đề cột.`;
  return { rows: dated, notices: [notice] };
}

/** Null where a year is named, or would not make it a date. */
function withYear(deadline: string, year: number): string | null {
  if (deadline === '' || /(?:19|20)\d\d/u.test(deadline)) return null;
  if (!leavesYearOpen(deadline) && readDeadline(deadline).kind !== 'unknown') return null;
  const dated = `${deadline} (năm ${String(year)})`;
  return readDeadline(dated).end === null ? null : dated;
}
