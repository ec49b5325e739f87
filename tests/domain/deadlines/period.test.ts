import { describe, expect, test } from 'vitest';
import { day } from '../../../src/domain/calendar/dates.ts';
import { periodOf, periodOfKey, previousPeriod } from '../../../src/domain/deadlines/period.ts';

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

test.each(['2026-11-23-W', '2026-12-28-W', '2028-02', '2026-12', '2026-Q1', '2026-Q4', '2026-H1', '2026-H2', '2026'])(
  'a key names its period: %s',
  (key) => {
    const period = periodOfKey(key);
    expect(period).not.toBeNull();
    if (period !== null) expect(periodOf(period.start, period.recurrence).key).toBe(key);
  },
);

test.each(['', '2026-13', '2026-5', 'quý II', '2026-Q', '2026-H1-W', '26'])('no key of a period: “%s”', (key) => {
  expect(periodOfKey(key)).toBeNull();
});
