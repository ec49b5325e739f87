import { describe, expect, test } from 'vitest';
import { workingCalendar } from '../../../src/domain/calendar/calendar.ts';
import { hasEnded, isClosing, isReportDue, proposedEnd, whyNoEnd } from '../../../src/domain/tasks/programme-end.ts';
import { day } from '../../../src/domain/calendar/dates.ts';

const calendar = workingCalendar({ swaps: [], holidays: [], workingDays: [] });
const ending = { endsOn: day('2030-12-31') };

describe('a programme that ends on 31/12/2030', () => {
  test('goes on through its last day, and has ended on the next', () => {
    expect(hasEnded(ending, day('2030-12-31'))).toBe(false);
    expect(hasEnded(ending, day('2031-01-01'))).toBe(true);
    expect(hasEnded({ endsOn: null }, day('2099-01-01'))).toBe(false);
  });

  test('is asked about from 22 working days before its last day, and on no day after it', () => {
    const asked = (on: string): boolean => isClosing(ending, day(on), calendar);
    expect([asked('2030-11-28'), asked('2030-11-29'), asked('2030-12-31'), asked('2031-01-02')]).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  test('is reported on from the first working day after it, within a month', () => {
    const due = (on: string): boolean => isReportDue(ending, day(on), calendar);
    // The first of January is a holiday.
    expect([due('2030-12-31'), due('2031-01-01'), due('2031-01-02'), due('2031-01-30'), due('2031-02-03')]).toEqual([
      false,
      false,
      true,
      true,
      false,
    ]);
  });
});

test.each([
  ['… về xây dựng và phát triển huyện Thọ Xuân đến năm 2030, tầm nhìn đến năm 2045', '2030-12-31'],
  ['Thực hiện Nghị quyết số 10-NQ/TU ngày 10/01/2022 về phát triển huyện đến năm 2030', '2030-12-31'],
  ['Kế hoạch phát triển du lịch giai đoạn 2022-2025', '2025-12-31'],
  ['Kế hoạch cải cách hành chính năm 2026', '2026-12-31'],
  ['Kế hoạch phòng, chống thiên tai', null],
  ['Kế hoạch triển khai Quyết định số 5/QĐ-TTg năm 2021 của Thủ tướng', null],
  ['Tổng kết giai đoạn 2016-2020', null],
])('the title “%s” proposes %s', (title, expected) => {
  expect(proposedEnd({ title, issuedOn: day('2022-03-14') })).toBe(expected);
});

test('a last day before the decision, or one that has passed, is none', () => {
  const why = (on: string) => whyNoEnd(day(on), { issuedOn: day('2022-03-14') }, day('2026-11-30'));
  expect([why('2022-03-13'), why('2022-03-14'), why('2026-11-29'), why('2026-11-30')]).toEqual([
    'before_decision',
    'past',
    'past',
    null,
  ]);
});
