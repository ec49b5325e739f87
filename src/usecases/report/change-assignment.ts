/** Changes an assignment: new state, event and next wake day in one transaction. */

import { keptForSuccessor } from '../../domain/agencies/succession.ts';
import type { Assignment } from '../../domain/tasks/assignment.ts';
import { reviewAfterChange } from '../../domain/tasks/review.ts';
import type { Card } from '../../domain/tasks/task.ts';
import { saveAssignment } from '../../store/programmes/write-assignments.ts';
import { record, type NewEvent } from '../../store/record/record-event.ts';
import { setWake } from '../../store/reminders/reminders.ts';
import type { Author } from '../acting.ts';
import type { Work } from '../work.ts';

export interface Changed {
  readonly card: Card;
  readonly eventId: number;
}

/** Writes the new state of an assignment and its event together. */
export function changeAssignment(
  work: Work,
  card: Card,
  next: Assignment,
  event: Pick<NewEvent, 'kind' | 'undoes' | 'chosen'> & { readonly text: string | null; readonly author: Author },
): Changed {
  const { tx, now, today } = work;
  const reviewUntil = reviewAfterChange(card.assignment, next);
  const saved = saveAssignment(tx, card.assignment, keptForSuccessor({ ...next, reviewUntil }));
  const eventId = record(tx, {
    at: now,
    kind: event.kind,
    taskId: card.task.id,
    assignmentId: saved.id,
    agencyId: card.agency.id,
    text: event.text,
    before: card.assignment,
    after: saved,
    undoes: event.undoes ?? null,
    chosen: event.chosen ?? null,
    ...event.author,
  });
  // The next tick decides anew: a step of today may still be due, and only the tick knows which were sent.
  setWake(tx, saved.id, today);
  return { card: { ...card, assignment: saved }, eventId };
}
