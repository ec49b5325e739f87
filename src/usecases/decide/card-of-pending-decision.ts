import type { Card } from '../../domain/tasks/task.ts';
import { cardById } from '../../store/programmes/assignments.ts';
import { eventById, type Event } from '../../store/record/events.ts';
import { pendingClaim } from '../../store/record/pending-claim.ts';
import type { Work } from '../work.ts';
import { newestOfKind } from '../../store/record/standing-changes.ts';
import type { ReadEventKind } from '../../domain/tasks/event-kind.ts';
import { isStopped } from '../../domain/tasks/assignment.ts';

/** The assignment on which a button may still decide; null when it was decided, taken back or reported anew. */
export function cardOfPendingDecision(work: Work, eventId: number): Card | null {
  const event = eventById(work.tx, eventId);
  const card = event?.assignmentId == null ? undefined : cardById(work.tx, event.assignmentId);
  if (event === undefined || card === undefined) return null;
  if (OF_STOPPED.includes(event.kind)) return isStopped(card.assignment) && isLatestStop(work, event) ? card : null;
  return pendingClaim(work.tx, card.assignment)?.id === eventId ? card : null;
}

/** A suspended task may go on: from the suspension itself, or from what its agency said. */
const OF_STOPPED: readonly ReadEventKind[] = ['suspension_approved', 'resumption_proposed'];

function isLatestStop({ tx }: Work, { id, assignmentId }: Event): boolean {
  const stopped = assignmentId === null ? undefined : newestOfKind(tx, assignmentId, 'suspension_approved');
  return stopped === undefined || stopped.id <= id;
}
