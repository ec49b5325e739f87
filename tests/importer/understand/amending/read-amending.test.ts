import { expect, test } from 'vitest';
import { readAmending, unreadChanges } from '../../../../src/importer/understand/amending/read-amending.ts';

const OPENING = 'Điều 1. Sửa đổi, bổ sung một số nội dung của Quyết định số 913/QĐ-UBND ngày 14/3/2022';

test('a change that is read is no unread one', () => {
  const lines = [OPENING, 'Điều chỉnh thời gian thực hiện nhiệm vụ số 12 thành “30/6/2027”.'];
  expect(readAmending(lines)?.clauses).toMatchObject([{ field: 'deadline', places: ['12'], text: '30/6/2027' }]);
  expect(unreadChanges(lines)).toEqual([]);
});

test.each([
  'Nhiệm vụ số 7 được thực hiện theo phương án mới của Bộ Xây dựng.',
  'Các nhiệm vụ thuộc Mục II thực hiện sau khi có vốn.',
  'Bổ sung nhiệm vụ: Sở Y tế xây dựng đề án chuyển đổi số, hoàn thành trước 31/12/2026.',
  'Đối với nhiệm vụ III.2.1, xem xét lại cơ quan liên quan.',
])('“%s” names what it changes without a change that is read, and is told', (text) => {
  expect(unreadChanges([OPENING, text])).toEqual([text]);
});

test.each(['Căn cứ Quyết định số 913/QĐ-UBND ngày 14/3/2022;', 'Các nội dung khác giữ nguyên.', OPENING])(
  '“%s” names no task',
  (text) => {
    expect(unreadChanges([text])).toEqual([]);
  },
);

test('of many unread sentences twenty are told, of 200 characters each', () => {
  const lines = Array.from({ length: 30 }, (_, at) => `Nhiệm vụ số ${String(at + 1)} ${'theo phương án '.repeat(30)}`);
  const unread = unreadChanges(lines);
  expect([unread.length, Math.max(...unread.map(({ length }) => length))]).toEqual([20, 200]);
});
