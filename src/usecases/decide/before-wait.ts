/** What an assignment was before its agency began to wait for a decision, as the record has it. */

import { localDateOf } from '../../domain/calendar/dates.ts';
import type { BeforeWait } from '../../domain/tasks/transition/handover.ts';
import { assignmentIn } from '../../store/programmes/assignment-snapshot.ts';
import { standingChanges } from '../../store/record/standing-changes.ts';
import type { Work } from '../work.ts';

/** Changes looked back upon: a request may be repeated, or followed by another one, before it is decided. */
const LOOKED_BACK = 50;

/** Null where the record does not tell it. */
export function beforeWait({ tx, rules }: Work, assignmentId: number): BeforeWait | null {
  for (const { before, at } of standingChanges(tx, assignmentId, LOOKED_BACK)) {
    const was = before === null ? null : assignmentIn(before);
    if (was === null || was.kind === 'unreadable') return null;
    const { waitingFor, reviewUntil } = was.assignment;
    if (waitingFor === null) return { reviewUntil, on: localDateOf(at, rules.timeZone) };
  }
  return null;
}
