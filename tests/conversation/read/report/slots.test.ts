import { expect, test } from 'vitest';
import { readReport } from '../../../../src/conversation/read/read-report.ts';
import { day } from '../../../../src/domain/calendar/dates.ts';

const TODAY = day('2026-11-30');

test.each([
  ['tháng 12 hoàn thành', '2026-12-31'],
  ['thang 12 xong', '2026-12-31'],
  ['Dạ tháng 12 bên em xong ạ', '2026-12-31'],
  ['tháng 3/2027 hoàn thành ạ', '2027-03-31'],
  ['để tuần tới em làm cho xong', '2026-12-11'],
  ['để mai em xử lý xong', '2026-12-01'],
  ['để thứ sáu bên em làm xong nhé', '2026-12-04'],
])('“%s” promises', (text, expectedOn) => {
  expect(readReport(text, TODAY)).toMatchObject({ status: 'in_progress', expectedOn, needsQuestion: false });
});

test.each([
  'tháng 10 hoàn thành',
  'tháng 11 xong',
  'tháng 13 xong',
  'tháng 12 đã hoàn thành',
  'để xã xong đã',
  'để cuối tuần họp xong tính tiếp',
  'để mai sếp ký xong em báo',
])('“%s” is asked about, or promises nothing of a day', (text) => {
  const { status, expectedOn } = readReport(text, TODAY);
  expect(status).not.toBe('completed');
  expect(expectedOn).toBeNull();
});
