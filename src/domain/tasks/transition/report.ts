/** What an agency’s report does to an assignment: it never confirms its own work. */

import type { LocalDate } from '../../calendar/dates.ts';
import { isAhead, isOngoing, lateAfter, type Assignment } from '../assignment.ts';
import { changed, closedBecause, waited, type Change } from './change.ts';
import { complete } from './completion.ts';

/** `required`: a reported completion waits for the secretariat. `off`: it counts at once, but for an ongoing task. */
export type Confirmation = 'required' | 'off';

export interface Report {
  readonly status: 'not_started' | 'in_progress' | 'blocked' | 'completed';
  /** 0–100, kept as whole per cent, rounded down; null when the report names none. */
  readonly progress: number | null;
  readonly obstacle: string | null;
  /** The day of a completion, where the agency states one; `proven` by a document that it names. */
  readonly completedOn: LocalDate | null;
  readonly proven: boolean;
  /** The day by which work under way is to be done, where the agency names one. */
  readonly expectedOn?: LocalDate | null;
  /** The agency says in so many words that an ongoing task itself is over. */
  readonly isOver?: boolean;
}

/**
 * An agency's report on `today`. A completed assignment stays completed (only the secretariat reopens it); a suspended
 * one takes no reports. A figure alone leaves a known obstacle standing; "đang thực hiện" without a figure clears it. The
 * day on which the work is expected stands until another one is named.
 */
export function applyReport(
  assignment: Assignment,
  report: Report,
  today: LocalDate,
  confirmation: Confirmation,
): Change {
  const closed = closedBecause(assignment);
  if (closed !== null) return { kind: 'refused', why: closed };
  if (isAhead(assignment, today)) return { kind: 'refused', why: 'period_ahead' };
  const expectedOn = report.expectedOn ?? assignment.expectedOn;
  // Work is reported on: that it was stopped is no longer claimed.
  const standing = assignment.waitingFor === 'suspension' ? waited(assignment, today) : assignment;
  const answered = { ...standing, answeredOn: today, reportedOn: today, repeats: 0, expectedOn };
  switch (report.status) {
    case 'completed':
      return reportCompletion(answered, report, today, confirmation);
    case 'blocked':
      return changed({ ...withdrawn(answered), status: 'in_progress', obstacle: report.obstacle, ...figure(report) });
    case 'in_progress':
      return changed({
        ...withdrawn(answered),
        status: 'in_progress',
        obstacle: report.progress === null ? null : assignment.obstacle,
        ...figure(report),
      });
    case 'not_started':
      return changed({ ...withdrawn(answered), status: 'not_started', progress: null });
  }
}

/** "Không thay đổi", "như kỳ trước": the last report stands anew on `today`; what waits goes on waiting. */
export function applyUnchanged(assignment: Assignment, today: LocalDate): Change {
  const closed = closedBecause(assignment);
  if (closed !== null) return { kind: 'refused', why: closed };
  if (isAhead(assignment, today)) return { kind: 'refused', why: 'period_ahead' };
  return changed({ ...repeated(assignment, today), reportedOn: today });
}

/** "Đã nhận": seen, nothing else changes. */
export function applyAcknowledgement(assignment: Assignment, today: LocalDate): Change {
  const closed = closedBecause(assignment);
  return closed === null ? changed(repeated(assignment, today)) : { kind: 'refused', why: closed };
}

/** Answered without anything new; after the date that is counted, once a day, and not on that of a report. */
function repeated(assignment: Assignment, today: LocalDate): Assignment {
  const last = lateAfter(assignment);
  const isFirstToday = assignment.answeredOn !== today || (assignment.repeats === 0 && assignment.reportedOn !== today);
  const isCounted = last !== null && last < today && isFirstToday;
  return { ...assignment, answeredOn: today, repeats: assignment.repeats + (isCounted ? 1 : 0) };
}

/**
 * A second report while the first waits only adds the day that it states. Unconfirmed, a day counts when it is proven. That
 * an ongoing task is over is always confirmed.
 */
function reportCompletion(
  assignment: Assignment,
  { completedOn: statedOn, proven, isOver = false }: Report,
  today: LocalDate,
  confirmation: Confirmation,
): Change {
  if (assignment.status === 'pending_confirmation') {
    return statedOn === null || statedOn === assignment.statedOn
      ? { kind: 'refused', why: 'already_reported' }
      : changed({ ...assignment, statedOn });
  }
  const ongoing = isOngoing(assignment);
  if (ongoing && !isOver) return { kind: 'refused', why: 'ongoing' };
  const reported = { ...waited(assignment, today), progress: 100, obstacle: null, statedOn, expectedOn: null };
  if (confirmation === 'off' && !ongoing)
    return changed(complete(reported, proven && statedOn !== null ? statedOn : today));
  return changed({
    ...reported,
    status: 'pending_confirmation',
    waitingFor: 'confirmation',
    waitingSince: today,
  });
}

/**
 * A newer report that says otherwise withdraws a completion that still waits for confirmation, and its 100 %. It was not
 * done meanwhile: those days count.
 */
function withdrawn(assignment: Assignment): Assignment {
  return assignment.waitingFor === 'confirmation'
    ? { ...assignment, waitingFor: null, waitingSince: null, progress: null, statedOn: null }
    : assignment;
}

function figure(report: Report): { progress?: number } {
  return report.progress === null ? {} : { progress: Math.floor(report.progress) };
}

/** What waited for a decision before a report waits no more after it: one request waits at a time. */
export function overtakes(before: Assignment, after: Assignment): boolean {
  return before.waitingFor !== null && before.waitingFor !== after.waitingFor;
}
