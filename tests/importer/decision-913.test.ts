/** The importer on the decision's own text, against the reference data that was made and checked by hand. */

import { expect, test } from 'vitest';
import { day } from '../../src/domain/calendar/dates.ts';
import { readTaskText } from '../../src/importer/understand/kinds/read-task-text.ts';
import { bytesOf, textOf } from '../support/reference-data.ts';
import type { ImportRow } from '../../src/importer/understand/import-row.ts';
import type { TaskFile } from '../../src/importer/understand/task-file.ts';

type Rows = TaskFile & { readonly kind: 'rows' };

function readable(file: TaskFile): Rows {
  if (file.kind === 'unreadable') throw new Error(file.problem);
  return file;
}

const whole = ['head', 'body', 'annex'].map((part) => textOf(`tests/fixtures/decision-913-${part}.txt`)).join('\n');
const decision = readable(readTaskText(new TextEncoder().encode(whole)));
const reference = readable(readTaskText(bytesOf('data/913-qd-ubnd/tasks.csv'))).rows.filter(
  ({ source }) => source === 'annex',
);

const FIELDS = [
  'ref', 'section', 'title', 'lead', 'coordinating', 'product', 'deadline', 'reportTo', 'source', 'feeds',
] as const; // prettier-ignore

/** One line for every cell that differs, in the order of the file. */
function differences(read: readonly ImportRow[], wanted: readonly ImportRow[]): string[] {
  const places = [...new Set([...wanted, ...read].map(({ ref }) => ref))];
  return places.flatMap((place) => {
    const [a, b] = [read, wanted].map((rows) => rows.find(({ ref }) => ref === place));
    if (a === undefined) return [`${place}: not read`];
    if (b === undefined) return [`${place}: not in the reference data`];
    return FIELDS.filter((field) => String(a[field]) !== String(b[field])).map(
      (field) => `${place} ${field}: read “${String(a[field])}”, wanted “${String(b[field])}”`,
    );
  });
}

test('the 49 rows of the annex come out of the plain text as they stand in the reference data', () => {
  expect(differences(decision.rows, reference)).toEqual([]);
  expect(decision.rows.map(({ ref }) => ref)).toEqual(reference.map(({ ref }) => ref));
  expect(decision.rows).toHaveLength(49);
});

test('the annex alone is enough', () => {
  const annex = readable(readTaskText(bytesOf('tests/fixtures/decision-913-annex.txt')));
  expect(differences(annex.rows, reference)).toEqual([]);
});

test('a difference would be told', () => {
  const [first, ...others] = decision.rows;
  if (first === undefined) throw new Error('no rows');
  expect(differences([{ ...first, deadline: 'Năm 2030' }, ...others], reference)).toEqual([
    'I deadline: read “Năm 2030”, wanted “Trong quá trình thực hiện Nghị quyết”',
  ]);
  expect(differences(others, reference)).toEqual(['I: not read']);
});

test('the decision says its own number, day, title and authority', () => {
  expect(decision.head).toEqual({
    number: '913/QĐ-UBND',
    issued: day('2022-03-14'),
    title:
      'Chương trình hành động của UBND tỉnh thực hiện Nghị quyết số 10-NQ/TU ngày 10/01/2022 của Ban Thường vụ Tỉnh ủy về xây dựng và phát triển huyện Thọ Xuân đến năm 2030, tầm nhìn đến năm 2045',
    authority: 'UBND tỉnh Thanh Hóa',
  });
});

test('what was only inferred is told, with its row', () => {
  const rowOf = (line: number): string => decision.rows.find((row) => row.line === line)?.ref ?? `line ${String(line)}`;
  const lineOfRest = whole.split('\n').findLastIndex((line) => line.includes('viên, công an xã vững mạnh')) + 1;
  expect(decision.findings.map(({ line, message }) => [rowOf(line), message])).toEqual([
    [`line ${String(lineOfRest)}`, 'Dòng không có số TT; hiểu là phần tiếp theo của IX.1.'],
    ['IV.2', 'Kết quả gửi “Sở Kế hoạch và Đầu tư”, đơn vị chủ trì IV.1; hiểu là phục vụ IV.1.'],
    ['IV.3', 'Kết quả gửi “Sở Kế hoạch và Đầu tư”, đơn vị chủ trì IV.1; hiểu là phục vụ IV.1.'],
  ]);
  expect(decision.notices).toEqual([]);
});
