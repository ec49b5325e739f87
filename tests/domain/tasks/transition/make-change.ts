/** Tasks that wait, ask or are stuck, and reports on them. */

import type { Assignment } from '../../../../src/domain/tasks/assignment.ts';
import { day } from '../../../../src/domain/calendar/dates.ts';
import type { Change } from '../../../../src/domain/tasks/transition/change.ts';
import type { Report } from '../../../../src/domain/tasks/transition/report.ts';
import { assignment } from '../make-assignment.ts';

export const TODAY = day('2026-03-20');

export function report(status: Report['status'], changes: Partial<Report> = {}): Report {
  return { status, progress: null, obstacle: null, completedOn: null, proven: false, ...changes };
}

export function nextOf(change: Change): Assignment {
  if (change.kind === 'refused') throw new Error(`refused: ${change.why}`);
  return change.next;
}

export const waiting = assignment({
  status: 'pending_confirmation',
  progress: 100,
  waitingFor: 'confirmation',
  waitingSince: day('2026-03-10'),
  answeredOn: day('2026-03-10'),
  reportedOn: day('2026-03-10'),
});
export const extending = assignment({
  status: 'in_progress',
  progress: 40,
  waitingFor: 'extension',
  waitingSince: day('2026-03-10'),
  requestedDueOn: day('2026-06-30'),
});
export const stuck = assignment({ status: 'in_progress', progress: 40, obstacle: 'mặt bằng' });
