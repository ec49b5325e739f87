/** An agency that took an assignment over from another is told of it before it is judged by it. */

import { lateAfter, type Assignment } from './assignment.ts';
import { addDays, day, daysBetween } from '../calendar/dates.ts';

/** `toldOn` while the taking-over notice has not been delivered: later than every other day. */
export const NOT_YET_TOLD = day('9999-12-31');

/** A notice that may have arrived, and may not have, is sent again after this time. */
export const TOLD_AGAIN_AFTER_MS = 3 * 24 * 60 * 60 * 1000;

/** An agency whose chat has not received the notice of what it took over or continues: not reminded, nor told of to others. */
export function isUntold({ toldOn }: Pick<Assignment, 'toldOn'>): boolean {
  return toldOn === NOT_YET_TOLD;
}

/** Calendar days overdue before the heir took over, and since that day. */
interface SplitDays {
  readonly before: number;
  readonly since: number;
}

/** `days` overdue of an heir's assignment by whose they were; null where none of them was another agency's. */
export function splitDays(
  assignment: Pick<Assignment, 'dueOn' | 'waits' | 'completedOn' | 'takenOverOn'>,
  days: number,
): SplitDays | null {
  const { takenOverOn } = assignment;
  if (takenOverOn === null) return null;
  const dayBefore = addDays(takenOverOn, -1);
  const last = lateAfter(assignment, dayBefore);
  if (last === null) return null;
  const before = Math.min(days, daysBetween(last, dayBefore));
  return before <= 0 ? null : { before, since: days - before };
}
