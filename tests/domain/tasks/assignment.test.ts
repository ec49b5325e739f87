import { describe, expect, test } from 'vitest';
import { countedOf, isAgencysTurn, isOpen, slowestStatus, standingOf } from '../../../src/domain/tasks/assignment.ts';
import { day } from '../../../src/domain/calendar/dates.ts';
import { assignment, undated } from './make-assignment.ts';

const waiting = (since: string) =>
  assignment({ status: 'pending_confirmation', waitingFor: 'confirmation', waitingSince: day(since) });
const extending = assignment({ waitingFor: 'extension', waitingSince: day('2026-03-30') });
const extendingLate = assignment({ waitingFor: 'extension', waitingSince: day('2026-04-02') });
const completed = (on: string) => assignment({ status: 'completed', completedOn: day(on) });

describe('what the dates say of a task due on 31/3/2026', () => {
  test.each([
    ['open', assignment(), '2026-01-05', 'within_deadline', 0],
    ['open', assignment(), '2026-03-16', 'within_deadline', 0],
    ['open', assignment(), '2026-03-17', 'due_soon', 0],
    ['open', assignment(), '2026-03-30', 'due_soon', 0],
    ['open', assignment(), '2026-03-31', 'due_today', 0],
    ['open', assignment(), '2026-04-01', 'overdue', 1],
    ['open', assignment(), '2027-03-31', 'overdue', 365],
    ['reported before its date, waiting', waiting('2026-03-30'), '2026-06-01', 'due_soon', 0],
    ['reported on its date, waiting', waiting('2026-03-31'), '2026-06-01', 'due_today', 0],
    ['reported three days late, waiting', waiting('2026-04-03'), '2026-06-01', 'within_deadline', 0],
    ['waiting for a later date since before its date', extending, '2026-04-02', 'due_soon', 0],
    ['a later date asked for two days late', extendingLate, '2026-06-01', 'within_deadline', 0],
    ['completed before its date', completed('2026-03-30'), '2026-06-01', 'completed_on_time', 0],
    ['completed on its date', completed('2026-03-31'), '2026-06-01', 'completed_on_time', 0],
    ['completed a day late', completed('2026-04-01'), '2026-06-01', 'completed_late', 0],
    ['cancelled', assignment({ status: 'cancelled' }), '2026-06-01', 'no_deadline', 0],
    ['without a date', undated(), '2026-06-01', 'no_deadline', 0],
    [
      'without a date, completed',
      undated({ status: 'completed', completedOn: day('2026-05-01') }),
      '2026-06-01',
      'completed_on_time',
      0,
    ],
  ] as const)('%s, on %s: %s, %i days overdue', (_name, of, today, timeliness, overdue) => {
    expect(standingOf(of, day(today))).toMatchObject({ timeliness, daysOverdue: overdue });
  });
});

test.each([
  ['not_started', null, true, true, 'yes'],
  ['in_progress', null, true, true, 'yes'],
  ['in_progress', 'extension', true, false, 'waiting'],
  ['pending_confirmation', 'confirmation', true, false, 'waiting'],
  ['suspended', null, true, false, 'suspended'],
  ['completed', null, false, false, 'yes'],
  ['cancelled', null, false, false, 'yes'],
] as const)(
  '%s, waiting for %s: open %s, its agency’s turn %s, counted %s',
  (status, waitingFor, open, turn, counted) => {
    expect(countedOf({ status, waitingFor })).toBe(counted);
    expect(isOpen({ status })).toBe(open);
    expect(isAgencysTurn({ status, waitingFor })).toBe(turn);
  },
);

test.each([
  [['completed', 'not_started', 'in_progress'], 'not_started'],
  [['completed', 'in_progress'], 'in_progress'],
  [['completed', 'pending_confirmation'], 'pending_confirmation'],
  [['suspended', 'pending_confirmation'], 'suspended'],
  [['completed', 'cancelled'], 'completed'],
  [['cancelled', 'cancelled'], 'cancelled'],
] as const)('a task whose leads stand at %o is %s', (statuses, expected) => {
  expect(slowestStatus(statuses)).toBe(expected);
});
