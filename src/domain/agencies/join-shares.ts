/** Two agencies led the same task and become one: what their two shares are together. Nothing that was reported is lost. */

import { isOpen, lateAfter, type Assignment, type Status } from '../tasks/assignment.ts';
import type { LocalDate } from '../calendar/dates.ts';
import { waited } from '../tasks/transition/change.ts';
import { suspendedDays } from '../tasks/transition/suspension.ts';

/** The further state stays; work that goes on is further than work that was suspended. */
const FURTHEST_LAST: readonly Status[] = [
  'cancelled',
  'suspended',
  'not_started',
  'in_progress',
  'pending_confirmation',
];

/**
 * `kept`, the heir's own open share, with what `given`, its predecessor's share of the same task, adds: the further state,
 * the newer report with the day that it promises, and what waits for a decision, with the day since which it waits. The heir's
 * own date stays, and the days until `today` for which it was suspended, or waited for what is decided no more, are taken off.
 * A share of the heir that was withdrawn lives on as `given`.
 */
export function joinShares(kept: Assignment, given: Assignment, today: LocalDate): Assignment {
  const newer = isNewer(given, kept) ? given : kept;
  const further = FURTHEST_LAST.indexOf(given.status) > FURTHEST_LAST.indexOf(kept.status) ? given : kept;
  return {
    ...(kept.status === 'cancelled' ? ofWithdrawn(kept, given) : kept),
    ...(kept.status !== 'cancelled' && { waits: waitsOf(kept, given, further, today) }),
    ...waitOf(kept, given, today),
    status: further.status,
    suspendedOn: further.suspendedOn,
    suspendedScope: further.suspendedScope,
    progress: highest(kept.progress, given.progress),
    obstacle: further.status === 'pending_confirmation' ? null : newer.obstacle,
    expectedOn: further.status === 'pending_confirmation' ? null : promisedBy(newer, newer === kept ? given : kept),
    repeats: newer.repeats,
    answeredOn: latest(kept.answeredOn, given.answeredOn),
    reportedOn: latest(kept.reportedOn, given.reportedOn),
    reportedBefore: latest(kept.reportedBefore, given.reportedBefore),
    extensions: Math.max(kept.extensions, given.extensions),
  };
}

/**
 * The same where `kept` had become one with `given` on `since` and comes back from there: with its own date, from which the days
 * are taken off that were waited for since.
 */
export function returnShare(kept: Assignment, given: Assignment, since: LocalDate, today: LocalDate): Assignment {
  const { deadline, dueOn, cadence, reviewUntil } = kept;
  const waits = [...kept.waits, ...given.waits.filter(({ from }) => from >= since)];
  return { ...joinShares(kept, given, today), deadline, dueOn, cadence, reviewUntil, waits };
}

function ofWithdrawn(kept: Assignment, { deadline, dueOn, waits, cadence, reviewUntil }: Assignment): Assignment {
  return { ...kept, deadline, dueOn, waits, cadence, reviewUntil, deadlineRev: kept.deadlineRev + 1 };
}

/** The heir's own waits, with those that end as its share goes on with the other one's state and request. */
function waitsOf(kept: Assignment, given: Assignment, further: Assignment, today: LocalDate): Assignment['waits'] {
  if (kept.status === 'suspended' && further.status !== 'suspended') {
    return [...kept.waits, ...suspendedDays(kept, kept.suspendedOn, today)];
  }
  const { waitingSince } = given;
  return waitingSince !== null && passesItsWait(kept, given) ? waited(kept, waitingSince).waits : kept.waits;
}

type Pending = Pick<Assignment, 'waitingFor' | 'waitingSince' | 'requestedDueOn' | 'statedOn'>;

/**
 * A completion goes before an extension; of two alike the earlier. On a share that is late already, or was when it asked itself,
 * it waits from then on: that lateness stays, and the day of the report is the one that is stated.
 */
function waitOf(kept: Assignment, given: Assignment, today: LocalDate): Pending {
  const { waitingFor, waitingSince, requestedDueOn, statedOn } = passesItsWait(kept, given) ? given : kept;
  const wait = { waitingFor, waitingSince, requestedDueOn, statedOn };
  const own = kept.waitingSince ?? today;
  const late = isOpen(kept) ? lateAfter(kept, own) : null;
  if (waitingSince === null || waitingSince >= own || late === null || late >= own) return wait;
  return { ...wait, waitingSince: own, statedOn: statedOn ?? (waitingFor === 'confirmation' ? waitingSince : null) };
}

/** Whether what waits for a decision on the joined share is what waited on the predecessor's. */
export function passesItsWait(kept: Assignment, given: Assignment): boolean {
  if (given.waitingFor === null) return false;
  if (kept.waitingFor === given.waitingFor) return (given.waitingSince ?? '') < (kept.waitingSince ?? '');
  return kept.waitingFor === null || given.waitingFor === 'confirmation';
}

/** The promise of the newer report; where that names no day, the one that stands beside it. */
function promisedBy(newer: Assignment, other: Assignment): LocalDate | null {
  return newer.expectedOn ?? other.expectedOn;
}

function isNewer(one: Assignment, other: Assignment): boolean {
  return one.reportedOn !== null && (other.reportedOn === null || one.reportedOn > other.reportedOn);
}

function highest(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.max(one, other);
}

function latest(one: LocalDate | null, other: LocalDate | null): LocalDate | null {
  return one === null || (other !== null && other > one) ? other : one;
}
