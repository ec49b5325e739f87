/** Records what an agency states in its defence, and tells the secretariat. The state of the task stays as it is. */

import type { PleaReading } from '../../conversation/read/read-plea.ts';
import type { Card } from '../../domain/tasks/task.ts';
import { record } from '../../store/record/record-event.ts';
import { keepPlea } from '../../store/record/pleas.ts';
import type { Acting } from '../acting.ts';
import { chatsOf } from '../../store/people/chats.ts';
import { queueUnasked } from '../chats/notify.ts';
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
  keepPlea(work.tx, { assignmentId: id, eventId, kind, text, actor: by.author.actor }, work.now);
  const payload = { kind: 'plea', event: eventId, message: null } as const;
  for (const chat of chatsOf(work.tx, 'secretariat')) {
    queueUnasked(work, chat, payload, { key: `plea:${String(eventId)}`, kind: 'notice', about: [id] });
  }
}
