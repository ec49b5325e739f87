import { describe, expect, test } from 'vitest';
import { day } from '../../../src/domain/calendar/dates.ts';
import type { Assignment } from '../../../src/domain/tasks/assignment.ts';
import { choosePeriod, type PeriodWanted } from '../../../src/domain/tasks/choose-period.ts';
import { assignment, deadline } from './make-assignment.ts';

const TODAY = day('2025-03-10');
const yearly = deadline({ kind: 'recurring', end: null, recurrence: 'yearly' });

function year(period: number, changes: Partial<Assignment> = {}): Assignment {
  return assignment({
    id: period,
    deadline: yearly,
    period: String(period),
    dueOn: day(`${String(period)}-12-14`),
    ...changes,
  });
}

const done = { status: 'completed', completedOn: day('2024-12-10') } as const;
const pending = { status: 'pending_confirmation', waitingFor: 'confirmation', waitingSince: TODAY } as const;

function chosen(periods: readonly [Assignment, ...Assignment[]], wanted: Partial<PeriodWanted> = {}): string {
  const choice = choosePeriod(periods, { keys: [], isAnyYear: false, replied: null, closes: true, ...wanted }, TODAY);
  if (choice.kind === 'one') return String(choice.assignment.id);
  return `ask ${choice.why}: ${choice.open.map(({ id }) => String(id)).join(' ')}`.trim();
}

describe('a report that names no period', () => {
  test('is for the oldest open one', () => {
    expect(chosen([year(2025), year(2023), year(2024)])).toBe('2023');
    expect(chosen([year(2023, done), year(2024), year(2025)])).toBe('2024');
  });

  test('is for a quarter that is over before the year that took the quarters’ place', () => {
    const quarter = assignment({ id: 4, period: '2025-Q1', dueOn: day('2025-03-05') });
    expect(chosen([year(2025), quarter])).toBe('4');
  });

  test('is for the one that it replies to', () => {
    expect(chosen([year(2023), year(2024)], { replied: year(2024) })).toBe('2024');
  });

  test('a second “xong” asks which, while the first waits or where its period is closed', () => {
    expect(chosen([year(2024, pending), year(2025)])).toBe('ask reported: 2025');
    expect(chosen([year(2024, pending), year(2025)], { closes: false })).toBe('2025');
    expect(chosen([year(2024, done), year(2025)], { replied: year(2024, done) })).toBe('ask reported: 2025');
  });

  test('a second “xong” on the only open period adds to the first', () => {
    expect(chosen([year(2025, pending)])).toBe('2025');
  });

  test('never closes a period that has not begun', () => {
    expect(chosen([year(2024, done)])).toBe('ask reported:');
    expect(chosen([year(2024, done), year(2026)])).toBe('ask reported:');
  });
});

describe('a report that names a period', () => {
  test.each([
    ['2024', '2024'],
    ['2022', '2022'],
    ['2026', 'ask ahead: 2024 2025'],
    ['2019', 'ask unknown: 2024 2025'],
  ])('%s: %s', (key, expected) => {
    expect(chosen([year(2022, done), year(2024), year(2025)], { keys: [key] })).toBe(expected);
  });

  const part = (period: string, changes: Partial<Assignment> = {}): Assignment =>
    assignment({ id: Number(period.slice(0, 4)), period, dueOn: day(`${period.slice(0, 4)}-06-30`), ...changes });

  test('without its year, the open one of that name', () => {
    const keys = ['2024-Q2', '2023-Q2'];
    expect(chosen([part('2023-Q2'), part('2024-Q2', done)], { keys, isAnyYear: true })).toBe('2023');
  });

  test.each([
    ['of the only open one, some years ago', ['2021-Q3'], '2024-Q3 2025-Q3', '2021'],
    ['of the one that ended last, while an older one is open', ['2022-Q4', '2024-Q4'], '2024-Q4 2025-Q4', '2024'],
    ['of two that ended long ago', ['2022-Q3', '2024-Q3', '2025-Q1'], '2024-Q3 2025-Q3', 'ask alike: 2022 2024'],
    ['of none that has begun', ['2025-Q1'], '2024-Q4 2025-Q4', 'ask ahead: 2025'],
    ['of the month before, while that of a year ago is open', ['2024-02', '2025-02'], '2025-02 2024-02', '2025'],
    ['of two half years', ['2023-H2', '2022-H2', '2025-H1'], '2024-H2 2025-H2', 'ask alike: 2022 2023'],
  ])('without its year, where it is that %s', (_what, periods, keys, expected) => {
    const [first, ...others] = periods.map((period) => part(period));
    expect(chosen([first ?? expect.fail(), ...others], { keys: keys.split(' '), isAnyYear: true })).toBe(expected);
  });

  test('without its year: the last one is reported, and the next has not begun', () => {
    const keys = ['2024-Q4', '2025-Q4'];
    expect(chosen([part('2024-Q4', done), part('2025-Q1')], { keys, isAnyYear: true })).toBe('ask reported: 2025');
    expect(chosen([part('2024-Q4', { status: 'suspended' }), part('2025-Q1')], { keys, isAnyYear: true })).toBe('2024');
  });

  test('names different ones: asked', () => {
    expect(chosen([year(2024), year(2025)], { keys: null })).toBe('ask several: 2024 2025');
  });
});

test('a quarter without its year is none of the year before, where this year took its quarters’ place', () => {
  const quarter = (year: number, part: number): Assignment =>
    assignment({
      id: year * 10 + part,
      period: `${String(year)}-Q${String(part)}`,
      dueOn: day(`${String(year)}-03-31`),
    });
  const named = { keys: ['2025-Q1', '2024-Q1'], isAnyYear: true };
  expect(chosen([quarter(2024, 1), year(2025)], named)).toBe('ask unknown: 20241 2025');
  // It is named with its year, or this year's stands beside the year.
  expect(chosen([quarter(2024, 1), year(2025)], { keys: ['2024-Q1'] })).toBe('20241');
  expect(chosen([quarter(2024, 1), quarter(2025, 1), year(2025)], named)).toBe('20251');
  expect(chosen([quarter(2024, 1), year(2024)], named)).toBe('20241');
});
