import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, day } from '../../../src/domain/calendar/dates.ts';
import type { Deadline, Recurrence } from '../../../src/domain/deadlines/deadline.ts';
import { firstPeriod, periodsBegun } from '../../../src/domain/deadlines/duty-periods.ts';
import { periodOf } from '../../../src/domain/deadlines/period.ts';
import { deadline } from '../tasks/make-assignment.ts';

const recurring = (recurrence: Recurrence | null, dueDay: Deadline['dueDay'] = null): Deadline =>
  deadline({ kind: 'recurring', end: null, recurrence, dueDay });

describe('the next day on which a recurring deadline falls due', () => {
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
    ['from a later year on', { ...recurring('yearly'), start: day('2028-01-01') }, '2026-11-23', '2028-12-31'],
  ])('%s', (_name, of, from, expected) => {
    expect(firstPeriod(of, day(from))?.dueOn).toBe(expected);
  });

  test.each([
    ['nothing recurs', recurring(null), '2026-11-23'],
    ['the duty has ended', { ...recurring('yearly'), end: day('2025-12-31') }, '2026-01-01'],
    ['its last day lies behind', { ...recurring('monthly'), end: day('2020-01-31') }, '2026-11-23'],
  ])('none, because %s', (_name, of, from) => {
    expect(firstPeriod(of, day(from))).toBeNull();
  });
});

test('the periods that have begun by a day, also when the day of one passed long ago', () => {
  const last = periodOf(day('2022-06-01'), 'yearly');
  const begun = periodsBegun(recurring('yearly', { month: 12, day: 14 }), last, day('2025-01-01'));
  expect(begun.map(({ key, dueOn }) => [key, dueOn])).toEqual([
    ['2023', '2023-12-14'],
    ['2024', '2024-12-14'],
    ['2025', '2025-12-14'],
  ]);
  expect(periodsBegun(recurring('yearly'), last, day('2022-12-31'))).toEqual([]);
});

test('a duty that ends opens no period that is due after its end', () => {
  const bounded = { ...recurring('quarterly'), end: day('2023-06-30') };
  const begun = periodsBegun(bounded, periodOf(day('2022-12-31'), 'quarterly'), day('2030-01-01'));
  expect(begun.map(({ key }) => key)).toEqual(['2023-Q1', '2023-Q2']);
});

const RECURRENCES = ['weekly', 'monthly', 'quarterly', 'half_yearly', 'yearly'] as const;
const duty = fc.constantFrom(...RECURRENCES).chain((recurrence) =>
  fc
    .record({
      day: fc.integer({ min: 1, max: recurrence === 'weekly' ? 7 : 31 }),
      month: fc.integer({
        min: 1,
        max: { weekly: 1, monthly: 1, quarterly: 3, half_yearly: 6, yearly: 12 }[recurrence],
      }),
    })
    .map(({ day: on, month }) =>
      recurring(recurrence, recurrence === 'weekly' || recurrence === 'monthly' ? { day: on } : { month, day: on }),
    ),
);

test('over twelve years each period opens once, on its first day, whenever it is looked at', () => {
  fc.assert(
    fc.property(duty, fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 5, maxLength: 40 }), (of, pauses) => {
      const first = firstPeriod(of, day('2022-03-14'));
      expect(first).not.toBeNull();
      if (first === null) return;
      const opened = [first];
      let today = day('2022-03-14');
      for (const pause of [...pauses, 4400]) {
        today = addDays(today, pause);
        const last = opened.at(-1) ?? first;
        for (const period of periodsBegun(of, last, today)) {
          expect(period.start <= today).toBe(true);
          expect(period.dueOn >= period.start && period.dueOn <= period.end).toBe(true);
          opened.push(period);
        }
      }
      // Without a gap or a repeat up to the one that holds today.
      for (const [at, { start }] of opened.slice(1).entries()) expect(start).toBe(addDays(opened[at]?.end ?? start, 1));
      expect((opened.at(-1)?.end ?? today) >= today).toBe(true);
    }),
  );
});
