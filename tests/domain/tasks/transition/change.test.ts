import { describe, expect, test } from 'vitest';
import { addDays, day, type LocalDate } from '../../../../src/domain/calendar/dates.ts';
import { lateAfter, standingOf, type Assignment } from '../../../../src/domain/tasks/assignment.ts';
import { confirmCompletion, dayRefused, returnCompletion } from '../../../../src/domain/tasks/transition/completion.ts';
import {
  applyExtensionRequest,
  approveExtension,
  firstExtension,
  rejectExtension,
} from '../../../../src/domain/tasks/transition/extension.ts';
import {
  applyHandoverClaim,
  approveHandover,
  rejectHandover,
} from '../../../../src/domain/tasks/transition/handover.ts';
import { applyReport } from '../../../../src/domain/tasks/transition/report.ts';
import { isOfAnotherPeriod, restore } from '../../../../src/domain/tasks/transition/restore.ts';
import { assignment, deadline } from '../make-assignment.ts';
import { extending, nextOf, report, waiting } from './make-change.ts';

describe('a period of a recurring duty', () => {
  const quarter = { deadline: deadline({ kind: 'recurring', end: null, recurrence: 'quarterly' }), period: '2026-Q1' };
  const done = (since: string): Assignment =>
    nextOf(confirmCompletion({ ...waiting, ...quarter, dueOn: day('2026-03-31'), waitingSince: day(since) }, null));

  test.each([
    ['early', '2026-03-02', 'completed_on_time'],
    ['on its day', '2026-03-31', 'completed_on_time'],
    ['a day late', '2026-04-01', 'completed_late'],
    ['two periods late', '2026-08-15', 'completed_late'],
  ])('is closed by its own report, %s, for ever', (_name, since, timeliness) => {
    const closed = done(since);
    expect(closed).toMatchObject({ status: 'completed', completedOn: since, dueOn: '2026-03-31', period: '2026-Q1' });
    expect(standingOf(closed, day('2030-01-01')).timeliness).toBe(timeliness);
  });

  test.each([
    ['the day before it begins', '2025-12-31', { kind: 'refused', why: 'period_ahead' }],
    ['on its first day', '2026-01-01', { kind: 'changed' }],
  ])('takes no report %s', (_name, today, outcome) => {
    const ahead = assignment({ ...quarter, issuedOn: day('2022-03-14') });
    expect(applyReport(ahead, report('completed'), day(today), 'required')).toMatchObject(outcome);
  });

  test('is not completed on a day before it began', () => {
    const of = assignment({ ...quarter, issuedOn: day('2022-03-14') });
    expect(dayRefused(of, day('2025-12-31'), day('2026-03-01'))).toBe('before_period');
    expect(dayRefused(of, day('2026-01-01'), day('2026-03-01'))).toBeNull();
  });

  test('is extended by itself: the end of the duty stays', () => {
    const bounded = { ...quarter.deadline, end: day('2030-12-31') };
    const asking = assignment({
      ...quarter,
      deadline: bounded,
      waitingFor: 'extension',
      requestedDueOn: day('2026-04-15'),
    });
    expect(nextOf(approveExtension(asking, null))).toMatchObject({ deadline: bounded, dueOn: '2026-04-15' });
  });

  test('what one assignment recorded of an earlier period does not come back in place of this one', () => {
    const earlier = assignment({ deadline: quarter.deadline, dueOn: day('2025-12-31') });
    expect(isOfAnotherPeriod(assignment(quarter), earlier)).toBe(true);
    expect(isOfAnotherPeriod(assignment(quarter), { ...earlier, dueOn: day('2026-03-31') })).toBe(false);
    expect(restore(assignment(quarter), { ...earlier, dueOn: day('2026-03-31') }, day('2026-03-31')).period).toBe(
      '2026-Q1',
    );
  });
});

describe('days of waiting for a decision are nobody’s lateness', () => {
  const on = (date: string): LocalDate => day(date);
  const done = (of: Assignment, date: string, completedOn: string | null = null): Assignment =>
    nextOf(
      applyReport(
        of,
        report('completed', { completedOn: completedOn === null ? null : day(completedOn) }),
        day(date),
        'required',
      ),
    );
  const returned = (of: Assignment, date: string): Assignment => nextOf(returnCompletion(of, day(date)));
  const confirmed = (of: Assignment, day_: string | null = null): Assignment =>
    nextOf(confirmCompletion(of, day_ === null ? null : day(day_)));
  const late = (of: Assignment, today: string): number => standingOf(of, day(today)).daysOverdue;

  // Due on 31/3, reported with seven days left, returned 22 days later.
  const back = returned(done(assignment(), '2026-03-24'), '2026-04-15');

  test('returned after its date, it has the days that were left', () => {
    expect(back).toMatchObject({ status: 'in_progress', waits: [{ from: '2026-03-24', until: '2026-04-15' }] });
    expect(standingOf(back, on('2026-04-15')).timeliness).toBe('due_soon');
    expect(standingOf(back, on('2026-04-22')).timeliness).toBe('due_today');
    expect(late(back, '2026-04-23')).toBe(1);
  });

  test.each([
    ['2026-04-22', 'completed_on_time'],
    ['2026-04-23', 'completed_late'],
  ])('reported again on %s and confirmed: %s', (again, timeliness) => {
    expect(standingOf(confirmed(done(back, again)), on('2026-12-01')).timeliness).toBe(timeliness);
  });

  test('lateness from before the request stays, whichever day is confirmed', () => {
    const sinceLate = returned(done(assignment(), '2026-04-10'), '2026-05-02');
    expect(late(sinceLate, '2026-05-02')).toBe(10);
    expect(late(sinceLate, '2026-05-07')).toBe(15);
    // The day before the request was late, and the days of waiting came after it.
    const earlier = confirmed(done(sinceLate, '2026-05-07', '2026-04-08'));
    expect(standingOf(earlier, on('2026-12-01')).timeliness).toBe('completed_late');
    expect(lateAfter(earlier)).toBe('2026-03-31');
  });

  test('a day within the wait is in time where the report was', () => {
    expect(standingOf(confirmed(done(back, '2026-05-20'), '2026-04-05'), on('2026-12-01')).timeliness).toBe(
      'completed_on_time',
    );
  });

  test('several waits add up', () => {
    const twice = returned(done(back, '2026-04-20'), '2026-05-10');
    expect(lateAfter(twice)).toBe('2026-05-12');
  });

  test('so it is where an extension or “không thuộc trách nhiệm” is refused', () => {
    const refused = nextOf(rejectExtension(extending, on('2026-04-20')));
    expect(refused.waits).toEqual([{ from: '2026-03-10', until: '2026-04-20' }]);
    const claimed = nextOf(applyHandoverClaim(assignment(), on('2026-03-30')));
    expect(late(nextOf(rejectHandover(claimed, on('2026-04-20'))), '2026-04-22')).toBe(1);
    expect(late(nextOf(approveHandover(claimed, null, on('2026-04-20'))), '2026-04-22')).toBe(1);
  });

  test.each([
    ['on the day of the request', '2026-03-10', '2026-04-01'],
    ['before the date in force', '2026-03-20', '2026-04-11'],
    ['long after it', '2026-07-10', '2026-08-01'],
  ])('an extension decided %s grants more time than its refusal', (_name, today, first) => {
    expect(firstExtension(extending, on(today))).toBe(first);
    expect(lateAfter(nextOf(rejectExtension(extending, on(today))))).toBe(addDays(on(first), -1));
  });

  test('an extension of what was late before the request reaches ahead of the day of the decision', () => {
    const asking = nextOf(applyExtensionRequest(assignment(), on('2026-06-30'), on('2026-04-20')));
    expect(firstExtension(asking, on('2026-05-10'))).toBe('2026-05-11');
    expect(firstExtension(assignment(), on('2026-05-10'))).toBeNull();
  });

  test('a request that a completion or another request overtakes was waited for as well', () => {
    const overtaken = done(extending, '2026-04-20');
    expect(standingOf(confirmed(overtaken), on('2026-12-01')).timeliness).toBe('completed_on_time');
    const claimed = nextOf(applyHandoverClaim(extending, on('2026-04-20')));
    expect(claimed).toMatchObject({ waitingSince: '2026-04-20', waits: [{ from: '2026-03-10', until: '2026-04-20' }] });
  });

  test('an agency that takes its own report back was not waiting', () => {
    const own = nextOf(
      applyReport(done(assignment(), '2026-03-24'), report('in_progress'), on('2026-04-15'), 'required'),
    );
    expect(own.waits).toEqual([]);
    expect(late(own, '2026-04-15')).toBe(15);
  });

  test('a decision on the same day takes nothing off', () => {
    expect(returned(done(assignment(), '2026-03-24'), '2026-03-24').waits).toEqual([]);
  });

  test('under a new date nothing is taken off; taken back, the return never was', () => {
    const asking = nextOf(applyExtensionRequest(back, on('2026-06-30'), on('2026-04-16')));
    expect(lateAfter(nextOf(approveExtension(asking, null)))).toBe('2026-06-30');
    const pending = done(assignment(), '2026-03-24');
    expect(restore(back, pending, day('2026-03-31'))).toMatchObject({ waitingSince: '2026-03-24', waits: [] });
  });
});
