/** What an agency states in its defence is recorded, told to the secretariat, and taken back by whoever stated it. */

import type { PleaReading } from '../../conversation/read/read-plea.ts';
import type { Card } from '../../domain/tasks/task.ts';
import { record } from '../../store/record/record-event.ts';
import { composePleaTakenBack } from '../../conversation/compose/compose-plea.ts';
import { mayUndo } from '../../domain/people/access.ts';
import type { Plea } from '../../domain/tasks/plea.ts';
import { outboxByKey } from '../../store/outbox/outbox.ts';
import { cardById } from '../../store/programmes/assignments.ts';
import { keepPlea, openPlea, openPleasOfMessage, removePlea } from '../../store/record/pleas.ts';
import type { Acting } from '../acting.ts';
import { chatsOf, type Chat } from '../../store/people/chats.ts';
import { notify, queueUnasked } from '../chats/notify.ts';
import type { Work } from '../work.ts';

/** Its event. The state of the task stays as it is; the caller checks permission and answers. */
export function statePlea(work: Work, by: Acting, card: Card, { kind, text }: PleaReading): number {
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
    queueUnasked(work, chat, payload, { key: noticeKey(eventId), kind: 'notice', about: [id] });
  }
  return eventId;
}

function noticeKey(eventId: number): string {
  return `plea:${String(eventId)}`;
}

/** What was taken back, of which assignment. */
export interface PleaTakenBack {
  readonly plea: Plea;
  readonly card: Card;
}

/** Takes back what a message stated and nobody has answered yet; of one assignment where it is given. */
export function takeBackPleas(work: Work, by: Acting, messageId: string, of?: number): PleaTakenBack[] {
  return openPleasOfMessage(work.tx, by.chat.id, messageId).flatMap((plea) => {
    const card = cardById(work.tx, plea.assignmentId);
    if (card === undefined || (of !== undefined && of !== plea.assignmentId)) return [];
    if (mayUndo(by.actor, card.agency.id) !== 'yes') return [];
    removePlea(work.tx, plea);
    record(work.tx, {
      at: work.now,
      kind: 'plea_taken_back',
      taskId: card.task.id,
      assignmentId: plea.assignmentId,
      agencyId: card.agency.id,
      text: plea.text,
      undoes: plea.eventId,
      ...by.author,
    });
    return [{ plea, card }];
  });
}

/**
 * Tells the secretariat, where it has been told of it and nothing newer of the kind stands in its place; of an older one, which
 * waits on, anew.
 */
export function tellTakenBack(work: Work, by: Acting, takenBack: readonly PleaTakenBack[]): void {
  for (const { plea, card } of takenBack) {
    const standing = openPlea(work.tx, plea.assignmentId, plea.kind);
    if (standing !== undefined && standing.eventId > plea.eventId) continue;
    const message = composePleaTakenBack(card, plea, by.person.name);
    for (const chat of chatsOf(work.tx, 'secretariat')) {
      const told = outboxByKey(work.tx, `${noticeKey(plea.eventId)}:${String(chat.id)}`);
      if (told === undefined || told.state === 'queued') continue;
      const key = `plea-back:${String(plea.eventId)}`;
      notify(work, chat, message, { key, kind: 'notice', about: [plea.assignmentId] });
      if (standing !== undefined) announceAgain(work, chat, standing, plea);
    }
  }
}

function announceAgain(work: Work, chat: Chat, standing: Plea, takenBack: Plea): void {
  const payload = { kind: 'plea', event: standing.eventId, message: null } as const;
  const key = `${noticeKey(standing.eventId)}:again:${String(takenBack.eventId)}`;
  queueUnasked(work, chat, payload, { key, kind: 'notice', about: [standing.assignmentId] });
}
