/** Assignments as the truth tables need them: open, with a date, tracked since before anything was due. */

import type { Assignment } from '../../../src/domain/tasks/assignment.ts';
import { workingCalendar } from '../../../src/domain/calendar/calendar.ts';
import { day } from '../../../src/domain/calendar/dates.ts';
import type { Deadline } from '../../../src/domain/deadlines/deadline.ts';

/** Statutory holidays only: Tết 2026 is 16–20/2, a rest from 14/2 to 22/2. */
export const calendar = workingCalendar({ holidays: [], swaps: [], workingDays: [] });

export function deadline(changes: Partial<Deadline> = {}): Deadline {
  return {
    text: 'Trước ngày 01/4/2026',
    kind: 'date',
    start: null,
    end: day('2026-03-31'),
    recurrence: null,
    dueDay: null,
    rule: '“trước ngày” không gồm ngày đó',
    ...changes,
  };
}

/** Without `changes`: due on Tuesday 31/3/2026, decided on 2/1/2026, nobody has answered. */
export function assignment(changes: Partial<Assignment> = {}): Assignment {
  return {
    id: 1,
    taskId: 1,
    agencyId: 1,
    status: 'not_started',
    progress: null,
    obstacle: null,
    deadline: deadline(),
    deadlineRev: 1,
    period: null,
    dueOn: day('2026-03-31'),
    cadence: null,
    issuedOn: day('2026-01-02'),
    reviewUntil: null,
    askedOn: null,
    askedBefore: null,
    trackedFrom: day('2026-01-05'),
    waitingFor: null,
    waitingSince: null,
    requestedDueOn: null,
    answeredOn: null,
    reportedOn: null,
    reportedBefore: null,
    reinstatedOn: null,
    statedOn: null,
    expectedOn: null,
    completedOn: null,
    extensions: 0,
    waits: [],
    orphanedOn: null,
    takenOverOn: null,
    toldOn: null,
    continuedIn: null,
    suspendedOn: null,
    suspendedScope: null,
    repeats: 0,
    rev: 1,
    ...changes,
  };
}

/** Without a date: asked about each quarter. */
export function undated(changes: Partial<Assignment> = {}): Assignment {
  return assignment({
    deadline: deadline({ text: 'Trong thời gian thực hiện Nghị quyết', kind: 'ongoing', end: null, rule: '' }),
    dueOn: null,
    cadence: 'quarterly',
    ...changes,
  });
}
