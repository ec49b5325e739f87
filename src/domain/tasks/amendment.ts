/** What an amended decision does to an assignment. */

import { isOpen, lastReportOn, type Assignment, type Wait } from './assignment.ts';
import { addDays, type LocalDate } from '../calendar/dates.ts';
import type { Deadline } from '../deadlines/deadline.ts';
import { firstDate } from '../deadlines/first-date.ts';
import { periodOfKey } from '../deadlines/period.ts';
import { NOT_YET_ASKED, reviewAtTakeover } from './review.ts';

/** The parts of a programme and of a task that an amended decision may say otherwise. */
export type AmendedField =
  | 'number' | 'authority' | 'issued'
  | 'ref' | 'section' | 'title' | 'lead' | 'coordinating' | 'product' | 'deadline' | 'report_to' | 'source'; // prettier-ignore

/** A document that amends another one: "2000/QĐ-UBND" and its day. */
export interface AmendingDocument {
  readonly number: string;
  readonly issuedOn: LocalDate;
}

export interface FieldChange {
  readonly field: AmendedField;
  readonly before: string;
  readonly after: string;
}

/**
 * Replaces the deadline in force by the decision's new one; reports stay. Null for a closed assignment, which keeps the date
 * it was judged by, and for a period that is reported or was due before: it is owed as the decision stood then. The running
 * period becomes that of the new rhythm that is running; where none is whose date lies ahead, it keeps its own date and the
 * new rhythm begins after it.
 */
export function amendDeadline(assignment: Assignment, deadline: Deadline, today: LocalDate): Assignment | null {
  if (!isOpen(assignment) || isOwed(assignment, today)) return null;
  const first = firstDate(deadline, assignment.issuedOn > today ? assignment.issuedOn : today);
  if (assignment.period !== null && deadline.kind === 'recurring' && !isRunning(first.period, today)) return null;
  return {
    ...assignment,
    ...(lapsesUnder(assignment, first) && { waitingFor: null, waitingSince: null, requestedDueOn: null }),
    deadline,
    deadlineRev: assignment.deadlineRev + 1,
    ...first,
    waits: first.dueOn === assignment.dueOn ? assignment.waits : waitsUnder(assignment, first, today),
    repeats: first.dueOn === assignment.dueOn ? assignment.repeats : 0,
  };
}

type First = Pick<Assignment, 'dueOn' | 'period'>;

function isRunning(period: string | null, today: LocalDate): boolean {
  const start = period === null ? undefined : periodOfKey(period)?.start;
  return start !== undefined && start <= today;
}

/** A later date was asked for another period, or the decision now gives as much without it. */
function lapsesUnder({ waitingFor, period, requestedDueOn }: Assignment, first: First): boolean {
  if (waitingFor !== 'extension') return false;
  return first.period !== period || first.dueOn === null || (requestedDueOn !== null && requestedDueOn <= first.dueOn);
}

/** What waits, or is suspended, under the new date does so from the day on which that was set: the days before were taken into account in it. */
function waitsUnder(assignment: Assignment, first: First, today: LocalDate): readonly Wait[] {
  const since = assignment.waitingSince ?? assignment.suspendedOn;
  if (since === null || since >= today || lapsesUnder(assignment, first)) return [];
  return [{ from: today, until: today }];
}

function isOwed({ period, dueOn, waitingFor }: Assignment, today: LocalDate): boolean {
  if (period === null) return false;
  const end = periodOfKey(period)?.end;
  return waitingFor === 'confirmation' || (end !== undefined && end < today) || (dueOn !== null && dueOn < today);
}

/** The decision's new date lies behind already, and the one before did not: its agency is asked before it is judged by it. */
export function isLateByAmendment(before: Assignment, after: Assignment, today: LocalDate): boolean {
  const wasLate = before.dueOn !== null && before.dueOn < today;
  return !wasLate && after.dueOn !== null && after.dueOn < today;
}

/** The days that a period answers for: those of its name, from the end of the last period before it. */
export interface Coverage {
  /** The first day, where it lies before the period's own; null otherwise. */
  readonly since: LocalDate | null;
  /** The last day of periods that answer for its beginning; null where none do. */
  readonly apart: LocalDate | null;
}

/** What `period` answers for once it has taken the place of `former`, beside the `others` of the same lead. */
export function coverageOf(period: string, former: string, others: readonly string[]): Coverage {
  const start = periodOfKey(period)?.start;
  const before = periodOfKey(former)?.start;
  if (start === undefined || before === undefined) return { since: null, apart: null };
  const ends = others.flatMap((key) => periodOfKey(key)?.end ?? []).filter((end) => end < before);
  const last = ends.sort().at(-1);
  const owed = last === undefined ? before : addDays(last, 1);
  return { since: owed < start ? owed : null, apart: last !== undefined && last >= start ? last : null };
}

/** "Thôi theo dõi": it is asked about no more, and its record stays. Null for a closed assignment. */
export function withdrawAssignment(assignment: Assignment): Assignment | null {
  if (!isOpen(assignment)) return null;
  return { ...assignment, status: 'cancelled', waitingFor: null, waitingSince: null, requestedDueOn: null };
}

/** A share that became one with another's: what was reported on it went there, and nothing of it is left here. */
export function unreported(assignment: Assignment): Assignment {
  return {
    ...assignment,
    answeredOn: null,
    reportedOn: null,
    reportedBefore: null,
    progress: null,
    obstacle: null,
    extensions: 0,
  };
}

/**
 * A lead that the decision names again takes its assignment up where it left it, under the decision's date as of `from`; what
 * it had promised or asked for under the one before is over. Where that date has passed by `today`, what was reported before
 * stays in the record and is no answer to the review that is asked anew; where there is none, nor is what nobody reported on.
 * Null for one that was not withdrawn.
 */
export function reinstateAssignment(
  assignment: Assignment,
  deadline: Deadline,
  from: LocalDate,
  today: LocalDate,
): Assignment | null {
  if (assignment.status !== 'cancelled') return null;
  const first = firstDate(deadline, from);
  const reported = lastReportOn(assignment);
  const { cadence, issuedOn } = assignment;
  const hasPassed = reviewAtTakeover({ dueOn: first.dueOn, cadence, issuedOn, trackedFrom: today }) !== null;
  const isReviewed = hasPassed && (first.dueOn !== null || reported === null);
  return {
    ...assignment,
    status: reported === null ? 'not_started' : 'in_progress',
    deadline,
    deadlineRev: assignment.deadlineRev + 1,
    ...first,
    reinstatedOn: today,
    // A question from before is no question to it now.
    askedOn: null,
    askedBefore: null,
    reviewUntil: isReviewed ? NOT_YET_ASKED : null,
    ...(isReviewed
      ? { answeredOn: null, reportedOn: null, reportedBefore: reported }
      : { reportedOn: reported, reportedBefore: null }),
    waits: [],
    suspendedOn: null,
    suspendedScope: null,
    // A completion that waited is reported anew.
    progress: assignment.progress === 100 ? null : assignment.progress,
    statedOn: null,
    expectedOn: null,
    completedOn: null,
    repeats: 0,
  };
}
