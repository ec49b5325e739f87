/** Adds the document of a completion that was reported before, and tells the secretariat where it still waits. */

import type { CitedDocument } from '../../domain/tasks/cited-document.ts';
import type { Card } from '../../domain/tasks/task.ts';
import { dateByDocument } from '../../domain/tasks/transition/completion.ts';
import { keepCitedDocument } from '../../store/record/cited-documents.ts';
import { standingChanges } from '../../store/record/standing-changes.ts';
import type { Event } from '../../store/record/events.ts';
import { announceAddition } from './announce-pending-decision.ts';
import { changeAssignment, type Changed } from './change-assignment.ts';
import type { Acting } from '../acting.ts';
import type { Work } from '../work.ts';

/** The caller checks permission and answers. The document's day becomes the stated one where none was stated. */
export function addDocument(work: Work, by: Acting, card: Card, document: CitedDocument, text: string): Changed {
  const isOwnDecision = document.number === card.task.programme.number;
  const isConfirmed = isDayConfirmed(work, card);
  const next = dateByDocument(card.assignment, isOwnDecision ? null : document.issuedOn, work.today, { isConfirmed });
  const added = changeAssignment(work, card, next, { kind: 'document_added', text, author: by.author });
  const { id } = card.assignment;
  keepCitedDocument(work.tx, { ...document, assignmentId: id, eventId: added.eventId }, work.now);
  announceAddition(work, added.card, added.eventId);
  return added;
}

/** The secretariat's own acts; a completion without any of them counted at once. */
const DECIDED: readonly Event['kind'][] = ['completed', 'completion_day_corrected'];
const LOOKED_AT = 50;

/** Whether the day of the completion was decided by the secretariat. */
function isDayConfirmed({ tx }: Work, { assignment }: Card): boolean {
  const changes = standingChanges(tx, assignment.id, LOOKED_AT);
  const completing = changes.find(({ kind }) => kind === 'completion_reported' || DECIDED.includes(kind));
  return completing !== undefined && completing.kind !== 'completion_reported';
}
