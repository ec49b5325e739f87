import { describe, expect, test } from 'vitest';
import { day } from '../../../../src/domain/calendar/dates.ts';
import type { Assignment } from '../../../../src/domain/tasks/assignment.ts';
import {
  confirmCompletion,
  correctCompletionDay,
  dateByDocument,
  dayRefused,
} from '../../../../src/domain/tasks/transition/completion.ts';
import { applyReport } from '../../../../src/domain/tasks/transition/report.ts';
import { assignment } from '../make-assignment.ts';
import { TODAY, extending, nextOf, report, waiting } from './make-change.ts';

describe('a confirmation', () => {
  test('counts the day on which the agency reported', () => {
    expect(nextOf(confirmCompletion(waiting, null))).toMatchObject({
      status: 'completed',
      completedOn: '2026-03-10',
      waitingFor: null,
      waitingSince: null,
      progress: 100,
    });
  });

  test.each([
    ['nothing was reported', assignment()],
    ['a later date is waited for', extending],
    ['it is completed already', assignment({ status: 'completed', completedOn: TODAY })],
  ])('is refused when %s', (_name, before) => {
    expect(confirmCompletion(before, null)).toEqual({ kind: 'refused', why: 'not_waiting' });
  });
});

describe('the day of completion and the day of the report', () => {
  const stated = nextOf(
    applyReport(assignment(), report('completed', { completedOn: day('2026-02-20') }), TODAY, 'required'),
  );

  test('are kept apart while the secretariat has not decided', () => {
    expect(stated).toMatchObject({ statedOn: '2026-02-20', reportedOn: TODAY, waitingSince: TODAY, completedOn: null });
  });

  test.each([
    ['the stated day', null, '2026-02-20'],
    ['the day of the report', TODAY, TODAY],
    ['another day', day('2026-03-01'), '2026-03-01'],
  ])('are decided between: %s', (_name, on, completedOn) => {
    expect(nextOf(confirmCompletion(stated, on))).toMatchObject({ status: 'completed', completedOn });
  });

  test('a second report while it waits adds the day that it states, and the wait goes on', () => {
    const again = report('completed', { completedOn: day('2026-02-25') });
    expect(nextOf(applyReport(waiting, again, TODAY, 'required'))).toMatchObject({
      statedOn: '2026-02-25',
      waitingSince: '2026-03-10',
    });
    expect(applyReport(waiting, report('completed'), TODAY, 'required')).toMatchObject({ why: 'already_reported' });
  });

  test.each([
    ['with a document', true, '2026-02-20'],
    ['without one', false, TODAY],
  ])('without confirmation a stated day counts only %s', (_name, proven, completedOn) => {
    const said = report('completed', { completedOn: day('2026-02-20'), proven });
    expect(nextOf(applyReport(assignment(), said, TODAY, 'off'))).toMatchObject({ status: 'completed', completedOn });
  });

  test('a report that it is not done takes the stated day back', () => {
    expect(nextOf(applyReport(stated, report('in_progress'), TODAY, 'required')).statedOn).toBeNull();
  });

  test('a day ahead, or before the decision, is none', () => {
    const one = assignment({ issuedOn: day('2022-03-14') });
    expect(dayRefused(one, day('2026-03-21'), TODAY)).toBe('ahead');
    expect(dayRefused(one, day('2022-03-13'), TODAY)).toBe('before_decision');
    expect(dayRefused(one, day('2022-03-14'), TODAY)).toBeNull();
  });

  test('a later document dates the completion where no day was stated', () => {
    const open = { isConfirmed: false };
    expect(dateByDocument(waiting, day('2026-03-05'), TODAY, open).statedOn).toBe('2026-03-05');
    expect(dateByDocument(stated, day('2026-03-05'), TODAY, open).statedOn).toBe('2026-02-20');
    expect(dateByDocument(waiting, day('2026-03-25'), TODAY, open).statedOn).toBeNull();
  });

  test('a later document dates a completion that counted at once, and none that was confirmed', () => {
    const done = { ...waiting, status: 'completed', waitingFor: null, completedOn: TODAY } as const;
    const issuedOn = day('2026-03-05');
    const dated = (one: Assignment, isConfirmed: boolean) =>
      dateByDocument(one, issuedOn, TODAY, { isConfirmed }).completedOn;
    expect(dated(done, false)).toBe(issuedOn);
    expect(dated({ ...done, statedOn: day('2026-02-20') }, false)).toBe('2026-02-20');
    expect(dated(done, true)).toBe(TODAY);
    expect(dated({ ...done, status: 'in_progress', completedOn: null }, false)).toBeNull();
  });

  test('a confirmed day can be put right, an open task has none', () => {
    const done = nextOf(confirmCompletion(stated, TODAY));
    expect(nextOf(correctCompletionDay(done, day('2026-02-20'))).completedOn).toBe('2026-02-20');
    expect(correctCompletionDay(stated, day('2026-02-20')).kind).toBe('refused');
  });
});
