import { expect, test } from 'vitest';
import { leavesOpen, saysGoingOn } from '../../../../src/conversation/read/ruling/going-on.ts';

test.each([
  'xin tiếp tục thực hiện',
  'de nghi cho tiep tuc trien khai',
  'đã hết tạm dừng',
  'không còn bị tạm hoãn, thi công trở lại',
])('“%s” says that it goes on', (words) => {
  expect(saysGoingOn(words)).toBe(true);
});

test.each([
  'vẫn đang tạm dừng',
  'tiếp tục tạm dừng',
  'chưa thể tiếp tục',
  'sẽ tiếp tục khi có vốn',
  'chưa có văn bản cho tiếp tục',
])('“%s” does not', (words) => {
  expect(saysGoingOn(words)).toBe(false);
});

test.each([
  ['chưa xong', true],
  ['vẫn chưa hoàn thành', true],
  ['đang làm, chưa xong', false],
  ['chưa xong, mới 70%', false],
])('“%s” leaves open whether it is worked on: %s', (words, expected) => {
  expect(leavesOpen(words)).toBe(expected);
});
