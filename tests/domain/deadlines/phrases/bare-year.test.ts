import { expect, test } from 'vitest';
import { leavesYearOpen } from '../../../../src/domain/deadlines/phrases/bare-year.ts';
import { readDeadline } from '../../../../src/domain/deadlines/read-deadline.ts';

test.each([
  'Thường xuyên trong năm',
  'Thường xuyên, liên tục trong năm',
  'Trong năm, thường xuyên',
  'Hằng ngày, cả năm',
  'Thực hiện thường xuyên trong quý',
])('work of all the time without a day: %s', (text) => {
  expect(readDeadline(text)).toMatchObject({ kind: 'ongoing', end: null });
});

test('the year behind in brackets is the one that it goes on through', () => {
  expect(readDeadline('Thường xuyên trong năm (năm 2026)')).toMatchObject({
    kind: 'ongoing',
    start: '2026-01-01',
    end: '2026-12-31',
  });
  expect(readDeadline('Liên tục cả năm (năm 2027)')).toMatchObject({ kind: 'ongoing', end: '2027-12-31' });
});

test('a day without its year, and a year of which nothing is said but that it is one, stay unknown', () => {
  for (const text of [
    'Thường xuyên; báo cáo trước ngày 15/12',
    'Trong năm',
    'Cả năm',
    'Trong năm học, báo cáo tháng 6',
  ]) {
    expect(readDeadline(text).kind).toBe('unknown');
  }
});

test('only work of all the time leaves its year to the title', () => {
  expect(['Thường xuyên trong năm', 'Liên tục, cả năm.', 'Thường xuyên trong năm 2026', 'Trong năm', 'Thường xuyên'].map(leavesYearOpen)).toEqual([
    true, true, false, false, false,
  ]); // prettier-ignore
});
