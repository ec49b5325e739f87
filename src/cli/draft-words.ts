/** How a file is read, as JSON: the mapping of its columns, its rows, and what is asked about them. */

import { buildAgencyIndex } from '../domain/agencies/agency-names.ts';
import type { LocalDate } from '../domain/calendar/dates.ts';
import { deadlineReader } from '../domain/deadlines/read-deadline.ts';
import { draftOf } from '../importer/check/draft-of.ts';
import type { TaskFile } from '../importer/understand/task-file.ts';

export interface DraftRequest {
  readonly title: string | null;
  readonly issued: LocalDate | null;
}

/** One object for what the file says of itself, one a table, one a row, one a question. No agency is known. */
export function draftJson(file: TaskFile & { readonly kind: 'rows' }, request: DraftRequest): object[] {
  const issued = request.issued ?? file.head.issued;
  const title = request.title ?? file.head.title;
  const { rows, notices, findings } = draftOf(file, {
    index: buildAgencyIndex([]),
    issued,
    authority: file.head.authority ?? '',
    createAgencies: true,
    ended: new Map<number, readonly string[]>(),
    title,
  });
  const read = deadlineReader(issued);
  const { number, authority } = file.head;
  return [
    { kind: 'file', number, title, issued, authority, year: file.year, notices },
    ...file.mapping.map((mapping) => ({ kind: 'mapping', ...mapping })),
    ...rows.map(({ line, ref, section, title: task, leads, coordinating, product, deadline, reportTo, source }) => {
      const { kind, start, end, recurrence } = read(deadline);
      return {
        kind: 'row',
        line,
        ref,
        section,
        title: task,
        leads,
        coordinating,
        product,
        deadline: { text: deadline, kind, start, end, recurrence },
        report_to: reportTo,
        source,
      };
    }),
    ...(issued === null ? [{ kind: 'question', line: null, column: null, severity: 'error', message: ASKS_DAY }] : []),
    ...findings.map((finding) => ({ kind: 'question', ...finding })),
  ];
}

const ASKS_DAY = 'Văn bản không ghi ngày ban hành; thời hạn tính từ ngày ký chưa tính được.';
