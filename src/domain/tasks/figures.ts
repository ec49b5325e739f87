/** Counts assignments: the totals and rates of every message, board and report. */

import { isLateAside, standingOf, type Assignment } from './assignment.ts';
import type { LocalDate } from '../calendar/dates.ts';
import { silenceOf } from './reminder.ts';

/**
 * Each assignment (one lead's part of a task) is counted once, cancelled ones left out. No act that finishes no work
 * raises a rate.
 */
export interface Figures {
  /** `completedOnTime` + `completedLate` + `overdue` + `waiting` + `unreviewed` + `suspended` + `orphaned` + `within`. */
  readonly total: number;
  readonly completedOnTime: number;
  readonly completedLate: number;
  readonly overdue: number;
  readonly waiting: number;
  /** Those of `waiting` not yet due when the decision was asked for, or without a date: outside both rates. */
  readonly waitingNotDue: number;
  /** Had passed before their agency was asked for the first time: outside both rates. */
  readonly unreviewed: number;
  readonly suspended: number;
  /** Those of `suspended` whose date has passed: the rates divide by them too. */
  readonly suspendedLate: number;
  /** Wait for a successor of their agency, which ended. */
  readonly orphaned: number;
  /** Those of `orphaned` whose date has passed: the rates divide by them too. */
  readonly orphanedLate: number;
  /** Those of `orphaned`, and of `orphanedLate`, that have an agency already, which has not been told yet. */
  readonly untold: number;
  readonly untoldLate: number;
  /**
   * Became one with another's share in a merger: not in `total`, but in what the rates divide by until that one is done,
   * where either was late or waited.
   */
  readonly joined: number;
  /** "Còn trong hạn": not yet due, or without a date. */
  readonly within: number;
  /** Those of `within` without a date. */
  readonly noDate: number;
  /** Those of `noDate` that are over. */
  readonly ended: number;
  /** Those of `within` without a report in the last full period. */
  readonly silent: number;
  readonly stuck: number;
  /** Those of `completedLate` and `overdue` with an objective reason that was confirmed. */
  readonly excused: number;
}

/** Where one assignment is counted; `no_date` and `silent` are parts of "còn trong hạn". */
export type Standing =
  | 'completed_on_time'
  | 'completed_late'
  | 'waiting'
  | 'waiting_not_due'
  | 'unreviewed'
  | 'suspended'
  | 'suspended_late'
  | 'orphaned'
  | 'orphaned_late'
  | 'untold'
  | 'untold_late'
  | 'overdue'
  | 'within'
  | 'no_date'
  | 'ended'
  | 'silent'
  | 'left_out';

/** A number of assignments with the same standing. */
export interface Tally {
  readonly standing: Standing;
  /** With an obstacle, and not completed. */
  readonly stuck: boolean;
  readonly count: number;
  /** Late ones with a confirmed objective reason, counted in another tally as what they are. */
  readonly excused?: number;
  /** Shares that became one with another's, which is counted in its own tally. */
  readonly joined?: number;
}

export const NO_FIGURES: Figures = {
  total: 0,
  completedOnTime: 0,
  completedLate: 0,
  overdue: 0,
  waiting: 0,
  waitingNotDue: 0,
  unreviewed: 0,
  suspended: 0,
  suspendedLate: 0,
  orphaned: 0,
  orphanedLate: 0,
  untold: 0,
  untoldLate: 0,
  joined: 0,
  within: 0,
  noDate: 0,
  ended: 0,
  silent: 0,
  stuck: 0,
  excused: 0,
};

/** The sum of the figures of two disjoint sets of assignments. */
export function addFigures(one: Figures, other: Figures): Figures {
  return {
    total: one.total + other.total,
    completedOnTime: one.completedOnTime + other.completedOnTime,
    completedLate: one.completedLate + other.completedLate,
    overdue: one.overdue + other.overdue,
    waiting: one.waiting + other.waiting,
    waitingNotDue: one.waitingNotDue + other.waitingNotDue,
    unreviewed: one.unreviewed + other.unreviewed,
    suspended: one.suspended + other.suspended,
    suspendedLate: one.suspendedLate + other.suspendedLate,
    orphaned: one.orphaned + other.orphaned,
    orphanedLate: one.orphanedLate + other.orphanedLate,
    untold: one.untold + other.untold,
    untoldLate: one.untoldLate + other.untoldLate,
    joined: one.joined + other.joined,
    within: one.within + other.within,
    noDate: one.noDate + other.noDate,
    ended: one.ended + other.ended,
    silent: one.silent + other.silent,
    stuck: one.stuck + other.stuck,
    excused: one.excused + other.excused,
  };
}

/** The rule in plain code. @internal Tests hold the counting in SQL (store/figures) equal to it. */
export function figuresOf(assignments: Iterable<Assignment>, today: LocalDate): Figures {
  return figuresFrom(
    Array.from(assignments, (assignment) => ({
      standing: standingIn(assignment, today),
      stuck: assignment.obstacle !== null && assignment.status !== 'completed',
      count: 1,
    })),
  );
}

/** The figures from tallies (store/figures.ts counts in the database by these rules). */
export function figuresFrom(tallies: Iterable<Tally>): Figures {
  const figures: { -readonly [Name in keyof Figures]: number } = { ...NO_FIGURES };
  for (const { standing, stuck, count, excused = 0, joined = 0 } of tallies) {
    figures.excused += excused;
    figures.joined += joined;
    if (standing === 'left_out') continue;
    figures.total += count;
    if (stuck) figures.stuck += count;
    if (standing === 'completed_on_time') figures.completedOnTime += count;
    else if (standing === 'completed_late') figures.completedLate += count;
    else if (standing === 'waiting' || standing === 'waiting_not_due') {
      figures.waiting += count;
      if (standing === 'waiting_not_due') figures.waitingNotDue += count;
    } else if (standing === 'unreviewed') figures.unreviewed += count;
    else if (standing === 'overdue') figures.overdue += count;
    else if (standing === 'suspended' || standing === 'suspended_late') {
      figures.suspended += count;
      if (standing === 'suspended_late') figures.suspendedLate += count;
    } else if (standing === 'orphaned' || standing === 'orphaned_late') {
      figures.orphaned += count;
      if (standing === 'orphaned_late') figures.orphanedLate += count;
    } else if (standing === 'untold' || standing === 'untold_late') {
      figures.orphaned += count;
      figures.untold += count;
      if (standing === 'untold') continue;
      figures.orphanedLate += count;
      figures.untoldLate += count;
    } else {
      figures.within += count;
      if (standing !== 'within') figures.noDate += count;
      if (standing === 'silent') figures.silent += count;
      if (standing === 'ended') figures.ended += count;
    }
  }
  return figures;
}

/** How many may be shown beside others: all but what is not yet reviewed. */
export function comparedOf({ total, unreviewed }: Figures): number {
  return total - unreviewed;
}

/** Both rates of the vocabulary, as the parts of their fractions: print them with their formula, never alone. */
export function ratesOf(figures: Figures): {
  readonly completed: number;
  readonly onTime: number;
  readonly base: number;
} {
  return {
    completed: figures.completedOnTime + figures.completedLate,
    onTime: figures.completedOnTime,
    base:
      figures.total -
      figures.within -
      figures.unreviewed -
      figures.waitingNotDue -
      notLateAside(figures) +
      figures.joined,
  };
}

/** Suspended or waiting for a successor, and not past their date: outside what the rates divide by. */
export function notLateAside({ suspended, suspendedLate, orphaned, orphanedLate }: Figures): number {
  return suspended - suspendedLate + orphaned - orphanedLate;
}

function standingIn(assignment: Assignment, today: LocalDate): Standing {
  if (assignment.status === 'cancelled') return 'left_out';
  const { counted, timeliness, daysOverdueWhenAsked } = standingOf(assignment, today);
  if (timeliness === 'completed_on_time' || timeliness === 'completed_late') return timeliness;
  if (assignment.status === 'completed') return 'ended';
  if (counted === 'waiting') return daysOverdueWhenAsked === 0 ? 'waiting_not_due' : 'waiting';
  if (counted === 'unreviewed') return counted;
  if (counted === 'suspended' || counted === 'orphaned') {
    const aside = counted === 'orphaned' && assignment.orphanedOn === null ? 'untold' : counted;
    return isLateAside(assignment, today) ? `${aside}_late` : aside;
  }
  if (timeliness === 'overdue') return 'overdue';
  if (assignment.dueOn !== null) return 'within';
  return silenceOf(assignment, today) === null ? 'no_date' : 'silent';
}
