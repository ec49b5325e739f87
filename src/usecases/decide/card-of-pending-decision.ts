import type { Card } from '../../domain/tasks/task.ts';
import { cardById } from '../../store/programmes/assignments.ts';
import { eventById, newestPendingDecision } from '../../store/record/events.ts';
import type { Work } from '../work.ts';
import type { EventKind } from '../../domain/tasks/event-kind.ts';
import type { Assignment } from '../../domain/tasks/assignment.ts';

/** The kind of event that made the assignment wait. */
const AWAITED: Record<NonNullable<Assignment['waitingFor']> | 'nothing', EventKind | null> = {
  confirmation: 'completion_reported',
  extension: 'extension_requested',
  handover: 'handover_claimed',
  suspension: 'suspension_claimed',
  nothing: null,
};

/** The assignment on which a button may still decide; null when it was decided, taken back or reported anew. */
export function cardOfPendingDecision(work: Work, eventId: number): Card | null {
  const event = eventById(work.tx, eventId);
  const card = event?.assignmentId == null ? undefined : cardById(work.tx, event.assignmentId);
  if (event === undefined || card === undefined) return null;
  if (event.kind !== AWAITED[card.assignment.waitingFor ?? 'nothing']) return null;
  return newestPendingDecision(work.tx, card.assignment.id)?.id === eventId ? card : null;
}
