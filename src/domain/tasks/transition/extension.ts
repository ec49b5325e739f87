/** A later date: asked for by an agency; a date moves only when the secretariat approves. */

import { addDays, type LocalDate } from '../../calendar/dates.ts';
import { GRANTED_RULE, lateAfter, type Assignment } from '../assignment.ts';
import { changed, closedBecause, waited, type Change } from './change.ts';

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
