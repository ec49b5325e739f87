import type { Card } from '../../domain/tasks/task.ts';
import { cardById } from '../../store/programmes/assignments.ts';
import { eventById, type Event } from '../../store/record/events.ts';
import { pendingClaim } from '../../store/record/pending-claim.ts';
import type { Work } from '../work.ts';
import { newestOfKind } from '../../store/record/standing-changes.ts';
import { resumptionProposedFor } from '../suspended-periods.ts';
import { isStopped } from '../../domain/tasks/assignment.ts';

/** The assignment on which a button may still decide; null when it was decided, taken back or reported anew. */
export function cardOfPendingDecision(work: Work, eventId: number): Card | null {
  const event = eventById(work.tx, eventId);
  const card = event?.assignmentId == null ? undefined : cardById(work.tx, event.assignmentId);
  if (event === undefined || card === undefined) return null;
  if (isStopped(card.assignment)) return mayGoOn(work, event, card) ? card : null;
  return pendingClaim(work.tx, card.assignment)?.id === eventId ? card : null;
}

/** A suspended task may go on: from the suspension itself, or from what its agency said last and did not take back. */
function mayGoOn(work: Work, { id, kind, assignmentId }: Event, { assignment }: Card): boolean {
  if (resumptionProposedFor(work, assignment.id)?.id === id) return true;
  if (kind !== 'suspension_approved') return false;
  const stopped = assignmentId === null ? undefined : newestOfKind(work.tx, assignmentId, 'suspension_approved');
  return stopped === undefined || stopped.id <= id;
}
