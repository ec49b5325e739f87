/** Back to an earlier state. */

import type { LocalDate } from '../../calendar/dates.ts';
import { periodOf } from '../../deadlines/period.ts';
import type { Assignment, Wait } from '../assignment.ts';
import { suspendedDays } from './suspension.ts';

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
 * Whether `snapshot` is of another period: until each had its own assignment, one went on from period to period, and what
 * was recorded of an earlier one cannot come back in its place.
 */
export function isOfAnotherPeriod(current: Assignment, snapshot: Assignment): boolean {
  if (current.period === null || snapshot.period !== null || snapshot.dueOn === null) return false;
  const { recurrence } = snapshot.deadline;
  return recurrence !== null && periodOf(snapshot.dueOn, recurrence).key !== current.period;
}
