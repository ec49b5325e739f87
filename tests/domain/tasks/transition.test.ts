import { describe, expect, test } from 'vitest';
import { lateAfter, standingOf, type Assignment } from '../../../src/domain/tasks/assignment.ts';
import { addDays, day, type LocalDate } from '../../../src/domain/calendar/dates.ts';
import {
  applyAcknowledgement,
  applyExtensionRequest,
  applyHandoverClaim,
  applyReport,
  applyUnchanged,
  approveHandover,
  approveExtension,
  confirmCompletion,
  correctCompletionDay,
  dateByDocument,
  dayRefused,
  firstExtension,
  rejectExtension,
  rejectHandover,
  isOfAnotherPeriod,
  restore,
  returnCompletion,
  type Change,
  type Report,
} from '../../../src/domain/tasks/transition.ts';
import { assignment, deadline, undated } from './make-assignment.ts';

const TODAY = day('2026-03-20');

function report(status: Report['status'], changes: Partial<Report> = {}): Report {
  return { status, progress: null, obstacle: null, completedOn: null, proven: false, ...changes };
}

function nextOf(change: Change): Assignment {
  if (change.kind === 'refused') throw new Error(`refused: ${change.why}`);
  return change.next;
}

const waiting = assignment({
  status: 'pending_confirmation',
  progress: 100,
  waitingFor: 'confirmation',
  waitingSince: day('2026-03-10'),
  answeredOn: day('2026-03-10'),
  reportedOn: day('2026-03-10'),
});
const extending = assignment({
  status: 'in_progress',
  progress: 40,
  waitingFor: 'extension',
  waitingSince: day('2026-03-10'),
  requestedDueOn: day('2026-06-30'),
});
const stuck = assignment({ status: 'in_progress', progress: 40, obstacle: 'mặt bằng' });

describe('a report', () => {
  test.each<[string, Assignment, Report, Partial<Assignment>]>([
    ['"70%"', assignment(), report('in_progress', { progress: 70 }), { status: 'in_progress', progress: 70 }],
    ['"47,5%" in whole per cent', assignment(), report('in_progress', { progress: 47.5 }), { progress: 47 }],
    ['"đang làm" keeps the figure', stuck, report('in_progress'), { progress: 40, obstacle: null }],
    ['"50%" leaves a known obstacle', stuck, report('in_progress', { progress: 50 }), { obstacle: 'mặt bằng' }],
    ['"vướng vốn"', stuck, report('blocked', { obstacle: 'vốn' }), { status: 'in_progress', obstacle: 'vốn' }],
    ['"chưa làm"', stuck, report('not_started'), { status: 'not_started', progress: null }],
    [
      '"xong" waits for the secretariat',
      stuck,
      report('completed'),
      {
        status: 'pending_confirmation',
        progress: 100,
        obstacle: null,
        waitingFor: 'confirmation',
        waitingSince: TODAY,
      },
    ],
    [
      '"xong" takes a request for a later date back',
      extending,
      report('completed'),
      { waitingFor: 'confirmation', waitingSince: TODAY, requestedDueOn: null },
    ],
    [
      '"chưa xong" withdraws a completion and its 100 %',
      waiting,
      report('in_progress'),
      { status: 'in_progress', progress: null, waitingFor: null, waitingSince: null, completedOn: null },
    ],
    [
      '"vướng" withdraws a completion and its 100 %',
      waiting,
      report('blocked', { obstacle: 'vốn' }),
      { status: 'in_progress', progress: null, obstacle: 'vốn', waitingFor: null },
    ],
    [
      '"80%" withdraws a completion',
      waiting,
      report('in_progress', { progress: 80 }),
      { status: 'in_progress', progress: 80, waitingFor: null },
    ],
    [
      'progress does not take a request for a later date back',
      extending,
      report('in_progress', { progress: 60 }),
      { progress: 60, waitingFor: 'extension', waitingSince: day('2026-03-10'), requestedDueOn: day('2026-06-30') },
    ],
  ])('%s', (_name, before, given, expected) => {
    const next = nextOf(applyReport(before, given, TODAY, 'required'));
    expect(next).toMatchObject({ ...expected, answeredOn: TODAY, reportedOn: TODAY });
    // The date, the words of the decision and the revision are not a report's to change.
    expect([next.dueOn, next.deadline, next.rev]).toEqual([before.dueOn, before.deadline, before.rev]);
  });

  test('no report but "xong" ever leads to a completion', () => {
    for (const before of [assignment(), waiting, extending, stuck]) {
      for (const status of ['not_started', 'in_progress', 'blocked'] as const) {
        const next = nextOf(applyReport(before, report(status, { progress: 100 }), TODAY, 'off'));
        expect(['not_started', 'in_progress']).toContain(next.status);
        expect(next.completedOn).toBeNull();
      }
    }
  });

  test('"xong" completes at once only where confirmation is off', () => {
    expect(nextOf(applyReport(stuck, report('completed'), TODAY, 'off'))).toMatchObject({
      status: 'completed',
      completedOn: TODAY,
      waitingFor: null,
      obstacle: null,
    });
  });

  test.each([
    ['completed', 'completed'],
    ['cancelled', 'cancelled'],
    ['suspended', 'suspended'],
  ] as const)('is refused for a task that is %s', (status, why) => {
    const closed = assignment({ status });
    const refused = { kind: 'refused', why };
    for (const given of ['completed', 'in_progress', 'blocked', 'not_started'] as const) {
      expect(applyReport(closed, report(given), TODAY, 'required')).toEqual(refused);
    }
    expect(applyAcknowledgement(closed, TODAY)).toEqual(refused);
    expect(applyExtensionRequest(closed, day('2026-06-30'), TODAY)).toEqual(refused);
  });

  test('a second "xong" changes nothing: the first day of waiting counts', () => {
    expect(applyReport(waiting, report('completed'), TODAY, 'required')).toEqual({
      kind: 'refused',
      why: 'already_reported',
    });
  });
});

test('“như kỳ trước” lets the last report stand anew, and a closed task refuses it', () => {
  expect(nextOf(applyUnchanged(stuck, TODAY))).toEqual({ ...stuck, answeredOn: TODAY, reportedOn: TODAY });
  const suspended = { ...stuck, status: 'suspended' } as const;
  expect(applyUnchanged(suspended, TODAY)).toEqual({ kind: 'refused', why: 'suspended' });
});

test('an acknowledgement notes the day and nothing else', () => {
  expect(nextOf(applyAcknowledgement(stuck, TODAY))).toEqual({ ...stuck, answeredOn: TODAY });
});

describe('a request for a later date', () => {
  test('waits, and moves no date', () => {
    expect(nextOf(applyExtensionRequest(stuck, day('2026-06-30'), TODAY))).toEqual({
      ...stuck,
      answeredOn: TODAY,
      waitingFor: 'extension',
      waitingSince: TODAY,
      requestedDueOn: day('2026-06-30'),
    });
  });

  test('is no report on an untouched task, and answers its review', () => {
    const untouched = assignment({ reviewUntil: day('2026-04-20') });
    expect(nextOf(applyExtensionRequest(untouched, day('2026-06-30'), TODAY))).toMatchObject({
      reportedOn: null,
      reviewUntil: null,
    });
  });

  test('asked again names another day and goes on waiting since the first', () => {
    expect(nextOf(applyExtensionRequest(extending, day('2026-09-30'), TODAY))).toMatchObject({
      requestedDueOn: '2026-09-30',
      waitingSince: '2026-03-10',
    });
  });

  test.each([
    ['without a date', undated(), 'no_date'],
    ['already reported as completed', waiting, 'waiting_confirmation'],
  ] as const)('is refused for a task %s', (_name, before, why) => {
    expect(applyExtensionRequest(before, day('2026-06-30'), TODAY)).toEqual({ kind: 'refused', why });
  });
});

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

test('an undo takes the state of the snapshot and keeps the revision going', () => {
  expect(restore({ ...waiting, rev: 7 }, { ...stuck, rev: 3 }, day('2026-03-31'))).toEqual({ ...stuck, rev: 7 });
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

describe('“không thuộc trách nhiệm”', () => {
  const claimed = nextOf(applyHandoverClaim(assignment({ reviewUntil: day('2026-04-01') }), TODAY));

  test('waits from the day on which it was said, and answers a review', () => {
    expect(claimed).toMatchObject({ waitingFor: 'handover', waitingSince: TODAY, reviewUntil: null, reportedOn: null });
    expect(nextOf(applyHandoverClaim(claimed, day('2026-04-20'))).waitingSince).toBe(TODAY);
  });

  test('takes the place of a request for more time, not of a completion', () => {
    expect(nextOf(applyHandoverClaim(extending, TODAY))).toMatchObject({
      waitingFor: 'handover',
      waitingSince: TODAY,
      requestedDueOn: null,
    });
    expect(applyHandoverClaim(waiting, TODAY)).toEqual({ kind: 'refused', why: 'waiting_confirmation' });
  });

  test('refused, the wait is over; granted, the agency that takes the task has not answered yet', () => {
    expect(nextOf(rejectHandover(claimed, TODAY))).toMatchObject({
      waitingFor: null,
      waitingSince: null,
      answeredOn: TODAY,
    });
    expect(nextOf(approveHandover(claimed, null, TODAY))).toMatchObject({
      waitingFor: null,
      waitingSince: null,
      answeredOn: null,
    });
  });

  test.each([assignment(), waiting, extending])('nothing is decided where nothing was said', (other) => {
    expect(rejectHandover(other, TODAY)).toEqual({ kind: 'refused', why: 'not_waiting' });
    expect(approveHandover(other, null, TODAY)).toEqual({ kind: 'refused', why: 'not_waiting' });
  });

  test('a later completion waits in its place', () => {
    const done = nextOf(applyReport(claimed, report('completed'), TODAY, 'required'));
    expect(done).toMatchObject({ waitingFor: 'confirmation', status: 'pending_confirmation' });
  });
});

describe('an ongoing task', () => {
  test.each(['required', 'off'] as const)('is not completed by a mere “xong” (confirmation %s)', (confirmation) => {
    expect(applyReport(undated(), report('completed'), TODAY, confirmation)).toEqual({
      kind: 'refused',
      why: 'ongoing',
    });
    const conditional = undated({ deadline: deadline({ kind: 'conditional', end: null }) });
    expect(applyReport(conditional, report('completed'), TODAY, confirmation).kind).toBe('refused');
  });

  test.each(['required', 'off'] as const)('that is said to be over waits for it (confirmation %s)', (confirmation) => {
    const next = nextOf(applyReport(undated(), report('completed', { isOver: true }), TODAY, confirmation));
    expect(next).toMatchObject({ status: 'pending_confirmation', waitingFor: 'confirmation', completedOn: null });
    expect(nextOf(confirmCompletion(next, null)).status).toBe('completed');
  });

  test('takes a report of the period as any other', () => {
    const next = nextOf(applyReport(undated(), report('in_progress'), TODAY, 'off'));
    expect(next).toMatchObject({ status: 'in_progress', reportedOn: TODAY });
  });
});
