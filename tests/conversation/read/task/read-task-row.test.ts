import { expect, test } from 'vitest';
import { rangeOfTasks, readTaskRow } from '../../../../src/conversation/read/task/read-task-row.ts';

function shown(argument: string): string {
  const { refs, words, perhaps } = readTaskRow(argument);
  const row = refs.map((ref) => (ref.kind === 'number' ? `#${String(ref.number)}` : ref.place)).join(' ');
  const doubt = perhaps?.ref.kind === 'number' ? ` ?#${String(perhaps.ref.number)}+${perhaps.beyond}` : '';
  return `${row} | ${words}${doubt}`;
}

test.each([
  ['12', '#12 | '],
  ['#12', '#12 | '],
  ['# 12', '#12 | '],
  ['III.2.1', 'III.2.1 | '],
  ['iii.2.1 chưa ký', 'III.2.1 | chưa ký'],
  ['56 57', '#56 #57 | '],
  ['56,57', '#56 #57 | '],
  ['56, 57 và 58', '#56 #57 #58 | '],
  ['#56 #57', '#56 #57 | '],
  ['56 56', '#56 | '],
  ['nhiệm vụ số 12 chưa xong', '#12 | chưa xong'],
  ['58 59 thiếu hồ sơ', '#58 #59 | thiếu hồ sơ'],
  ['58 59 còn thiếu chữ ký', '#58 #59 | còn thiếu chữ ký'],
  ['58, III.2.1: thiếu dấu', '#58 III.2.1 | thiếu dấu'],
  ['56 thiếu chữ ký ở trang 3', '#56 | thiếu chữ ký ở trang 3'],
  ['56\nthiếu chữ ký', '#56 | thiếu chữ ký'],
  ['6 20/12/2022', '#6 | 20/12/2022'],
  ['6 7 20.12.2022', '#6 #7 | 20.12.2022'],
  ['12 30 ngày', '#12 | 30 ngày ?#30+ngày'],
  ['56 2 biểu chưa ký', '#56 | 2 biểu chưa ký ?#2+biểu chưa ký'],
  ['58 59 hồ sơ thiếu', '#58 | 59 hồ sơ thiếu ?#59+hồ sơ thiếu'],
  ['58 59 ho so thieu', '#58 | 59 ho so thieu ?#59+ho so thieu'],
  ['3 3 biên bản chưa đóng dấu', '#3 | 3 biên bản chưa đóng dấu'],
  ['1 2 biên bản chưa ký', '#1 | 2 biên bản chưa ký ?#2+biên bản chưa ký'],
  ['1 3 thanh vien vang mat', '#1 | 3 thanh vien vang mat ?#3+thanh vien vang mat'],
  ['56 56 thiếu chữ ký', '#56 | thiếu chữ ký'],
  ['58 #59 hồ sơ thiếu', '#58 #59 | hồ sơ thiếu'],
  ['58: 59 hồ sơ thiếu', '#58 | 59 hồ sơ thiếu'],
  ['56 1,5 tỷ chưa giải ngân', '#56 | 1,5 tỷ chưa giải ngân'],
  ['56 mới đạt 58-60%', '#56 | mới đạt 58-60%'],
  ['56 60%', '#56 | 60%'],
  ['giúp tôi #12', '#12 | giúp tôi'],
  ['quy hoạch', ' | quy hoạch'],
  ['20/12/2022', ' | 20/12/2022'],
  ['', ' | '],
])('%j names %s', (argument, row) => {
  expect(shown(argument)).toBe(row);
});

test.each([
  ['1-3', 1, 3, ''],
  ['#1 - #3', 1, 3, ''],
  ['12–20 thiếu hồ sơ', 12, 20, 'thiếu hồ sơ'],
  ['1 đến 3', 1, 3, ''],
])('%j is a range of tasks', (argument, from, to, words) => {
  expect(rangeOfTasks(argument)).toEqual({ from, to, words });
});

test.each(['1-3-2022', '2 đến 30/12/2022', '3-1', '1 3', '2 thiếu 1-3 biểu'])('%j is none', (argument) => {
  expect(rangeOfTasks(argument)).toBeNull();
});
