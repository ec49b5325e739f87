/** Tables whose columns are agencies. */

import { expect, test } from 'vitest';
import { readTaskText } from '../../../src/importer/understand/kinds/read-task-text.ts';

function read(...lines: readonly string[]) {
  const file = readTaskText(Buffer.from(lines.join('\n')));
  if (file.kind === 'unreadable') throw new Error(file.problem);
  return file;
}

test('“CT” leads and “PH” takes part, in words, letters or a mark beside them', () => {
  for (const [lead, part] of [
    ['CT', 'PH'],
    ['Chủ trì', 'Phối hợp'],
    ['C', 'P'],
    ['CT', 'x'],
    ['x', 'PH'],
  ]) {
    const { rows } = read(
      'STT,Nhiệm vụ,Sở Nội vụ,Sở Y tế,Thời hạn',
      `1,Rà soát,${String(lead)},${String(part)},30/6/2026`,
      `2,Khám bệnh,${String(part)},${String(lead)},Quý IV/2026`,
    );
    expect(rows).toMatchObject([
      { ref: '1', lead: 'Sở Nội vụ', coordinating: 'Sở Y tế', deadline: '30/6/2026' },
      { ref: '2', lead: 'Sở Y tế', coordinating: 'Sở Nội vụ' },
    ]);
  }
});

test('bare marks make all of them lead, which is told; a row without one has no lead', () => {
  const { rows, findings } = read('STT,Nhiệm vụ,Sở Nội vụ,Sở Y tế', '1,Diễn tập,x,x', '2,Rà soát,x,', '3,Sơ kết,,');
  expect(rows.map(({ lead }) => lead)).toEqual(['Sở Nội vụ; Sở Y tế', 'Sở Nội vụ', '']);
  expect(findings).toMatchObject([
    { line: 2, column: 'lead', message: expect.stringContaining('cùng chủ trì') as unknown },
  ]);
});

test('a second table of other agencies in the same columns is one of its own', () => {
  const { rows } = read(
    'STT,Nhiệm vụ,Sở Nội vụ,Sở Y tế',
    '1,Rà soát,CT,PH',
    'STT,Nhiệm vụ,Công an tỉnh,Sở Tài chính',
    '1,Tuần tra,CT,PH',
  );
  expect(rows.map(({ lead, coordinating }) => [lead, coordinating])).toEqual([
    ['Sở Nội vụ', 'Sở Y tế'],
    ['Công an tỉnh', 'Sở Tài chính'],
  ]);
});

test('months of a second table in the same columns are its own', () => {
  const { rows } = read(
    'STT,Nhiệm vụ,Đơn vị chủ trì,Tháng 1/2026,Tháng 2/2026',
    '1,Rà soát,Sở Nội vụ,x,',
    'STT,Nhiệm vụ,Đơn vị chủ trì,Tháng 7/2026,Tháng 8/2026',
    '1,Sơ kết,Sở Nội vụ,x,',
  );
  expect(rows.map(({ deadline }) => deadline)).toEqual(['Tháng 1/2026', 'Tháng 7/2026']);
});

test('a table that names its leads in a column has agencies in others as it likes', () => {
  const { rows } = read('STT,Nhiệm vụ,Đơn vị chủ trì,Sở Nội vụ,Sở Y tế', '1,Rà soát,Công an tỉnh,x,x');
  expect(rows).toMatchObject([{ lead: 'Công an tỉnh' }]);
});
