import { expect, test } from 'vitest';
import { namesNoSuchDay, unfitDay } from '../../../../src/conversation/read/answer/unfit-day.ts';
import { stripDiacritics } from '../../../../src/domain/strip-diacritics.ts';
import { day } from '../../../../src/domain/calendar/dates.ts';

const TODAY = day('2022-06-20');

test.each([
  ['31/2', 'no_such_day'],
  ['xin gia hạn đến 30/2/2023', 'no_such_day'],
  ['31 tháng 4 năm 2023', 'no_such_day'],
  ['29/2/2023', 'no_such_day'],
  ['20/6/2022', 'past'],
  ['hôm nay', 'past'],
  ['ngày mai', 'not_later'],
  ['31/12/2022', 'not_later'],
  ['xin gia hạn đến cuối năm', 'not_later'],
  ['1/1/2023', null],
  ['29/2/2024', null],
  ['5/1', 'no_year'],
  ['xin den 15 thang 3', 'no_year'],
  ['5/1/2023', null],
  ['thêm 15 ngày', null],
  ['chờ thẩm định', null],
  ['45/60', null],
])('%j is %j', (words, why) => {
  expect(unfitDay(words, day('2022-12-31'), TODAY)).toBe(why);
});

test('without a deadline any later day fits', () => {
  expect(unfitDay('ngày mai', null, TODAY)).toBeNull();
});

test.each(['30.2', 'xin lùi đến 30.2', 'den 31.4, cho von', '30.2.2023 ạ', 'ngày 31.6.'])(
  '%j names a day that is none',
  (words) => {
    expect(namesNoSuchDay(words)).toBe(true);
  },
);

test.each(['31.4 ha', '30.2%', 'còn 31.6 tỷ', 'đến nay đạt 30.2', 'mới giải ngân đến 30.2 %', 'tới 31.9 km đường'])(
  '%j tells an amount',
  (words) => {
    expect(namesNoSuchDay(words)).toBe(false);
    expect(namesNoSuchDay(stripDiacritics(words))).toBe(false);
  },
);

test.each(['123/BC-SXD', '3/5 xã', '31/2/2023/x', '1.31.2.1'])('%j names no day', (words) => {
  expect(namesNoSuchDay(words)).toBe(false);
});
