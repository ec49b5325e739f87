import { readFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import type { CalendarAmendments } from '../../../src/domain/calendar/calendar.ts';
import { parseAmendments, workingCalendar } from '../../../src/domain/calendar/calendar.ts';
import { addDays, day, weekdayOf } from '../../../src/domain/calendar/dates.ts';

const NOTHING: CalendarAmendments = { holidays: [], swaps: [], workingDays: [] };
const byRule = workingCalendar(NOTHING);
const announced = workingCalendar(shippedAmendments());

function shippedAmendments(): CalendarAmendments {
  const file: unknown = JSON.parse(
    readFileSync(new URL('../../../data/working-calendar.json', import.meta.url), 'utf8'),
  );
  const parsed = parseAmendments(file);
  if (parsed.kind === 'bad') throw new Error(parsed.problem);
  return parsed.amendments;
}

/** The whole run of rest days around a day, e.g. `2026-02-14..2026-02-22`. */
function restAround(calendar: typeof byRule, text: string): string {
  let from = day(text);
  let to = from;
  if (calendar.isWorkingDay(from)) return 'working';
  while (!calendar.isWorkingDay(addDays(from, -1))) from = addDays(from, -1);
  while (!calendar.isWorkingDay(addDays(to, 1))) to = addDays(to, 1);
  return `${from}..${to}`;
}

describe('the holidays by rule', () => {
  test.each([
    ['Tết Nguyên đán', '2017-01-28', '2017-01-26..2017-02-01'],
    ['Tết Nguyên đán', '2018-02-16', '2018-02-14..2018-02-20'],
    ['Tết Nguyên đán', '2019-02-05', '2019-02-02..2019-02-10'],
    ['Tết Nguyên đán', '2020-01-25', '2020-01-23..2020-01-29'],
    ['Tết Nguyên đán', '2021-02-12', '2021-02-10..2021-02-16'],
    ['Tết Nguyên đán', '2022-02-01', '2022-01-29..2022-02-06'],
    ['Tết Nguyên đán', '2023-01-22', '2023-01-20..2023-01-26'],
    ['Tết Nguyên đán', '2024-02-10', '2024-02-08..2024-02-14'],
    ['Tết Nguyên đán', '2025-01-29', '2025-01-25..2025-02-02'],
    ['Tết Nguyên đán', '2026-02-17', '2026-02-14..2026-02-22'],
    ['Quốc khánh', '2021-09-02', '2021-09-02..2021-09-05'],
    ['Quốc khánh', '2022-09-02', '2022-09-01..2022-09-04'],
    ['Quốc khánh', '2023-09-02', '2023-09-01..2023-09-04'],
    ['Quốc khánh', '2024-09-02', '2024-08-31..2024-09-03'],
    ['Quốc khánh', '2025-09-02', '2025-08-30..2025-09-02'],
  ])('arrange %s of %s as the government did: %s', (name, date, rest) => {
    expect(restAround(byRule, date)).toBe(rest);
    expect(byRule.holidayName(day(date))).toBe(name);
  });

  test('make up 30/4/2022, a Saturday, and 1/5/2022, a Sunday, on 2/5 and 3/5', () => {
    expect(restAround(byRule, '2022-04-30')).toBe('2022-04-30..2022-05-03');
    expect(byRule.holidayName(day('2022-05-02'))).toBe('Nghỉ bù Ngày Chiến thắng');
    expect(byRule.holidayName(day('2022-05-03'))).toBe('Nghỉ bù Quốc tế Lao động');
  });

  test('make up Giỗ Tổ 10/4/2022, a Sunday, on Monday 11/4', () => {
    expect(byRule.holidayName(day('2022-04-10'))).toBe('Giỗ Tổ Hùng Vương');
    expect(restAround(byRule, '2022-04-10')).toBe('2022-04-09..2022-04-11');
  });

  test('push the days in lieu past the holidays that follow: 29/4/2023 to 3/5/2023', () => {
    // Giỗ Tổ on Saturday 29/4, 30/4 a Sunday, 1/5 a Monday: made up on Tuesday and Wednesday.
    expect(restAround(byRule, '2023-04-29')).toBe('2023-04-29..2023-05-03');
    expect(byRule.holidayName(day('2023-05-01'))).toBe('Quốc tế Lao động');
    expect(byRule.holidayName(day('2023-05-02'))).toBe('Nghỉ bù Giỗ Tổ Hùng Vương');
  });

  test('make up New Year 2022, a Saturday, on Monday 3/1', () => {
    expect(byRule.isWorkingDay(day('2022-01-03'))).toBe(false);
    expect(byRule.isWorkingDay(day('2022-01-04'))).toBe(true);
    expect(byRule.isWorkingDay(day('2021-12-31'))).toBe(true);
  });

  test('take eleven weekdays off in every year', () => {
    for (let year = 2021; year <= 2060; year += 1) {
      let weekdaysOff = 0;
      for (let date = day(`${String(year)}-01-01`); date <= day(`${String(year)}-12-31`); date = addDays(date, 1)) {
        if (weekdayOf(date) <= 5 && !byRule.isWorkingDay(date)) weekdaysOff += 1;
      }
      expect([year, weekdaysOff]).toEqual([year, 11]);
    }
  });

  test('leave an ordinary weekend without a name', () => {
    expect(byRule.isWorkingDay(day('2026-03-07'))).toBe(false);
    expect(byRule.holidayName(day('2026-03-07'))).toBeNull();
    expect(byRule.holidayName(day('2026-03-09'))).toBeNull();
  });
});

describe('the announced arrangements', () => {
  test.each([
    ['Tết 2022', '2022-02-01', '2022-01-29..2022-02-06'],
    ['Quốc khánh 2022', '2022-09-02', '2022-09-01..2022-09-04'],
    ['Tết 2023', '2023-01-22', '2023-01-20..2023-01-26'],
    ['Quốc khánh 2023', '2023-09-02', '2023-09-01..2023-09-04'],
    ['Tết 2024', '2024-02-10', '2024-02-08..2024-02-14'],
    ['30/4 and 1/5/2024 with the swapped Monday', '2024-04-30', '2024-04-27..2024-05-01'],
    ['Quốc khánh 2024', '2024-09-02', '2024-08-31..2024-09-03'],
    ['Tết 2025', '2025-01-29', '2025-01-25..2025-02-02'],
    ['30/4 and 1/5/2025 with the swapped Friday', '2025-04-30', '2025-04-30..2025-05-04'],
    ['Quốc khánh 2025', '2025-09-02', '2025-08-30..2025-09-02'],
    ['New Year 2026 with the swapped Friday', '2026-01-01', '2026-01-01..2026-01-04'],
    ['Tết 2026', '2026-02-17', '2026-02-14..2026-02-22'],
    ['Giỗ Tổ 2026', '2026-04-26', '2026-04-25..2026-04-27'],
    ['Quốc khánh 2026 with the swapped Monday', '2026-09-02', '2026-08-29..2026-09-02'],
  ])('%s: around %s the rest is %s', (_name, date, rest) => {
    expect(restAround(announced, date)).toBe(rest);
  });

  test.each(['2024-05-04', '2025-04-26', '2026-01-10', '2026-08-22'])('%s, a Saturday, is worked', (date) => {
    expect(weekdayOf(day(date))).toBe(6);
    expect(announced.isWorkingDay(day(date))).toBe(true);
    expect(announced.holidayName(day(date))).toBeNull();
  });

  test('a swapped day off says which day makes up for it', () => {
    expect(announced.holidayName(day('2025-05-02'))).toBe('Nghỉ hoán đổi, làm bù ngày 26/04/2025');
  });
});

describe('amendments', () => {
  test('replace the days of the rule for that holiday in that year only', () => {
    const calendar = workingCalendar({
      ...NOTHING,
      holidays: [{ name: 'Tết Nguyên đán', from: day('2027-02-05'), to: day('2027-02-11') }],
    });
    expect(restAround(byRule, '2027-02-06')).toBe('2027-02-04..2027-02-10');
    expect(restAround(calendar, '2027-02-06')).toBe('2027-02-05..2027-02-11');
    expect(restAround(calendar, '2028-01-26')).toBe(restAround(byRule, '2028-01-26'));
  });

  test('name a holiday with or without diacritics and capitals', () => {
    const calendar = workingCalendar({
      ...NOTHING,
      holidays: [{ name: 'TET NGUYEN DAN', from: day('2027-02-05'), to: day('2027-02-11') }],
    });
    expect(calendar.isWorkingDay(day('2027-02-04'))).toBe(true);
  });

  test('add a holiday of another name, and days in lieu step over it', () => {
    const calendar = workingCalendar({
      ...NOTHING,
      holidays: [{ name: 'Ngày lễ của tỉnh', from: day('2022-05-02'), to: day('2022-05-02') }],
    });
    expect(calendar.holidayName(day('2022-05-02'))).toBe('Ngày lễ của tỉnh');
    expect(restAround(calendar, '2022-04-30')).toBe('2022-04-30..2022-05-04');
  });

  test('make a rest day worked', () => {
    const calendar = workingCalendar({ ...NOTHING, workingDays: [day('2026-03-07')] });
    expect(calendar.isWorkingDay(day('2026-03-07'))).toBe(true);
    expect(calendar.isWorkingDay(day('2026-03-08'))).toBe(false);
  });
});

describe('counting working days', () => {
  test.each([
    // 14/2 to 22/2/2026 is Tết.
    ['2026-02-23', 1, '2026-02-13'],
    ['2026-02-24', 1, '2026-02-23'],
    ['2026-02-24', 3, '2026-02-12'],
    ['2026-02-18', 1, '2026-02-13'],
    ['2026-02-27', 7, '2026-02-11'],
    // Saturday 26/4/2025 is worked, 30/4 to 4/5 is a rest.
    ['2025-05-05', 1, '2025-04-29'],
    ['2025-04-28', 1, '2025-04-26'],
    // New Year 2026 and its swapped Friday lie between.
    ['2026-01-05', 1, '2025-12-31'],
    ['2026-01-05', 3, '2025-12-29'],
  ])('before %s, number %i is %s', (date, n, expected) => {
    expect(announced.workingDaysBefore(day(date), n)).toBe(expected);
  });

  test('agrees with walking back day by day over two years', () => {
    for (let date = day('2025-01-01'); date < day('2027-01-01'); date = addDays(date, 9)) {
      let walked = date;
      for (let n = 1; n <= 300; n += 1) {
        do walked = addDays(walked, -1);
        while (!announced.isWorkingDay(walked));
        expect(announced.workingDaysBefore(date, n)).toBe(walked);
        expect(announced.workingDaysBetween(walked, date)).toBe(announced.isWorkingDay(date) ? n : n - 1);
      }
    }
  });

  test.each([0, -1, 1.5])('%d is not a count', (n) => {
    expect(() => announced.workingDaysBefore(day('2026-03-02'), n)).toThrow(RangeError);
  });

  test.each([
    ['2026-02-13', '2026-02-13'],
    ['2026-02-14', '2026-02-23'],
    ['2026-02-22', '2026-02-23'],
    ['2026-01-10', '2026-01-10'],
    ['2022-12-31', '2023-01-03'],
  ])('the first working day from %s on is %s', (date, expected) => {
    expect(announced.nextWorkingDay(day(date))).toBe(expected);
  });

  test.each([
    ['2026-02-13', '2026-02-23', 1],
    ['2026-02-13', '2026-02-22', 0],
    ['2026-03-02', '2026-03-06', 4],
    ['2026-03-06', '2026-03-06', 0],
    ['2026-03-06', '2026-03-02', -4],
    ['2025-12-31', '2026-01-05', 1],
    ['2025-12-30', '2025-12-31', 1],
    ['2026-03-02', '2026-03-09', 5],
  ])('after %s up to and including %s there are %i', (from, to, expected) => {
    expect(announced.workingDaysBetween(day(from), day(to))).toBe(expected);
  });
});

describe('reading the calendar file', () => {
  test('takes the shipped file', () => {
    expect(shippedAmendments().swaps).toHaveLength(4);
  });

  test('takes missing lists as empty and ignores notes', () => {
    expect(parseAmendments({ note: 'trống' })).toEqual({ kind: 'ok', amendments: NOTHING });
  });

  test('keeps the document and leaves the note out', () => {
    const swap = { off: '2025-05-02', workedOn: '2025-04-26', document: ' 8726/VPCP-KGVX ', note: 'x' };
    expect(parseAmendments({ swaps: [swap] })).toEqual({
      kind: 'ok',
      amendments: { ...NOTHING, swaps: [{ off: '2025-05-02', workedOn: '2025-04-26', document: '8726/VPCP-KGVX' }] },
    });
  });

  const tet2027 = { name: 'Tết Nguyên đán', from: '2027-02-04', to: '2027-02-10' };
  const swap2025 = { off: '2025-05-02', workedOn: '2025-04-26' };

  test.each([
    ['a list instead of the file', [], 'Lịch làm việc phải là'],
    ['a stray list', { swap: [] }, 'Lịch làm việc có mục lạ "swap".'],
    ['something that is not a list', { holidays: {} }, 'holidays phải là một danh sách.'],
    ['an entry that is not an object', { swaps: ['2025-05-02'] }, 'swaps thứ 1: phải là một đối tượng'],
    ['a stray key', { swaps: [{ ...swap2025, worked_on: 'x' }] }, 'swaps thứ 1: có mục lạ "worked_on".'],
    ['a day that does not exist', { holidays: [{ ...tet2027, to: '2027-02-30' }] }, 'holidays thứ 1: to phải là'],
    ['a day in another form', { workingDays: ['7/3/2026'] }, 'workingDays thứ 1: ngày phải là'],
    ['a missing day', { swaps: [{ off: '2025-05-02' }] }, 'swaps thứ 1: workedOn phải là'],
    ['an empty name', { holidays: [{ ...tet2027, name: ' ' }] }, 'holidays thứ 1: name phải có chữ.'],
    [
      'an end before its start',
      { holidays: [{ ...tet2027, from: '2027-02-10', to: '2027-02-04' }] },
      'ngày cuối 04/02/2027 đứng trước ngày đầu 10/02/2027.',
    ],
    ['a rest of a year', { holidays: [{ ...tet2027, from: '2026-02-04' }] }, 'dài quá 20 ngày'],
    [
      'a Tết that does not contain the first of the lunar year',
      { holidays: [{ ...tet2027, from: '2027-02-08', to: '2027-02-14' }] },
      'kỳ nghỉ 08/02/2027–14/02/2027 không chứa ngày 06/02/2027.',
    ],
    [
      'a holiday written twice',
      { holidays: [tet2027, tet2027] },
      'holidays thứ 2 (Tết Nguyên đán): kỳ nghỉ 04/02/2027–10/02/2027 trùng ngày',
    ],
    [
      'a swap that rests on a holiday',
      { swaps: [{ off: '2025-05-01', workedOn: '2025-04-26' }] },
      'ngày nghỉ 01/05/2025 vốn không phải ngày làm việc.',
    ],
    [
      'a swap that works on a weekday',
      { swaps: [{ off: '2025-05-02', workedOn: '2025-04-25' }] },
      'ngày làm bù 25/04/2025 không phải thứ Bảy hay Chủ nhật.',
    ],
    [
      'a swap that works on a holiday',
      { swaps: [{ off: '2022-05-04', workedOn: '2022-04-30' }] },
      'ngày làm bù 30/04/2022 là ngày nghỉ lễ.',
    ],
    ['a swap written twice', { swaps: [swap2025, swap2025] }, 'swaps thứ 2: ngày 02/05/2025 đã nằm trong'],
    [
      'an extra working day that is worked anyway',
      { workingDays: ['2026-03-06'] },
      'workingDays thứ 1: ngày 06/03/2026 vốn đã là ngày làm việc.',
    ],
    ['an extra working day written twice', { workingDays: ['2026-03-07', '2026-03-07'] }, 'workingDays thứ 2:'],
  ])('refuses %s', (_what, file, problem) => {
    const parsed = parseAmendments(file);
    expect(parsed.kind === 'bad' ? parsed.problem : 'ok').toContain(problem);
  });
});
