/** Back to an earlier state. */

import type { LocalDate } from '../../calendar/dates.ts';
import { periodOf } from '../../deadlines/period.ts';
import type { Assignment, Wait } from '../assignment.ts';
import { suspendedDays } from './suspension.ts';

/**
 * Back to the state of an earlier snapshot; the revisions go on: a date in force again starts its ladder anew. An assignment
 * that moved to another agency since stays there, and the days for which it was suspended stay off the count: also those of a
 * suspension that was `undone` while its claim waited, once that claim is taken back itself.
 */
export function restore(
  current: Assignment,
  snapshot: Assignment,
  today: LocalDate,
  undone: readonly Suspended[] = [],
): Assignment {
  const deadlineRev = snapshot.extensions === current.extensions ? snapshot.deadlineRev : current.deadlineRev + 1;
  const { id, agencyId, askedOn, askedBefore, orphanedOn, takenOverOn, toldOn, continuedIn, reinstatedOn, rev } =
    current;
  // A review message may have been delivered since.
  const reviewUntil = current.reviewUntil ?? snapshot.reviewUntil;
  // Snapshots from before each period had an assignment name none.
  const period = snapshot.period ?? (snapshot.deadline.kind === 'recurring' ? current.period : null);
  const stays = { id, agencyId, askedOn, askedBefore, orphanedOn, takenOverOn, toldOn, continuedIn, reinstatedOn, rev };
  const waits = waitsRestored(current, snapshot, today, undone);
  return { ...snapshot, ...stays, period, reviewUntil, deadlineRev, waits };
}

/** The days of a suspension, or of an end of the following-up, that is no longer in force. */
export interface Suspended {
  readonly from: LocalDate;
  readonly until: LocalDate;
  readonly cancelled?: true;
}

/**
 * Suspended days of before the snapshot's own suspension, and those until `today` of one that it knows nothing of. For what waits
 * again the count stands still since it was asked for, and its decision takes all days since then off.
 */
function waitsRestored(
  current: Assignment,
  snapshot: Assignment,
  today: LocalDate,
  undone: readonly Suspended[],
): readonly Wait[] {
  const { suspendedOn: again, waitingSince } = snapshot;
  const isKnown = (one: Wait): boolean =>
    snapshot.waits.some(({ from, until }) => from === one.from && until === one.until);
  const kept = current.waits.filter(
    (wait) => wait.suspended === true && !isKnown(wait) && (again === null || wait.from < again),
  );
  const waits = [...snapshot.waits, ...kept];
  if (again !== null || waitingSince !== null) return waits;
  const stopped = current.suspendedOn === null ? undone : [...undone, { from: current.suspendedOn, until: today }];
  return stopped.reduce<readonly Wait[]>(
    (known, { from, until, cancelled }) => [
      ...known,
      ...suspendedDays({ ...snapshot, waits: known }, from, until).map((wait) =>
        cancelled === true ? { ...wait, cancelled } : wait,
      ),
    ],
    waits,
  );
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
