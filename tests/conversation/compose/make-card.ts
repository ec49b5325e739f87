/** Cards as they look in Decision 913, for sentences that are read aloud. */

import type { Assignment } from '../../../src/domain/tasks/assignment.ts';
import { day } from '../../../src/domain/calendar/dates.ts';
import type { Deadline } from '../../../src/domain/deadlines/deadline.ts';
import type { Card, Task } from '../../../src/domain/tasks/task.ts';

export const TODAY = day('2026-11-23');
export const ZONE = 'Asia/Ho_Chi_Minh';

const deadline: Deadline = {
  text: 'Quý IV/2026',
  kind: 'quarter',
  start: day('2026-10-01'),
  end: day('2026-12-31'),
  recurrence: null,
  dueDay: null,
  rule: 'quý IV → ngày cuối quý',
};

export function card(changes: { task?: Partial<Task>; assignment?: Partial<Assignment>; agency?: string } = {}): Card {
  const task: Task = {
    id: 12,
    programme: {
      id: 1,
      code: '913-qd-ubnd',
      number: '913/QĐ-UBND',
      title: 'Kế hoạch hành động',
      authority: 'UBND tỉnh Thanh Hóa',
      issuedOn: day('2022-03-14'),
      endsOn: null,
    },
    ref: 'III.2.1',
    source: 'annex',
    section: 'III',
    title: 'xây dựng Đề án phát triển du lịch cộng đồng',
    coordinating: 'UBND các huyện',
    product: 'Đề án',
    reportTo: 'UBND tỉnh',
    deadline,
    ...changes.task,
  };
  return {
    task,
    agency: { id: 1, code: 'SVHTTDL', name: changes.agency ?? 'Sở Văn hóa, Thể thao và Du lịch', kind: 'agency' },
    formerly: null,
    continuedUnder: null,
    assignment: {
      id: task.id,
      taskId: task.id,
      agencyId: 1,
      status: 'not_started',
      progress: null,
      obstacle: null,
      deadline: task.deadline,
      deadlineRev: 1,
      period: null,
      dueOn: day('2026-12-31'),
      cadence: null,
      issuedOn: day('2022-03-14'),
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
      orphanedOn: null,
      takenOverOn: null,
      toldOn: null,
      continuedIn: null,
      suspendedOn: null,
      suspendedScope: null,
      repeats: 0,
      extensions: 0,
      waits: [],
      rev: 3,
      ...changes.assignment,
    },
  };
}

/** Due on 31/10/2026, 23 days ago, half done. */
export function overdueCard(id = 15, agency?: string): Card {
  return card({
    ...(agency === undefined ? {} : { agency }),
    task: { id, ref: `II.${String(id)}`, deadline: { ...deadline, text: 'Tháng 10/2026', end: day('2026-10-31') } },
    assignment: {
      status: 'in_progress',
      progress: 50,
      obstacle: 'mặt bằng',
      dueOn: day('2026-10-31'),
      answeredOn: day('2026-11-05'),
      reportedOn: day('2026-11-05'),
      deadline: { ...deadline, text: 'Tháng 10/2026', end: day('2026-10-31') },
    },
  });
}
