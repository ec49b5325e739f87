import { describe, expect, test } from 'vitest';
import { day } from '../../../src/domain/calendar/dates.ts';
import { standingOf } from '../../../src/domain/tasks/assignment.ts';
import { taskStateOf } from '../../../src/domain/tasks/task-state.ts';
import { assignment, undated } from './make-assignment.ts';

const TODAY = day('2026-04-10');
const late = assignment();
const inTime = assignment({ dueOn: day('2026-06-30') });
const doneInTime = assignment({ status: 'completed', completedOn: day('2026-03-30') });
const doneLate = assignment({ status: 'completed', completedOn: day('2026-04-02') });
const cancelled = assignment({ status: 'cancelled' });
const confirming = assignment({
  status: 'pending_confirmation',
  waitingFor: 'confirmation',
  waitingSince: day('2026-04-05'),
});
const extending = assignment({ status: 'in_progress', waitingFor: 'extension', waitingSince: day('2026-04-05') });
const suspended = assignment({ status: 'suspended' });

describe('how one share stands', () => {
  test.each([
    ['past its date', late, 'yes', 'overdue', 10, 0],
    ['five days past its date when its completion was reported', confirming, 'waiting', 'within_deadline', 0, 5],
    ['five days past its date when an extension was asked for', extending, 'waiting', 'within_deadline', 0, 5],
    ['past its date, suspended', suspended, 'suspended', 'within_deadline', 0, 0],
    ['well before its date', inTime, 'yes', 'within_deadline', 0, 0],
    ['completed late', doneLate, 'yes', 'completed_late', 0, 0],
    ['without a date', undated(), 'yes', 'no_deadline', 0, 0],
  ] as const)('%s', (_, assignment, counted, timeliness, daysOverdue, daysOverdueWhenAsked) => {
    expect(standingOf(assignment, TODAY)).toMatchObject({ counted, timeliness, daysOverdue, daysOverdueWhenAsked });
  });

  test('a completion reported while the date was near stands as it stood on that day', () => {
    const reported = assignment({
      status: 'pending_confirmation',
      waitingFor: 'confirmation',
      waitingSince: day('2026-03-31'),
    });
    expect(standingOf(reported, TODAY).timeliness).toBe('due_today');
  });
});

describe('the state of a task', () => {
  test.each([
    ['one overdue lead makes it overdue', [inTime, late], 'not_started', 'overdue', 10],
    [
      'of two overdue leads the latest counts',
      [late, assignment({ dueOn: day('2026-04-08') })],
      'not_started',
      'overdue',
      10,
    ],
    ['a lead that waits makes it nobody’s neglect', [confirming], 'pending_confirmation', 'within_deadline', 0],
    ['an overdue lead beside one that waits', [confirming, late], 'not_started', 'overdue', 10],
    ['completed late beside completed in time', [doneInTime, doneLate], 'completed', 'completed_late', 0],
    ['completed by one lead and open with the other', [doneInTime, inTime], 'not_started', 'within_deadline', 0],
    ['completed in time by all', [doneInTime, doneInTime], 'completed', 'completed_on_time', 0],
    ['a cancelled share says nothing beside another', [cancelled, doneInTime], 'completed', 'completed_on_time', 0],
    ['cancelled altogether', [cancelled], 'cancelled', 'no_deadline', 0],
  ] as const)('%s', (_, assignments, status, timeliness, daysOverdue) => {
    expect(taskStateOf(assignments, TODAY)).toMatchObject({ status, timeliness, daysOverdue, silent: false });
  });

  test.each([
    ['one lead that waits and one that is completed', [confirming, doneInTime], 'waiting'],
    ['one lead that waits and one that is within its time', [confirming, inTime], 'yes'],
    ['one lead that waits and one that is suspended', [suspended, extending], 'waiting'],
    ['suspended by all that is open', [suspended, doneLate, cancelled], 'suspended'],
    ['completed by all', [doneInTime, doneLate], 'yes'],
  ] as const)('%s: counted %s', (_, assignments, counted) => {
    expect(taskStateOf(assignments, TODAY).counted).toBe(counted);
  });

  test('is silent when one lead let a whole quarter pass, and not when all have reported in it', () => {
    const mute = undated({ issuedOn: day('2025-12-30'), askedOn: day('2026-03-24') });
    const reported = undated({ issuedOn: day('2025-12-30'), reportedOn: day('2026-02-03') });
    expect(taskStateOf([reported, mute], TODAY).silent).toBe(true);
    expect(taskStateOf([reported, reported], TODAY).silent).toBe(false);
  });
});
