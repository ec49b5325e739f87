/** Tasks that are stopped by those above, and how they go on: the secretariat decides on both. */

import type { LocalDate } from '../../calendar/dates.ts';
import { isAhead, isStopped, type Assignment, type Status, type SuspensionScope, type Wait } from '../assignment.ts';
import { changed, closedBecause, waited, type Change } from './change.ts';

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

/** It goes on as before. */
export function rejectSuspension(assignment: Assignment, today: LocalDate): Change {
  if (assignment.waitingFor !== 'suspension') return { kind: 'refused', why: 'not_waiting' };
  return changed(waited(assignment, today));
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
export function suspendedDays({ waits }: Assignment, since: LocalDate | null, until: LocalDate): Wait[] {
  const set = waits.at(-1)?.until ?? null;
  const from = since !== null && set !== null && set > since ? set : since;
  return from === null || from >= until ? [] : [{ from, until, suspended: true }];
}
