import { expect, test } from 'vitest';
import { readTaskFile } from '../../../../src/importer/understand/read-task-file.ts';
import { decisionDocument } from '../../../support/import-files.ts';

test('a decision in Word is read as it comes', async () => {
  const file = await readTaskFile(await decisionDocument());
  if (file.kind === 'unreadable') throw new Error(file.problem);
  expect(
    file.rows.map(({ ref, section, title, lead, deadline, reportTo }) => [
      ref,
      section,
      title,
      lead,
      deadline,
      reportTo,
    ]),
  ).toEqual([
    ['I.1', 'I Hạ tầng', 'Lập quy hoạch chung đô thị Lam Sơn', 'Sở Xây dựng', 'Quý II/2026', 'UBND tỉnh'],
    ['I.2', 'I Hạ tầng', 'Rà soát nhà ở xã hội trên địa bàn', 'Sở Xây dựng', 'Năm 2026', 'UBND tỉnh'],
    ['II.1', 'II Xã hội', 'Rà soát hộ nghèo', 'UBND huyện Thọ Xuân', 'Hằng quý', 'UBND tỉnh'],
  ]);
  expect(file.head).toEqual({
    number: '15/QĐ-UBND',
    issued: '2026-01-05',
    title: 'Kế hoạch phát triển đô thị Lam Sơn năm 2026',
    authority: 'UBND tỉnh Lam Hà',
  });
  expect(file.notices).toEqual([
    'Số dòng tính từ đầu bảng nhiệm vụ, kể cả dòng tiêu đề.',
    'Tệp còn dấu vết sửa đổi (Track Changes); đọc như đã chấp nhận mọi sửa đổi.',
    'Bỏ qua 1 bảng khác phía sau bảng nhiệm vụ.',
  ]);
});
