/** Records what an agency states in its defence, and tells the secretariat. The state of the task stays as it is. */

import { composePlea } from '../../conversation/compose/compose-plea.ts';
import type { PleaReading } from '../../conversation/read/read-plea.ts';
import type { Card } from '../../domain/tasks/task.ts';
import { record } from '../../store/record/events.ts';
import { keepPlea } from '../../store/record/pleas.ts';
import type { Acting } from '../acting.ts';
import { notifySecretariat } from '../chats/notify.ts';
import type { Work } from '../work.ts';

/** The caller checks permission and answers. */
export function statePlea(work: Work, by: Acting, card: Card, { kind, text }: PleaReading): void {
  const { id } = card.assignment;
  const eventId = record(work.tx, {
    at: work.now,
    kind: kind === 'objection' ? 'objection_raised' : 'objective_reason_stated',
    taskId: card.task.id,
    assignmentId: id,
    agencyId: card.agency.id,
    text,
    ...by.author,
  });
  const { actor } = by.author;
  keepPlea(work.tx, { assignmentId: id, eventId, kind, text, actor }, work.now);
  notifySecretariat(work, composePlea(card, { kind, text, by: `${actor} (${card.agency.name})` }, work.today), {
    key: `plea:${String(eventId)}`,
    about: [id],
  });
}
