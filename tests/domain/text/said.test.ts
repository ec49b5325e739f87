import { expect, test } from 'vitest';
import { behindLater, partsOf, wholeOf, withLater } from '../../../src/domain/text/said.ts';

test.each([
  ['xong gói thầu số 2', 'xin gia hạn đến 15/12'],
  ['đang làm – còn 2 mục', 'mục 3 – đơn vị nói thêm: chờ vốn'],
  ['dòng một\ndòng hai', '“70%” – đúng'],
])('“%s” and “%s” come apart as they were written, whichever is read first', (first, later) => {
  expect(partsOf(withLater(first, later))).toEqual({ text: first, added: [later] });
  expect(partsOf(behindLater(later, first))).toEqual({ text: first, added: [later] });
});

test.each([
  ['xong phần móng', 'còn phần mái', '70% ạ'],
  ['đã xong', 'hôm thứ Hai', 'à hôm 13/6'],
  ['chờ vốn', '– chưa có', 'xin gia hạn – đến 15/12'],
])('“%s”, “%s” and “%s” of three messages stay in their order', (first, second, third) => {
  const whole = { text: first, added: [second, third] };
  expect(partsOf(withLater(withLater(first, second), third))).toEqual(whole);
  expect(partsOf(behindLater(third, behindLater(second, first)))).toEqual(whole);
  expect(partsOf(wholeOf(whole))).toEqual(whole);
});

test('words of one message are one', () => {
  expect(partsOf('đang làm 70%')).toEqual({ text: 'đang làm 70%', added: [] });
});
