/** What agencies state in their defence, and its answer, in the words of the moment of sending. */

import { composePlea, composePleaAnswered } from '../../conversation/compose/compose-plea.ts';
import type { OutgoingMessage } from '../../conversation/message/message.ts';
import { localDateOf } from '../../domain/calendar/dates.ts';
import type { Plea } from '../../domain/tasks/plea.ts';
import { hasEnded } from '../../domain/tasks/programme-end.ts';
import type { Card } from '../../domain/tasks/task.ts';
import { cardById } from '../../store/programmes/assignments.ts';
import { evidenceOf } from '../../store/record/evidence.ts';
import { pleaOfEvent } from '../../store/record/pleas.ts';
import { actorOf } from './decide.ts';
import type { Work } from '../work.ts';

/** To the secretariat; null when it was answered or erased, or its task is over. */
export function wordPlea(work: Work, eventId: number): OutgoingMessage | null {
  const stated = stillAtIssue(work, eventId);
  if (stated === null || stated.plea.answeredAt !== null) return null;
  const { card, plea } = stated;
  const files = evidenceOf(work.tx, plea.assignmentId).filter((file) => file.eventId === eventId).length;
  return composePlea(card, { ...plea, by: `${plea.actor} (${card.agency.name})`, files }, work.today);
}

/** To the agency; null when what was answered was erased, or its task is over. */
export function wordPleaAnswer(work: Work, answered: { plea: number; event: number }): OutgoingMessage | null {
  const stated = stillAtIssue(work, answered.plea);
  if (stated === null || stated.plea.answeredAt === null) return null;
  const { kind, accepted, answer, text } = stated.plea;
  const told = { kind, accepted: accepted === true, answer, stated: text, by: actorOf(work, answered.event) };
  return composePleaAnswered(stated.card, told, null);
}

/** A withdrawn task is nobody's matter any more, nor is what was stated before a programme's end; what is stated after it is. */
function stillAtIssue(
  { tx, today, rules }: Work,
  eventId: number,
): { readonly card: Card; readonly plea: Plea } | null {
  const plea = pleaOfEvent(tx, eventId);
  const card = plea === undefined ? undefined : cardById(tx, plea.assignmentId);
  if (plea === undefined || card === undefined) return null;
  const { programme } = card.task;
  const isBeforeEnd = !hasEnded(programme, localDateOf(plea.at, rules.timeZone));
  const isOver = card.assignment.status === 'cancelled' || (hasEnded(programme, today) && isBeforeEnd);
  return isOver ? null : { card, plea };
}
