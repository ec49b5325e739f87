import { describe, expect, test } from 'vitest';
import { day } from '../../../src/domain/calendar/dates.ts';
import type { Deadline, Recurrence } from '../../../src/domain/deadlines/deadline.ts';
import { nextOccurrence, periodOf, previousPeriod } from '../../../src/domain/deadlines/period.ts';
import { deadline } from '../tasks/make-assignment.ts';

describe('the period that holds a day', () => {
  test.each([
    ['2026-11-23', 'weekly', '2026-11-23-W', '2026-11-23', '2026-11-29'],
    ['2026-11-29', 'weekly', '2026-11-23-W', '2026-11-23', '2026-11-29'],
    ['2027-01-01', 'weekly', '2026-12-28-W', '2026-12-28', '2027-01-03'],
    ['2028-02-10', 'monthly', '2028-02', '2028-02-01', '2028-02-29'],
    ['2026-12-31', 'monthly', '2026-12', '2026-12-01', '2026-12-31'],
    ['2026-01-01', 'quarterly', '2026-Q1', '2026-01-01', '2026-03-31'],
    ['2026-06-30', 'quarterly', '2026-Q2', '2026-04-01', '2026-06-30'],
    ['2026-12-31', 'quarterly', '2026-Q4', '2026-10-01', '2026-12-31'],
    ['2026-06-30', 'half_yearly', '2026-H1', '2026-01-01', '2026-06-30'],
    ['2026-07-01', 'half_yearly', '2026-H2', '2026-07-01', '2026-12-31'],
    ['2026-07-01', 'yearly', '2026', '2026-01-01', '2026-12-31'],
  ] as const)('%s, %s', (date, recurrence, key, start, end) => {
    expect(periodOf(day(date), recurrence)).toEqual({ key, start, end });
  });

  test.each([
    ['2027-01-03', 'weekly', '2026-12-21-W'],
    ['2026-01-31', 'monthly', '2025-12'],
    ['2026-03-31', 'quarterly', '2025-Q4'],
    ['2026-07-01', 'half_yearly', '2026-H1'],
    ['2026-01-01', 'yearly', '2025'],
  ] as const)('and the one before: %s, %s', (date, recurrence, key) => {
    expect(previousPeriod(day(date), recurrence).key).toBe(key);
  });
});

describe('the next day on which a recurring deadline falls due', () => {
  const recurring = (recurrence: Recurrence | null, dueDay: Deadline['dueDay'] = null): Deadline =>
    deadline({ kind: 'recurring', end: null, recurrence, dueDay });

  test.each([
    ['the end of the period', recurring('quarterly'), '2026-11-23', '2026-12-31'],
    ['the day itself counts', recurring('quarterly'), '2026-12-31', '2026-12-31'],
    ['the day after it is in the next', recurring('quarterly'), '2027-01-01', '2027-03-31'],
    ['the 25th of each month', recurring('monthly', { day: 25 }), '2026-11-23', '2026-11-25'],
    ['the 25th of each month, past', recurring('monthly', { day: 25 }), '2026-11-26', '2026-12-25'],
    ['the last day of a short month', recurring('monthly', { day: 31 }), '2027-02-01', '2027-02-28'],
    ['before 15/12 each year', recurring('yearly', { month: 12, day: 15 }), '2026-12-16', '2027-12-15'],
    ['30/3 each year', recurring('yearly', { month: 3, day: 30 }), '2026-03-14', '2026-03-30'],
    ['the 10th of the last month of a quarter', recurring('quarterly', { day: 10 }), '2026-11-23', '2026-12-10'],
    ['the 10th of the first month', recurring('quarterly', { month: 1, day: 10 }), '2026-11-23', '2027-01-10'],
    ['20/6 and 20/12', recurring('half_yearly', { day: 20 }), '2026-06-21', '2026-12-20'],
    ['each Friday', recurring('weekly', { day: 5 }), '2026-11-28', '2026-12-04'],
    ['each Friday, on a Friday', recurring('weekly', { day: 5 }), '2026-11-27', '2026-11-27'],
    ['no recurrence, no day', recurring(null), '2026-11-23', null],
  ])('%s', (_name, of, from, expected) => {
    expect(nextOccurrence(of, day(from))).toBe(expected);
  });
});
