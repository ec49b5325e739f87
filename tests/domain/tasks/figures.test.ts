import fc from 'fast-check';
import { expect, test } from 'vitest';
import { day, epochDay, fromEpochDay } from '../../../src/domain/calendar/dates.ts';
import { figuresOf, ratesOf } from '../../../src/domain/tasks/figures.ts';
import { assignment, undated } from './make-assignment.ts';

const TODAY = day('2026-05-15');

const PENDING = { status: 'pending_confirmation', waitingFor: 'confirmation', waitingSince: TODAY } as const;

test('each share is counted once, in the one place where it stands', () => {
  const assignments = [
    assignment({ status: 'completed', completedOn: day('2026-03-31') }),
    assignment({ status: 'completed', completedOn: day('2026-04-01'), obstacle: 'vốn' }),
    assignment({ status: 'in_progress', obstacle: 'mặt bằng' }),
    assignment(PENDING),
    assignment({ waitingFor: 'extension', waitingSince: TODAY }),
    assignment({ status: 'suspended' }),
    assignment({ status: 'suspended', dueOn: TODAY, orphanedOn: day('2026-05-01') }),
    assignment({ status: 'suspended', orphanedOn: day('2026-05-01') }),
    // Its completion is decided on although its agency ended.
    assignment({ ...PENDING, orphanedOn: day('2026-05-01') }),
    assignment({ dueOn: TODAY }),
    undated({ issuedOn: day('2022-03-14'), askedOn: day('2026-03-24') }),
    undated({ issuedOn: day('2022-03-14'), reportedOn: day('2026-02-01') }),
    assignment({ status: 'cancelled' }),
  ];
  expect(figuresOf(assignments, TODAY)).toEqual({
    total: 12,
    excused: 0,
    completedOnTime: 1,
    completedLate: 1,
    overdue: 1,
    unreviewed: 0,
    waiting: 3,
    suspended: 1,
    suspendedLate: 1,
    orphaned: 2,
    orphanedLate: 1,
    untold: 0,
    untoldLate: 0,
    joined: 0,
    within: 3,
    noDate: 2,
    ended: 0,
    waitingNotDue: 0,
    silent: 1,
    stuck: 1,
  });
});

test('what has no date stands apart: over or waiting, it moves neither rate', () => {
  const dated = [assignment({ status: 'completed', completedOn: day('2026-03-31') }), assignment()];
  const before = ratesOf(figuresOf(dated, TODAY));
  const figures = figuresOf(
    [
      ...dated,
      undated({ status: 'completed', completedOn: day('2026-05-01') }),
      undated({ ...PENDING }),
      undated({ status: 'in_progress' }),
    ],
    TODAY,
  );
  expect(figures).toMatchObject({ total: 5, completedOnTime: 1, waiting: 1, waitingNotDue: 1, noDate: 2, ended: 1 });
  expect(ratesOf(figures)).toEqual(before);
});

test('what was not yet due when a decision was asked for moves neither rate, whatever becomes of the request', () => {
  const done = assignment({ status: 'completed', completedOn: day('2026-03-31') });
  const early = assignment({ ...PENDING, dueOn: day('2026-06-30') });
  const late = assignment(PENDING);
  expect(figuresOf([done, early, late], TODAY)).toMatchObject({ waiting: 2, waitingNotDue: 1 });
  expect(ratesOf(figuresOf([done, early], TODAY))).toEqual(ratesOf(figuresOf([done], TODAY)));
  expect(ratesOf(figuresOf([done, late], TODAY))).toEqual({ completed: 1, onTime: 1, base: 2 });
});

test('nothing counts nothing', () => {
  expect(Object.values(figuresOf([], TODAY)).every((figure) => figure === 0)).toBe(true);
});

test('for any assignments the parts add up to the total', () => {
  const days = fc.integer({ min: epochDay(day('2024-01-01')), max: epochDay(day('2028-12-31')) }).map(fromEpochDay);
  const some = fc.option(days, { nil: null });
  const any = fc
    .record({
      status: fc.constantFrom(
        'not_started',
        'in_progress',
        'pending_confirmation',
        'completed',
        'suspended',
        'cancelled',
      ),
      waitingFor: fc.constantFrom('confirmation', 'extension', null),
      dueOn: some,
      waitingSince: some,
      completedOn: some,
      reportedOn: some,
      issuedOn: days,
      obstacle: fc.constantFrom('vốn', null),
      orphanedOn: some,
    })
    .map((changes) => assignment({ ...changes, cadence: changes.dueOn === null ? 'quarterly' : null }));
  fc.assert(
    fc.property(fc.array(any, { maxLength: 30 }), days, (assignments, today) => {
      const figures = figuresOf(assignments, today);
      const { completedOnTime, completedLate, overdue, waiting, suspended, orphaned, within } = figures;
      expect(completedOnTime + completedLate + overdue + waiting + suspended + orphaned + within).toBe(figures.total);
      expect(figures.suspendedLate).toBeLessThanOrEqual(suspended);
      expect(figures.orphanedLate).toBeLessThanOrEqual(orphaned);
      expect(figures.total).toBe(assignments.filter((assignment) => assignment.status !== 'cancelled').length);
      expect(figures.noDate).toBeLessThanOrEqual(within);
      expect(figures.silent).toBeLessThanOrEqual(figures.noDate);
      expect(figures.stuck).toBeLessThanOrEqual(figures.total);
    }),
  );
});
