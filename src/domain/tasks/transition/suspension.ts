/** Tasks that are stopped by those above, and how they go on: the secretariat decides on both. */

import type { LocalDate } from '../../calendar/dates.ts';
import {
  beginsOn,
  isAhead,
  isStopped,
  type Assignment,
  type Status,
  type SuspensionScope,
  type Wait,
} from '../assignment.ts';
import { changed, closedBecause, waited, type Change } from './change.ts';

/**
 * "Tạm dừng theo Công văn số …": nothing stops before the secretariat has confirmed it. An answer to the review of what was
 * taken over late; a report on the work only where it names a figure. It takes the place of a request for more time. `scope`
 * is what is claimed of a duty: all of it, or the period that the words name; null for what is done once.
 */
export function applySuspensionClaim(
  assignment: Assignment,
  { progress, scope }: { readonly progress: number | null; readonly scope: SuspensionScope | null },
  today: LocalDate,
): Change {
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
    suspendedScope: scope,
  });
}

/**
 * It is stopped from the day `from` on: nothing is asked of it, nor counted as late, until it goes on. `scope` is null for what
 * is done once.
 */
export function approveSuspension(assignment: Assignment, scope: SuspensionScope | null, from: LocalDate): Change {
  if (assignment.waitingFor !== 'suspension') return { kind: 'refused', why: 'not_waiting' };
  return changed(suspended(assignment, scope, from));
}

/** The day `from` on which a suspension began lies neither ahead nor before the decision; null where it may stand. */
export function suspensionRefused(
  { issuedOn }: Assignment,
  from: LocalDate,
  today: LocalDate,
): 'ahead' | 'before_decision' | null {
  if (from > today) return 'ahead';
  return from < issuedOn ? 'before_decision' : null;
}

/**
 * Another open period of a duty that is stopped as a whole. A completion goes on waiting for its decision; any other request
 * has no object any more.
 */
export function suspendWithDuty(assignment: Assignment, from: LocalDate, today: LocalDate): Change {
  const closed = closedBecause(assignment);
  if (closed !== null) return { kind: 'refused', why: closed };
  if (isAhead(assignment, today)) return { kind: 'refused', why: 'period_ahead' };
  if (assignment.waitingFor === 'confirmation') return { kind: 'refused', why: 'waiting_confirmation' };
  return changed(suspended(assignment, 'duty', from));
}

/** A period is stopped from its beginning at the earliest; the days of waiting before it are off the count. */
function suspended(assignment: Assignment, scope: SuspensionScope | null, from: LocalDate): Assignment {
  const begins = beginsOn(assignment);
  const suspendedOn = begins !== null && begins > from ? begins : from;
  return { ...waited(assignment, suspendedOn), status: 'suspended', suspendedOn, suspendedScope: scope };
}

/** It goes on as before. */
export function rejectSuspension(assignment: Assignment, today: LocalDate): Change {
  if (assignment.waitingFor !== 'suspension') return { kind: 'refused', why: 'not_waiting' };
  return changed(waited(assignment, today));
}

/**
 * "Nay tiếp tục thực hiện" of a suspended task: it stays suspended until the secretariat has decided. A completion is kept, with
 * the day that it states, and takes effect then (`resumeWork`); what is said later takes its place.
 */
export function proposeResumption(
  assignment: Assignment,
  completion: { readonly statedOn: LocalDate | null } | null,
  today: LocalDate,
): Change {
  if (!isStopped(assignment)) return { kind: 'refused', why: 'not_waiting' };
  const answered = { ...assignment, answeredOn: today, repeats: 0, statedOn: completion?.statedOn ?? null };
  return changed(completion === null ? answered : { ...answered, reportedOn: today });
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

/** Where the work stood before; `isReportedDone`: a completion that was reported meanwhile waits to be confirmed. */
interface Stopped {
  readonly status: Status;
  readonly isReportedDone: boolean;
}

/**
 * It goes on from `on`: the days for which it was suspended are nobody's lateness. Nor are those from `on` until `today`, on
 * which the record still said that it was suspended. From the day of a completion it waits for its decision, and its count
 * stands still there.
 */
export function resumeWork(
  assignment: Assignment,
  { status, isReportedDone }: Stopped,
  on: LocalDate,
  today: LocalDate,
): Change {
  if (!isStopped(assignment)) return { kind: 'refused', why: 'not_waiting' };
  const waitingSince = isReportedDone ? (assignment.reportedOn ?? today) : null;
  const counted = (one: LocalDate): LocalDate => (waitingSince !== null && waitingSince < one ? waitingSince : one);
  const days = suspendedDays(assignment, assignment.suspendedOn, counted(on));
  const untold = on < counted(today) ? [{ from: on, until: counted(today) }] : [];
  const next = {
    ...assignment,
    status,
    suspendedOn: null,
    suspendedScope: null,
    repeats: 0,
    waits: [...assignment.waits, ...days, ...untold],
  };
  if (waitingSince === null) return changed(next);
  return changed({
    ...next,
    status: 'pending_confirmation',
    progress: 100,
    obstacle: null,
    expectedOn: null,
    waitingFor: 'confirmation',
    waitingSince,
  });
}

/** Under a date that was set meanwhile only the days since then. */
export function suspendedDays({ waits }: Assignment, since: LocalDate | null, until: LocalDate): Wait[] {
  const set = waits.at(-1)?.until ?? null;
  const from = since !== null && set !== null && set > since ? set : since;
  return from === null || from >= until ? [] : [{ from, until, suspended: true }];
}
