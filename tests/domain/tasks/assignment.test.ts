import { describe, expect, test } from 'vitest';
import { amendDeadline, reinstateAssignment, withdrawAssignment } from '../../../src/domain/tasks/amendment.ts';
import {
  countedOf,
  isAgencysTurn,
  isDateGranted,
  isOpen,
  slowestStatus,
  standingOf,
  type Assignment,
} from '../../../src/domain/tasks/assignment.ts';
import { slipOf } from '../../../src/domain/tasks/slip.ts';
import { applyExtensionRequest, approveExtension } from '../../../src/domain/tasks/transition/extension.ts';
import { restore } from '../../../src/domain/tasks/transition/restore.ts';
import { day } from '../../../src/domain/calendar/dates.ts';
import { NOT_YET_ASKED, reviewAfterChange, reviewAskedOn, reviewAtTakeover } from '../../../src/domain/tasks/review.ts';
import { assignment, deadline, undated } from './make-assignment.ts';

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
      'no_deadline',
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
    expect(countedOf(assignment({ status, waitingFor }), day('2026-04-01'))).toBe(counted);
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

describe('what had passed before the registry took it over', () => {
  const late = assignment({ dueOn: day('2022-12-31'), trackedFrom: day('2026-11-30'), reviewUntil: NOT_YET_ASKED });
  const asked = { ...late, reviewUntil: reviewAskedOn(day('2026-12-01')) };

  test.each([
    ['not asked yet', late, '2027-06-01', 'unreviewed', 0, null],
    ['asked, on the last day to answer', asked, '2026-12-30', 'unreviewed', 0, null],
    ['left unanswered', asked, '2026-12-31', 'yes', 1461, '2026-12-01'],
    ['acknowledged only', { ...asked, answeredOn: day('2026-12-05') }, '2026-12-31', 'yes', 1461, '2026-12-01'],
    ['reported on', { ...asked, reportedOn: day('2026-12-05') }, '2026-12-06', 'yes', 1436, null],
    ['suspended', { ...late, status: 'suspended' as const }, '2026-12-06', 'suspended', 0, null],
  ] as const)('%s', (_name, of, today, counted, daysOverdue, unansweredSince) => {
    expect(standingOf(of, day(today))).toMatchObject({ counted, daysOverdue, unansweredSince });
  });

  test.each([
    ['a date on the day of the takeover', { dueOn: '2026-11-30', cadence: null }, false],
    ['a date the day before', { dueOn: '2026-11-29', cadence: null }, true],
    ['a whole quarter since the decision', { dueOn: null, cadence: 'quarterly', issuedOn: '2026-07-01' }, true],
    ['no whole quarter since the decision', { dueOn: null, cadence: 'quarterly', issuedOn: '2026-07-02' }, false],
    ['a whole week since the decision', { dueOn: null, cadence: 'weekly', issuedOn: '2026-11-23' }, true],
    ['no whole year since the decision', { dueOn: null, cadence: 'yearly', issuedOn: '2025-01-02' }, false],
    ['neither date nor cadence', { dueOn: null, cadence: null }, false],
  ] as const)('%s: to be reviewed %s', (_name, given, expected) => {
    const { dueOn, cadence } = given;
    const issuedOn = day('issuedOn' in given ? given.issuedOn : '2022-03-14');
    const taken = { dueOn: dueOn === null ? null : day(dueOn), cadence, issuedOn, trackedFrom: day('2026-11-30') };
    expect(reviewAtTakeover(taken)).toBe(expected ? NOT_YET_ASKED : null);
  });

  test('a date that the decision moves ahead ends the review; one that it moves back begins it', () => {
    const ahead = { ...late, dueOn: day('2027-12-31') };
    expect(reviewAfterChange(late, ahead)).toBeNull();
    expect(reviewAfterChange(ahead, { ...late, reviewUntil: null })).toBe(NOT_YET_ASKED);
    expect(reviewAfterChange(asked, { ...asked, dueOn: day('2023-01-31') })).toBe(asked.reviewUntil);
  });
});

describe('whether the date in force was granted', () => {
  const quarterly = (changes: object = {}) =>
    deadline({ text: 'Hằng quý', kind: 'recurring', end: null, recurrence: 'quarterly', ...changes });
  const duty = assignment({ deadline: quarterly(), period: '2026-Q1' });
  const until = (own: Assignment, on: string): Assignment => {
    const asked = applyExtensionRequest(own, day(on), day('2026-03-10'));
    if (asked.kind === 'refused') throw new Error(asked.why);
    const granted = approveExtension(asked.next, null);
    if (granted.kind === 'refused') throw new Error(granted.why);
    return granted.next;
  };
  const amended = (own: Assignment, to = quarterly({ dueDay: { day: 15, month: 3 } })): Assignment =>
    amendDeadline(own, to, day('2026-03-12')) ?? expect.unreachable();

  test.each([
    ['of a task that is done once', assignment()],
    ['of a period', duty],
    [
      'of a yearly duty that is due before the end of its year',
      assignment({
        deadline: quarterly({ recurrence: 'yearly', dueDay: { day: 20, month: 11 } }),
        period: '2026',
        dueOn: day('2026-11-20'),
      }),
    ],
  ])('the date %s: until an amendment sets another, and after that was undone', (_name, own) => {
    expect(isDateGranted(own)).toBe(false);
    const granted = until(own, '2026-12-15');
    expect(isDateGranted(granted)).toBe(true);
    const set = amended(granted, own.period === null ? deadline({ end: day('2027-01-31') }) : quarterly());
    expect([isDateGranted(set), set.extensions]).toEqual([false, 1]);
    expect(isDateGranted(restore(set, granted, day('2026-03-13')))).toBe(true);
    expect(isDateGranted(restore(set, own, day('2026-03-13')))).toBe(false);
  });

  test('a share that the decision names again has the date of the decision', () => {
    const back = withdrawAssignment(until(duty, '2026-05-15')) ?? expect.unreachable();
    const again = reinstateAssignment(back, quarterly(), day('2026-03-12'), day('2026-03-12')) ?? expect.unreachable();
    expect([isDateGranted(again), again.extensions]).toEqual([false, 1]);
  });

  test('one that an amendment set past that of the task which waits for it is no slip, a granted one is', () => {
    const fed = assignment({ dueOn: day('2026-04-30') });
    const granted = until(assignment(), '2026-05-31');
    expect(slipOf(granted, fed, day('2026-03-12'))).toBe('extended');
    expect(slipOf(amended(granted, deadline({ end: day('2026-06-30') })), fed, day('2026-03-12'))).toBeNull();
  });
});
