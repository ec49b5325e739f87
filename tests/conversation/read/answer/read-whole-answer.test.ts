import { expect, test } from 'vitest';
import { cutWholeAnswers, readWholeAnswer } from '../../../../src/conversation/read/answer/read-whole-answer.ts';

test.each([
  ['như kỳ trước tất cả', 'unchanged'],
  ['Tất cả như kỳ trước ạ', 'unchanged'],
  ['nhu ky truoc tat ca', 'unchanged'],
  ['Dạ tất cả các nhiệm vụ đều không thay đổi.', 'unchanged'],
  ['toàn bộ giữ nguyên', 'unchanged'],
  ['các nhiệm vụ còn lại vẫn như báo cáo trước', 'unchanged'],
  ['còn lại không có gì mới', 'unchanged'],
  ['tất cả đang thực hiện', 'in_progress'],
  ['tat ca dang thuc hien', 'in_progress'],
  ['Đơn vị đang triển khai toàn bộ các nhiệm vụ trên', 'in_progress'],
  ['mọi việc đều đang làm', 'in_progress'],
  ['đã nhận tất cả', 'acknowledged'],
  ['da nhan tat ca', 'acknowledged'],
  ['Em đã tiếp nhận đủ ạ', 'acknowledged'],
  ['đã nhận hết rồi anh', 'acknowledged'],
])('“%s” says of all tasks: %s', (text, answer) => {
  expect(readWholeAnswer(text)).toEqual({ answer, count: null });
});

test.each([
  ['cả 5 nhiệm vụ đều như kỳ trước', 'unchanged', 5],
  ['ca 12 viec dang lam', 'in_progress', 12],
])('“%s” names how many', (text, answer, count) => {
  expect(readWholeAnswer(text)).toEqual({ answer, count });
});

test.each([
  'như kỳ trước',
  'đang thực hiện',
  'đã nhận',
  'tất cả đã xong',
  'tất cả hoàn thành',
  'đã làm hết',
  'tất cả đang thực hiện chưa?',
  'tất cả các hộ dân đang thực hiện di dời',
  'tất cả như kỳ trước, trừ #5',
  'chưa nhận tất cả',
  'không nhận tất cả',
  'tất cả vướng mặt bằng',
  'tất cả 70%',
  'tất cả',
  'cả 2 xã đang làm',
  'đã nhận hết kinh phí',
])('“%s” is not said of all tasks alike', (text) => {
  expect(readWholeAnswer(text)).toBeNull();
});

test('a last line of the rest is cut from what is said of one task', () => {
  const six = { kind: 'number', number: 6 } as const;
  expect(cutWholeAnswers([{ ref: six, rest: 'xong\nCòn lại như kỳ trước' }])).toEqual([
    { ref: six, rest: 'xong' },
    { ref: null, rest: 'Còn lại như kỳ trước' },
  ]);
  const other = [{ ref: six, rest: 'xong\nđã gửi báo cáo' }];
  expect(cutWholeAnswers(other)).toEqual(other);
});
