import { expect, test } from 'vitest';
import { bareTime } from '../../../../src/conversation/read/ruling/bare-time.ts';
import type { LocalDate } from '../../../../src/domain/calendar/dates.ts';

const TODAY = '2022-07-04' as LocalDate;

test.each([
  ['quý III', '2022-09-30'],
  ['kỳ quý III', '2022-09-30'],
  ['tháng 8/2022 vì chờ thẩm định', '2022-08-31'],
  ['nam 2023', '2023-12-31'],
  ['đến quý III', null],
  ['đến hết tháng 8', null],
  ['30/9/2022', null],
  ['30 tháng 9', null],
  ['thêm 15 ngày', null],
  ['ok', null],
])('“%s” is a span that no word of its end leads: %s', (words, end) => {
  expect(bareTime(words, TODAY)).toBe(end);
});
