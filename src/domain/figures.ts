/** The one place that counts: every message, board and report takes its totals and rates from here. */

import { timelinessOf, type Assignment } from './assignment.ts';
import type { LocalDate } from './dates.ts';
import { silentSince } from './reminder.ts';

/**
 * Each assignment (one lead's share) is counted once: `total` = `completedOnTime` + `completedLate` + `overdue` +
 * `waiting` + `within`, cancelled ones left out. `within` is "còn trong hạn": not yet due, or without a date, or
 * suspended; `noDate` are those of it without a date, `silent` those of them without a report in the last full period.
 */
export interface Figures {
  readonly total: number;
  readonly completedOnTime: number;
  readonly completedLate: number;
  readonly overdue: number;
  readonly waiting: number;
  readonly within: number;
  readonly noDate: number;
  readonly silent: number;
  readonly stuck: number;
}

export function figuresOf(assignments: Iterable<Assignment>, today: LocalDate): Figures {
  const figures = {
    total: 0,
    completedOnTime: 0,
    completedLate: 0,
    overdue: 0,
    waiting: 0,
    within: 0,
    noDate: 0,
    silent: 0,
    stuck: 0,
  };
  for (const assignment of assignments) {
    if (assignment.status === 'cancelled') continue;
    figures.total += 1;
    if (assignment.obstacle !== null && assignment.status !== 'completed') figures.stuck += 1;
    const timeliness = timelinessOf(assignment, today);
    if (timeliness === 'completed_on_time') figures.completedOnTime += 1;
    else if (timeliness === 'completed_late') figures.completedLate += 1;
    else if (assignment.waitingFor !== null) figures.waiting += 1;
    else if (timeliness === 'overdue' && assignment.status !== 'suspended') figures.overdue += 1;
    else {
      figures.within += 1;
      if (assignment.dueOn === null) figures.noDate += 1;
      if (silentSince(assignment, today) !== null) figures.silent += 1;
    }
  }
  return figures;
}
