import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, day, type LocalDate } from '../../../src/domain/calendar/dates.ts';
import { amendDeadline, reinstateAssignment, withdrawAssignment } from '../../../src/domain/tasks/amendment.ts';
import {
  awaitsReview,
  lastReportOn,
  lateAfter,
  standingOf,
  waitedDays,
  type Assignment,
} from '../../../src/domain/tasks/assignment.ts';
import type { Change } from '../../../src/domain/tasks/transition/change.ts';
import { returnCompletion } from '../../../src/domain/tasks/transition/completion.ts';
import { applyExtensionRequest, rejectExtension } from '../../../src/domain/tasks/transition/extension.ts';
import { applyReport } from '../../../src/domain/tasks/transition/report.ts';
import { isUnanswered, mayEscalate, needsBaseline, silenceOf } from '../../../src/domain/tasks/reminder.ts';
import { NOT_YET_ASKED, unansweredReview } from '../../../src/domain/tasks/review.ts';
import { assignment, deadline, undated } from './make-assignment.ts';

function made(change: Change): Assignment {
  if (change.kind === 'refused') throw new Error(change.why);
  return change.next;
}
const asked = (on: string, own = assignment()) => made(applyExtensionRequest(own, day('2026-09-30'), day(on)));
function amended(own: Assignment, end: string, on: string): Assignment {
  const next = amendDeadline(own, deadline({ end: day(end) }), day(on));
  if (next === null) throw new Error('Nothing changed');
  return next;
}

describe('a date that is amended while a decision is waited for', () => {
  test('takes off only the days of waiting that are left under it', () => {
    const waiting = amended(asked('2026-03-01'), '2026-04-30', '2026-03-20');
    const refused = made(rejectExtension(waiting, day('2026-03-31')));
    expect(waitedDays(refused)).toBe(11);
    expect(lateAfter(refused)).toBe('2026-05-11');
    expect(standingOf(refused, day('2026-05-12'))).toMatchObject({ timeliness: 'overdue', daysOverdue: 1 });
  });

  test('a report that waits is returned in the same way', () => {
    const report = { status: 'completed', progress: 100, obstacle: null, completedOn: null, proven: false } as const;
    const reported = made(applyReport(assignment(), report, day('2026-03-01'), 'required'));
    const returned = made(returnCompletion(amended(reported, '2026-06-30', '2026-03-20'), day('2026-03-25')));
    expect([waitedDays(returned), lateAfter(returned)]).toEqual([5, '2026-07-05']);
  });

  test('twice: from the second time on; and what is asked for afterwards waits from its own day', () => {
    const twice = amended(amended(asked('2026-03-01'), '2026-04-30', '2026-03-10'), '2026-05-31', '2026-03-20');
    const refused = made(rejectExtension(twice, day('2026-03-24')));
    expect(waitedDays(refused)).toBe(4);
    expect(waitedDays(made(rejectExtension(asked('2026-04-01', refused), day('2026-04-08'))))).toBe(11);
  });

  test('on the day of the amendment nothing is left, and the same date changes nothing', () => {
    expect(
      waitedDays(made(rejectExtension(amended(asked('2026-03-01'), '2026-04-30', '2026-03-20'), day('2026-03-20')))),
    ).toBe(0);
    const same = made(rejectExtension(amended(asked('2026-03-01'), '2026-03-31', '2026-03-20'), day('2026-03-31')));
    expect([waitedDays(same), lateAfter(same)]).toEqual([30, '2026-04-30']);
  });

  test('a date amended while nothing waits has no days of waiting', () => {
    const before = made(rejectExtension(asked('2026-03-01'), day('2026-03-10')));
    const next = amended(before, '2026-04-30', '2026-03-20');
    expect([next.waits, lateAfter(next)]).toEqual([[], '2026-04-30']);
  });
});

describe('a lead that was taken off and is named again', () => {
  const TODAY = day('2026-07-20');
  const reported = {
    status: 'in_progress',
    progress: 40,
    answeredOn: day('2026-03-10'),
    reportedOn: day('2026-03-10'),
  };
  const again = (own: Assignment, on: LocalDate = TODAY): Assignment => {
    const off = withdrawAssignment(own) ?? expect.unreachable();
    return reinstateAssignment(off, own.deadline, on, on) ?? expect.unreachable();
  };

  test.each([
    ['reported, its date has passed', assignment({ ...reported, status: 'in_progress' }), true, '2026-03-10'],
    ['never reported, its date has passed', assignment(), true, null],
    ['acknowledged only, its date has passed', assignment({ answeredOn: day('2026-03-10') }), true, null],
    [
      'reviewed long ago and silent since, its date has passed',
      assignment({ reviewUntil: day('2026-02-10') }),
      true,
      null,
    ],
    [
      'reported, its date lies ahead',
      assignment({
        ...reported,
        status: 'in_progress',
        dueOn: day('2026-09-30'),
        deadline: deadline({ end: day('2026-09-30') }),
      }),
      false,
      '2026-03-10',
    ],
    ['reported, without a date', undated({ ...reported, status: 'in_progress' }), false, '2026-03-10'],
    ['never reported, without a date', undated({ issuedOn: day('2022-03-14') }), true, null],
    ['never reported, of a decision of this quarter', undated({ issuedOn: day('2026-07-01') }), false, null],
  ] as const)('%s: what it reported stays, and it is asked before it is judged', (_what, own, isReviewed, last) => {
    const next = again(own);
    expect(lastReportOn(next)).toBe(last);
    expect([next.reinstatedOn, next.status]).toEqual([TODAY, last === null ? 'not_started' : 'in_progress']);
    expect([awaitsReview(next, TODAY), needsBaseline(next, own.trackedFrom)]).toEqual([isReviewed, isReviewed]);
    expect(unansweredReview(next, addDays(TODAY, 400))).toBeNull();
    expect(standingOf(next, TODAY).daysOverdue).toBe(0);
  });

  test('a second time: the day of the first report is still known', () => {
    const twice = again(again(assignment({ ...reported, status: 'in_progress' })), day('2026-08-20'));
    expect([lastReportOn(twice), twice.reinstatedOn]).toEqual(['2026-03-10', '2026-08-20']);
  });

  /** Whatever it had said and been asked: nothing from before the naming is held against it, and nothing is lost. */
  test('is not judged by anything from before that day, and loses no report', () => {
    const on = (from: string) => fc.integer({ min: 0, max: 500 }).map((days) => addDays(day(from), days));
    const maybe = (from: string) => fc.option(on(from), { nil: null });
    fc.assert(
      fc.property(
        fc.record({
          dueOn: maybe('2026-01-10'),
          reportedOn: maybe('2026-01-06'),
          answeredOn: maybe('2026-01-06'),
          askedOn: maybe('2026-01-06'),
          askedBefore: maybe('2026-01-06'),
          reviewUntil: fc.oneof(maybe('2026-01-20'), fc.constant(NOT_YET_ASKED)),
          repeats: fc.nat(4),
        }),
        fc.constantFrom('weekly', 'monthly', 'quarterly', 'half_yearly', 'yearly'),
        fc.nat(60),
        ({ dueOn, ...said }, cadence, later) => {
          const named = day('2027-05-25');
          const own =
            dueOn === null
              ? undated({ ...said, cadence, issuedOn: day('2022-03-14') })
              : assignment({ ...said, dueOn, deadline: deadline({ end: dueOn }) });
          const next = again(own, named);
          const today = addDays(named, later);
          expect(lastReportOn(next)).toBe(said.reportedOn);
          expect(standingOf(next, today).timeliness === 'overdue').toBe(
            dueOn !== null && dueOn >= named && dueOn < today,
          );
          expect(mayEscalate(next, named, own.trackedFrom)).toBe(false);
          expect(isUnanswered(next) && next.dueOn !== null && next.dueOn < named).toBe(false);
          // Not even where it is asked on that very day: it was no lead for the whole of a period.
          const asked = { ...next, reviewUntil: null, askedOn: named };
          if (cadence !== 'weekly' && cadence !== 'monthly') expect(silenceOf(asked, addDays(named, 36))).toBeNull();
        },
      ),
    );
  });
});
