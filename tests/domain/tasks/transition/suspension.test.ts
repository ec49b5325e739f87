import { expect, test } from 'vitest';
import { day } from '../../../../src/domain/calendar/dates.ts';
import { standingOf } from '../../../../src/domain/tasks/assignment.ts';
import { resumeWork } from '../../../../src/domain/tasks/transition/suspension.ts';
import { assignment } from '../make-assignment.ts';
import { nextOf } from './make-change.ts';

test.each([
  ['late before it was suspended', '2026-02-26', '2026-02-28', '2026-03-09', '2026-03-15', 2],
  ['late, and told to go on from an earlier day', '2026-02-20', '2026-02-28', '2026-03-12', '2026-03-05', 8],
  ['in time when it was suspended', '2026-03-31', '2026-02-28', '2026-03-09', '2026-03-15', 0],
  ['late, and reported done on the day of the suspension', '2026-02-20', '2026-02-28', '2026-02-28', '2026-03-15', 8],
])(
  'a completion that was reported while it was suspended counts on its day: %s',
  (_what, dueOn, suspendedOn, reportedOn, on, late) => {
    const stopped = assignment({
      status: 'suspended',
      dueOn: day(dueOn),
      suspendedOn: day(suspendedOn),
      answeredOn: day(reportedOn),
      reportedOn: day(reportedOn),
    });
    const today = day('2026-03-15');
    const next = nextOf(resumeWork(stopped, { status: 'in_progress', isReportedDone: true }, day(on), today));
    expect(next).toMatchObject({ waitingFor: 'confirmation', waitingSince: reportedOn });
    for (const later of ['2026-03-15', '2026-05-02'])
      expect(standingOf(next, day(later)).daysOverdueWhenAsked).toBe(late);
  },
);
