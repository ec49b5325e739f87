/**
 * What a person's report or decision does to an assignment. An agency never confirms its own work; a date moves only
 * when approved.
 */

import {
  GRANTED_RULE,
  beginsOn,
  isAhead,
  isOngoing,
  isOpen,
  isStopped,
  lateAfter,
  type Assignment,
  type Status,
  type SuspensionScope,
  type Wait,
} from './assignment.ts';
import { addDays, type LocalDate } from '../calendar/dates.ts';
import { periodOf } from '../deadlines/period.ts';
import { awaitsReview, NOT_YET_ASKED } from './review.ts';

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

/** What waited for a decision before a report waits no more after it: one request waits at a time. */
export function overtakes(before: Assignment, after: Assignment): boolean {
  return before.waitingFor !== null && before.waitingFor !== after.waitingFor;
}

/** Why a change is not made. */
export type Refusal =
  | 'waiting_confirmation'
  | 'completed'
  | 'cancelled'
  | 'suspended'
  | 'not_waiting'
  | 'no_date'
  | 'already_reported'
  /** Completed for the period, or as a whole? */
  | 'ongoing'
  /** Its period has not begun. */
  | 'period_ahead'
  /** It goes on under a task of another programme. */
  | 'continued';

/** Why a day cannot be that of a completion. */
export type DayRefusal = 'ahead' | 'before_decision' | 'before_period';

/**
 * A completion lies neither ahead of `today` nor before the decision, or the period, that asked for it; null where the day
 * may stand.
 */
export function dayRefused(assignment: Assignment, on: LocalDate, today: LocalDate): DayRefusal | null {
  if (on > today) return 'ahead';
  if (on < assignment.issuedOn) return 'before_decision';
  const begins = beginsOn(assignment);
  return begins !== null && on < begins ? 'before_period' : null;
}

export type Change =
  { readonly kind: 'changed'; readonly next: Assignment } | { readonly kind: 'refused'; readonly why: Refusal };

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
 * "Không thuộc trách nhiệm": waits for the secretariat. No report on the work, but an answer to the review of what was
 * taken over late; it takes the place of a request for more time.
 */
export function applyHandoverClaim(assignment: Assignment, today: LocalDate): Change {
  const closed = closedBecause(assignment);
  if (closed !== null) return { kind: 'refused', why: closed };
  if (assignment.waitingFor === 'confirmation') return { kind: 'refused', why: 'waiting_confirmation' };
  const isRepeated = assignment.waitingFor === 'handover';
  return changed({
    ...(isRepeated ? assignment : waited(assignment, today)),
    answeredOn: today,
    repeats: 0,
    reviewUntil: null,
    waitingFor: 'handover',
    waitingSince: isRepeated ? assignment.waitingSince : today,
  });
}

/**
 * "Tạm dừng theo Công văn số …": nothing stops before the secretariat has confirmed it. An answer to the review of what was
 * taken over late; a report on the work only where it names a figure. It takes the place of a request for more time.
 */
export function applySuspensionClaim(assignment: Assignment, progress: number | null, today: LocalDate): Change {
  const closed = closedBecause(assignment);
  if (closed !== null) return { kind: 'refused', why: closed };
  if (isAhead(assignment, today)) return { kind: 'refused', why: 'period_ahead' };
  if (assignment.waitingFor === 'confirmation') return { kind: 'refused', why: 'waiting_confirmation' };
  const isRepeated = assignment.waitingFor === 'suspension';
  return changed({
    ...(isRepeated ? assignment : waited(assignment, today)),
    answeredOn: today,
    repeats: 0,
    reviewUntil: null,
    ...(progress === null ? {} : { progress: Math.floor(progress), status: 'in_progress', reportedOn: today }),
    waitingFor: 'suspension',
    waitingSince: isRepeated ? assignment.waitingSince : today,
  });
}

/** It is stopped: nothing is asked of it, nor counted as late, until it goes on. `scope` is null for what is done once. */
export function approveSuspension(assignment: Assignment, scope: SuspensionScope | null, today: LocalDate): Change {
  if (assignment.waitingFor !== 'suspension') return { kind: 'refused', why: 'not_waiting' };
  return changed(suspended(assignment, scope, today));
}

/**
 * Another open period of a duty that is stopped as a whole. A completion goes on waiting for its decision; any other request
 * has no object any more.
 */
export function suspendWithDuty(assignment: Assignment, today: LocalDate): Change {
  const closed = closedBecause(assignment);
  if (closed !== null) return { kind: 'refused', why: closed };
  if (isAhead(assignment, today)) return { kind: 'refused', why: 'period_ahead' };
  if (assignment.waitingFor === 'confirmation') return { kind: 'refused', why: 'waiting_confirmation' };
  return changed(suspended(assignment, 'duty', today));
}

function suspended(assignment: Assignment, scope: SuspensionScope | null, today: LocalDate): Assignment {
  return { ...waited(assignment, today), status: 'suspended', suspendedOn: today, suspendedScope: scope };
}

/** "Nay tiếp tục thực hiện" of a suspended task: it stays suspended until the secretariat has decided. */
export function proposeResumption(assignment: Assignment, today: LocalDate): Change {
  if (!isStopped(assignment)) return { kind: 'refused', why: 'not_waiting' };
  return changed({ ...assignment, answeredOn: today, repeats: 0 });
}

/** The day `on` from which a suspended task goes on lies neither ahead nor before the suspension; null where it may stand. */
export function resumptionRefused(
  { suspendedOn }: Assignment,
  on: LocalDate,
  today: LocalDate,
): 'ahead' | 'before_suspension' | null {
  if (on > today) return 'ahead';
  return suspendedOn !== null && on < suspendedOn ? 'before_suspension' : null;
}

/** It goes on from `on`, where it was before (`status`): the days for which it was suspended are nobody's lateness. */
export function resumeWork(assignment: Assignment, status: Status, on: LocalDate): Change {
  if (!isStopped(assignment)) return { kind: 'refused', why: 'not_waiting' };
  const days = suspendedDays(assignment, assignment.suspendedOn, on);
  return changed({
    ...assignment,
    status,
    suspendedOn: null,
    suspendedScope: null,
    repeats: 0,
    waits: [...assignment.waits, ...days],
  });
}

/** Under a date that was set meanwhile only the days since then. */
function suspendedDays({ waits }: Assignment, since: LocalDate | null, until: LocalDate): Wait[] {
  const set = waits.at(-1)?.until ?? null;
  const from = since !== null && set !== null && set > since ? set : since;
  return from === null || from >= until ? [] : [{ from, until, suspended: true }];
}

/** It goes on as before. */
export function rejectSuspension(assignment: Assignment, today: LocalDate): Change {
  if (assignment.waitingFor !== 'suspension') return { kind: 'refused', why: 'not_waiting' };
  return changed(waited(assignment, today));
}

/** The claim is turned down: the task stays where it is. */
export function rejectHandover(assignment: Assignment, today: LocalDate): Change {
  if (assignment.waitingFor !== 'handover') return { kind: 'refused', why: 'not_waiting' };
  return changed(waited(assignment, today));
}

/** `reviewUntil` of an assignment before its agency began to wait for a decision, and the day of that. */
export interface BeforeWait {
  readonly reviewUntil: LocalDate | null;
  readonly on: LocalDate;
}

/**
 * Another agency takes the task: it has not answered yet. Where the claim came before the days to answer the review had run
 * out, it is asked anew: a claim that proves right says nothing of the work.
 */
export function approveHandover(assignment: Assignment, before: BeforeWait | null, today: LocalDate): Change {
  const kept = rejectHandover(assignment, today);
  if (kept.kind === 'refused') return kept;
  const isUnasked = before !== null && awaitsReview({ ...kept.next, reviewUntil: before.reviewUntil }, before.on);
  return changed({
    ...kept.next,
    answeredOn: null,
    expectedOn: null,
    repeats: 0,
    ...(isUnasked && { reviewUntil: NOT_YET_ASKED }),
  });
}

/**
 * A request to move the date to `requestedDueOn`; the date in force stays until the request is approved. Alone it is no
 * report on the work, but an answer to the review.
 */
export function applyExtensionRequest(assignment: Assignment, requestedDueOn: LocalDate, today: LocalDate): Change {
  const closed = closedBecause(assignment);
  if (closed !== null) return { kind: 'refused', why: closed };
  if (assignment.dueOn === null) return { kind: 'refused', why: 'no_date' };
  if (assignment.waitingFor === 'confirmation') return { kind: 'refused', why: 'waiting_confirmation' };
  const isRepeated = assignment.waitingFor === 'extension';
  return changed({
    ...(isRepeated ? assignment : waited(assignment, today)),
    answeredOn: today,
    repeats: 0,
    reviewUntil: null,
    waitingFor: 'extension',
    waitingSince: isRepeated ? assignment.waitingSince : today,
    requestedDueOn,
  });
}

/** The secretariat's confirmation of the day `on`; null for the one that the agency stated, or else reported on. */
export function confirmCompletion(assignment: Assignment, on: LocalDate | null): Change {
  if (assignment.status !== 'pending_confirmation' || assignment.waitingSince === null) {
    return { kind: 'refused', why: 'not_waiting' };
  }
  return changed(complete(assignment, on ?? assignment.statedOn ?? assignment.waitingSince));
}

/**
 * A result document that came after the report dates a completion for which no day was stated, and one that counted at
 * once (`confirmation` off) whose stated day lacked its document. `isConfirmed`: the secretariat has decided on the day.
 */
export function dateByDocument(
  assignment: Assignment,
  issuedOn: LocalDate | null,
  today: LocalDate,
  { isConfirmed }: { readonly isConfirmed: boolean },
): Assignment {
  if (issuedOn === null || dayRefused(assignment, issuedOn, today) !== null) return assignment;
  const { waitingFor, status, statedOn } = assignment;
  if (waitingFor === 'confirmation') return statedOn === null ? { ...assignment, statedOn: issuedOn } : assignment;
  if (status !== 'completed' || isConfirmed) return assignment;
  const provenOn = statedOn ?? issuedOn;
  return { ...assignment, statedOn: provenOn, completedOn: provenOn };
}

/** The day of a confirmed completion is put right: on time or late follows from it. */
export function correctCompletionDay(assignment: Assignment, on: LocalDate): Change {
  if (assignment.status !== 'completed') return { kind: 'refused', why: 'not_waiting' };
  return changed({ ...assignment, completedOn: on });
}

/** The secretariat returns a reported completion: it counts as not completed, and the clock runs on from where it stood. */
export function returnCompletion(assignment: Assignment, today: LocalDate): Change {
  if (assignment.waitingFor !== 'confirmation') return { kind: 'refused', why: 'not_waiting' };
  return changed({ ...waited(assignment, today), status: 'in_progress', progress: null, statedOn: null });
}

/**
 * The first day until which a requested extension may be granted on `today`: it lies ahead, and leaves more time than a
 * refusal, which takes the days of waiting off the count. Null where no extension was asked for.
 */
export function firstExtension(assignment: Assignment, today: LocalDate): LocalDate | null {
  const refused = rejectExtension(assignment, today);
  if (refused.kind === 'refused') return null;
  const [tomorrow, last] = [addDays(today, 1), lateAfter(refused.next)];
  return last === null || last < today ? tomorrow : addDays(last, 1);
}

/** A requested extension is granted, until the day that was asked for or another one. Every date ever set is in the log. */
export function approveExtension(assignment: Assignment, dueOn: LocalDate | null): Change {
  const granted = dueOn ?? assignment.requestedDueOn;
  if (assignment.waitingFor !== 'extension' || granted === null) return { kind: 'refused', why: 'not_waiting' };
  const { deadline } = assignment;
  return changed({
    ...assignment,
    // The end of a recurring duty bounds its periods; one of them is extended.
    deadline:
      deadline.end === null || deadline.kind === 'recurring'
        ? deadline
        : { ...deadline, end: granted, rule: GRANTED_RULE },
    deadlineRev: assignment.deadlineRev + 1,
    dueOn: granted,
    waits: [],
    repeats: 0,
    extensions: assignment.extensions + 1,
    waitingFor: null,
    waitingSince: null,
    requestedDueOn: null,
  });
}

/** A requested extension is turned down: the date in force stays. */
export function rejectExtension(assignment: Assignment, today: LocalDate): Change {
  if (assignment.waitingFor !== 'extension') return { kind: 'refused', why: 'not_waiting' };
  return changed(waited(assignment, today));
}

/**
 * Back to the state of an earlier snapshot; the revisions go on: a date in force again starts its ladder anew. An assignment
 * that moved to another agency since stays there, and the days for which it was suspended stay off the count.
 */
export function restore(current: Assignment, snapshot: Assignment, today: LocalDate): Assignment {
  const deadlineRev = snapshot.extensions === current.extensions ? snapshot.deadlineRev : current.deadlineRev + 1;
  const { id, agencyId, askedOn, askedBefore, orphanedOn, takenOverOn, toldOn, continuedIn, rev } = current;
  // A review message may have been delivered since.
  const reviewUntil = current.reviewUntil ?? snapshot.reviewUntil;
  // Snapshots from before each period had an assignment name none.
  const period = snapshot.period ?? (snapshot.deadline.kind === 'recurring' ? current.period : null);
  const stays = { id, agencyId, askedOn, askedBefore, orphanedOn, takenOverOn, toldOn, continuedIn, rev };
  const waits = waitsRestored(current, snapshot, today);
  return { ...snapshot, ...stays, period, reviewUntil, deadlineRev, waits };
}

/** Suspended days of before the snapshot's own suspension, and those until `today` of one that it knows nothing of. */
function waitsRestored(current: Assignment, snapshot: Assignment, today: LocalDate): readonly Wait[] {
  const { suspendedOn: again, waitingSince } = snapshot;
  const isKnown = (one: Wait): boolean =>
    snapshot.waits.some(({ from, until }) => from === one.from && until === one.until);
  const kept = current.waits.filter(
    (wait) => wait.suspended === true && !isKnown(wait) && (again === null || wait.from < again),
  );
  const waits = [...snapshot.waits, ...kept];
  if (again !== null || current.suspendedOn === null) return waits;
  // What is asked for waits again: the days before it was granted are taken off with those after it.
  const since = waitingSince !== null && waitingSince < current.suspendedOn ? waitingSince : current.suspendedOn;
  return [...waits, ...suspendedDays({ ...snapshot, waits }, since, today)];
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

function complete(assignment: Assignment, on: LocalDate): Assignment {
  return {
    ...assignment,
    status: 'completed',
    progress: 100,
    obstacle: null,
    waitingFor: null,
    waitingSince: null,
    requestedDueOn: null,
    completedOn: on,
  };
}

/**
 * Whether `snapshot` is of another period: until each had its own assignment, one went on from period to period, and what
 * was recorded of an earlier one cannot come back in its place.
 */
export function isOfAnotherPeriod(current: Assignment, snapshot: Assignment): boolean {
  if (current.period === null || snapshot.period !== null || snapshot.dueOn === null) return false;
  const { recurrence } = snapshot.deadline;
  return recurrence !== null && periodOf(snapshot.dueOn, recurrence).key !== current.period;
}

/**
 * Nothing waits any more: the days until `today` for which it did are taken off the count, whether what was asked for is
 * turned down or overtaken by a report or another request. Under a date that was set meanwhile only those since then.
 */
function waited(assignment: Assignment, today: LocalDate): Assignment {
  const { waitingSince, waits } = assignment;
  const set = waits.at(-1)?.until ?? null;
  const from = waitingSince !== null && set !== null && set > waitingSince ? set : waitingSince;
  return {
    ...assignment,
    waitingFor: null,
    waitingSince: null,
    requestedDueOn: null,
    waits: from === null || from >= today ? waits : [...waits, { from, until: today }],
  };
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

function closedBecause(assignment: Assignment): Refusal | null {
  if (assignment.continuedIn !== null) return 'continued';
  if (!isOpen(assignment)) return assignment.status === 'cancelled' ? 'cancelled' : 'completed';
  return assignment.status === 'suspended' ? 'suspended' : null;
}

function changed(next: Assignment): Change {
  return { kind: 'changed', next };
}
