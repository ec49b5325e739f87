import { describe, expect, test } from 'vitest';

import { hungKingsDay, tetOf } from '../../../src/domain/calendar/lunar.ts';

describe('Tết', () => {
  test.each([
    '1985-01-21',
    '2000-02-05',
    '2001-01-24',
    '2002-02-12',
    '2003-02-01',
    '2004-01-22',
    '2005-02-09',
    '2006-01-29',
    '2007-02-17',
    '2008-02-07',
    '2009-01-26',
    '2010-02-14',
    '2011-02-03',
    '2012-01-23',
    '2013-02-10',
    '2014-01-31',
    '2015-02-19',
    '2016-02-08',
    '2017-01-28',
    '2018-02-16',
    '2019-02-05',
    '2020-01-25',
    '2021-02-12',
    '2022-02-01',
    '2023-01-22',
    '2024-02-10',
    '2025-01-29',
    '2026-02-17',
    '2027-02-06',
    '2028-01-26',
    '2029-02-13',
    '2030-02-02',
    '2031-01-23',
    '2032-02-11',
    '2033-01-31',
    '2034-02-19',
    '2035-02-08',
    '2036-01-28',
    '2037-02-15',
    '2038-02-04',
    '2039-01-24',
    '2040-02-12',
  ])('falls on %s', (date) => {
    expect(tetOf(Number(date.slice(0, 4)))).toBe(date);
  });

  test('is a day before the Chinese new year when the new moon falls in the last hour of the day in Hanoi', () => {
    // China: 18/2/2007, 3/2/2030, 19/2/2053.
    expect(tetOf(2007)).toBe('2007-02-17');
    expect(tetOf(2030)).toBe('2030-02-02');
    expect(tetOf(2053)).toBe('2053-02-18');
  });

  test('is a month before the Chinese new year in 1985, whose winter solstice fell a day earlier in Hanoi', () => {
    expect(tetOf(1985)).toBe('1985-01-21');
  });

  test('of 2034 is in February, after the leap month 11 of 2033', () => {
    expect(tetOf(2034)).toBe('2034-02-19');
  });
});

describe('Giỗ Tổ Hùng Vương', () => {
  test.each([
    '2010-04-23',
    '2015-04-28',
    '2016-04-16',
    '2017-04-06',
    '2018-04-25',
    '2019-04-14',
    '2020-04-02',
    '2021-04-21',
    '2022-04-10',
    '2024-04-18',
    '2025-04-07',
    '2026-04-26',
  ])('falls on %s', (date) => {
    expect(hungKingsDay(Number(date.slice(0, 4)))).toBe(date);
  });

  test('comes a month later when a leap month 2 stands before it, as in 2023', () => {
    expect(hungKingsDay(2023)).toBe('2023-04-29');
  });

  test('is in the true third month, not in the leap one that follows, as in 2031', () => {
    expect(hungKingsDay(2031)).toBe('2031-04-01');
  });

  test('does not move for a leap month later in the year, as in 2012', () => {
    expect(hungKingsDay(2012)).toBe('2012-03-31');
  });
});
