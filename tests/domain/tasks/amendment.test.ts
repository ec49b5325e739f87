import { describe, expect, test } from 'vitest';
import { day } from '../../../src/domain/calendar/dates.ts';
import { amendDeadline } from '../../../src/domain/tasks/amendment.ts';
import { lateAfter, standingOf, waitedDays, type Assignment } from '../../../src/domain/tasks/assignment.ts';
import type { Change } from '../../../src/domain/tasks/transition/change.ts';
import { returnCompletion } from '../../../src/domain/tasks/transition/completion.ts';
import { applyExtensionRequest, rejectExtension } from '../../../src/domain/tasks/transition/extension.ts';
import { applyReport } from '../../../src/domain/tasks/transition/report.ts';
import { assignment, deadline } from './make-assignment.ts';

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
