/** Which periods of a lead's recurring duty a suspension is about: all of them, unless its words name one. */

import { readPeriod } from '../conversation/read/read-period.ts';
import { localDateOf, type LocalDate } from '../domain/calendar/dates.ts';
import { periodOfKey } from '../domain/deadlines/period.ts';
import { isOpen, isStopped, type Assignment, type SuspensionScope } from '../domain/tasks/assignment.ts';
import type { Card } from '../domain/tasks/task.ts';
import { wholeOf } from '../domain/text/said.ts';
import { assignmentIn } from '../store/programmes/assignment-snapshot.ts';
import { cardsOfTask } from '../store/programmes/assignments.ts';
import { citedDocumentsOf, type CitedOfAssignment } from '../store/record/cited-documents.ts';
import type { Event } from '../store/record/events.ts';
import { newestClaim, pendingClaim } from '../store/record/pending-claim.ts';
import { newestOfKind, standingChanges } from '../store/record/standing-changes.ts';
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

/** Of what it waits to be suspended: the period alone, or its whole duty; null where it does not, and for what is done once. */
export function claimedScope(work: Work, { assignment }: Card): SuspensionScope | null {
  if (assignment.waitingFor !== 'suspension' || assignment.period === null) return null;
  if (assignment.suspendedScope !== null) return assignment.suspendedScope;
  // Claims of before the scope was kept say it in their words.
  const claim = newestClaim(work.tx, assignment.id);
  const isOfPeriod =
    claim !== undefined && namesPeriod(wholeOf(claim), assignment, localDateOf(claim.at, work.rules.timeZone));
  return isOfPeriod ? 'period' : 'duty';
}

/** The other periods that wait under the same claim, that the whole duty was stopped. */
export function claimedWith(work: Work, card: Card): Card[] {
  if (claimedScope(work, card) !== 'duty') return [];
  return otherPeriods(work, card).filter((other) => claimedScope(work, other) === 'duty');
}

/**
 * The other open periods that are stopped with the whole duty. What its agency took out of its claim stays out, a period of
 * which it said otherwise since; and so does one for which the claim was refused.
 */
export function stoppableWith(work: Work, card: Card): Card[] {
  const others = otherPeriods(work, card).filter(({ assignment }) => isOpen(assignment));
  if (claimedScope(work, card) !== 'duty') return others;
  const claims = [card, ...claimedWith(work, card)].flatMap(
    ({ assignment }) => pendingClaim(work.tx, assignment)?.id ?? [],
  );
  const claimedAt = Math.min(...claims);
  return others.filter(({ assignment: { id, waitingFor } }) => {
    if (waitingFor === 'suspension') return true;
    return HELD_APART.every((kind) => (newestOfKind(work.tx, id, kind)?.id ?? 0) < claimedAt);
  });
}

/** Its agency said otherwise of it, or the secretariat refused it alone. */
const HELD_APART = [
  'reported',
  'completion_reported',
  'extension_requested',
  'handover_claimed',
  'suspension_rejected',
] as const;

/** The claim that all of a lead's duty was stopped, while it waits: that of its oldest period. */
export function claimOfDuty(work: Work, taskId: number, agencyId: number): Event | undefined {
  const claimed = cardsOfTask(work.tx, taskId).find(
    (card) => card.agency.id === agencyId && claimedScope(work, card) === 'duty',
  );
  return claimed === undefined ? undefined : pendingClaim(work.tx, claimed.assignment);
}

/** The periods that go on with this one: of a duty that is stopped as a whole all of them. */
export function stoppedWith(work: Work, card: Card): Card[] {
  if (card.assignment.suspendedScope !== 'duty') return [];
  return otherPeriods(work, card).filter(
    ({ assignment }) => isStopped(assignment) && assignment.suspendedScope === 'duty',
  );
}

/** What its agency said last to go on, or that it is done, since it was suspended. */
export function resumptionProposedFor({ tx }: Work, assignmentId: number): Event | undefined {
  const suspended = newestOfKind(tx, assignmentId, 'suspension_approved')?.id ?? 0;
  const said = PROPOSALS.map((kind) => newestOfKind(tx, assignmentId, kind)).filter((event) => event !== undefined);
  return said.filter(({ id }) => id > suspended).sort((a, b) => b.id - a.id)[0];
}

const PROPOSALS = ['resumption_proposed', 'completion_reported'] as const;

/** The documents by which the suspension that waits, or is in force, is said to be ordered: those of its claims in force. */
export function groundsOf({ tx }: Work, { assignment: { id, status, waitingFor } }: Card): CitedOfAssignment[] {
  if (waitingFor !== 'suspension' && status !== 'suspended') return [];
  const since = standingChanges(tx, id, LOOKED_BACK).find(({ before }) => !isStoppedIn(before))?.id ?? 0;
  return citedDocumentsOf(tx, [id], 'of_suspensions').filter(({ eventId }) => eventId >= since);
}

/** Changes looked back upon: a claim may be repeated, and what is stopped be spoken of. */
const LOOKED_BACK = 50;

/** It waited to be suspended, or was, when it was recorded so. */
function isStoppedIn(snapshot: string | null): boolean {
  const read = snapshot === null ? null : assignmentIn(snapshot);
  if (read?.kind !== 'read') return false;
  return read.assignment.waitingFor === 'suspension' || isStopped(read.assignment);
}

/** A suspension waits whose words name a period: is it of that one, or of the whole duty? */
export function isScopeAsked(work: Work, card: Card): boolean {
  return claimedScope(work, card) === 'period';
}
