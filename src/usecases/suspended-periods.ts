/** Which periods of a lead's recurring duty a suspension is about: all of them, unless its words name one. */

import { readPeriod } from '../conversation/read/read-period.ts';
import { localDateOf, type LocalDate } from '../domain/calendar/dates.ts';
import { periodOfKey } from '../domain/deadlines/period.ts';
import { isStopped, type Assignment } from '../domain/tasks/assignment.ts';
import type { Card } from '../domain/tasks/task.ts';
import { cardsOfTask } from '../store/programmes/assignments.ts';
import { citedDocumentsOf, type CitedOfAssignment } from '../store/record/cited-documents.ts';
import type { Event } from '../store/record/events.ts';
import { newestClaim } from '../store/record/pending-claim.ts';
import { newestOfKind } from '../store/record/standing-changes.ts';
import type { Work } from './work.ts';

/** The other periods of the same lead's duty; empty for what is done once. */
export function otherPeriods({ tx }: Work, { task, agency, assignment }: Card): Card[] {
  if (assignment.period === null) return [];
  return cardsOfTask(tx, task.id).filter(
    (card) => card.agency.id === agency.id && card.assignment.period !== null && card.assignment.id !== assignment.id,
  );
}

/** "quý II tạm dừng theo …": the period alone may be meant. */
export function namesPeriod(text: string | null, { period }: Assignment, today: LocalDate): boolean {
  const known = period === null ? null : periodOfKey(period);
  return known !== null && text !== null && readPeriod(text, known.recurrence, today) !== null;
}

/** The other periods of which the same report says that they were stopped. */
export function claimedWith(work: Work, card: Card): Card[] {
  if (card.assignment.waitingFor !== 'suspension') return [];
  const claim = newestClaim(work.tx, card.assignment.id);
  return otherPeriods(work, card).filter(({ assignment }) => {
    if (assignment.waitingFor !== 'suspension') return false;
    const other = newestClaim(work.tx, assignment.id);
    return other?.at === claim?.at && other?.personId === claim?.personId;
  });
}

/** The periods that go on with this one: of a duty that is stopped as a whole all of them. */
export function stoppedWith(work: Work, card: Card): Card[] {
  if (card.assignment.suspendedScope !== 'duty') return [];
  return otherPeriods(work, card).filter(
    ({ assignment }) => isStopped(assignment) && assignment.suspendedScope === 'duty',
  );
}

/** What its agency said last to go on, since it was suspended. */
export function resumptionProposedFor({ tx }: Work, assignmentId: number): Event | undefined {
  const proposed = newestOfKind(tx, assignmentId, 'resumption_proposed');
  const suspended = newestOfKind(tx, assignmentId, 'suspension_approved');
  return proposed !== undefined && proposed.id > (suspended?.id ?? 0) ? proposed : undefined;
}

/** The documents by which the suspension that waits, or is in force, is said to be ordered; those of a refused one are none. */
export function groundsOf({ tx }: Work, { assignment: { id, status, waitingFor } }: Card): CitedOfAssignment[] {
  if (waitingFor !== 'suspension' && status !== 'suspended') return [];
  const over = ENDS.map((kind) => newestOfKind(tx, id, kind)?.id ?? 0);
  return citedDocumentsOf(tx, [id], 'of_suspensions').filter(({ eventId }) => eventId > Math.max(...over));
}

const ENDS = ['suspension_rejected', 'suspension_ended'] as const;

/** A suspension waits whose words name a period: is it of that one, or of the whole duty? */
export function isScopeAsked(work: Work, { assignment }: Card): boolean {
  if (assignment.waitingFor !== 'suspension' || assignment.period === null) return false;
  const claim = newestClaim(work.tx, assignment.id);
  return claim !== undefined && namesPeriod(claim.text, assignment, localDateOf(claim.at, work.rules.timeZone));
}
