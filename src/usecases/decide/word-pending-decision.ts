import {
  composePendingCompletion,
  composePendingExtension,
  type PendingDecision,
} from '../../conversation/compose/compose-pending-decision.ts';
import type { OutgoingMessage } from '../../conversation/message/message.ts';
import { chatsOf, chatById } from '../../store/people/chats.ts';
import { eventById, filesOfEvent } from '../../store/record/events.ts';
import { citedDocumentsOf } from '../../store/record/cited-documents.ts';
import { ownerChatOf } from '../../store/programmes/tasks.ts';
import type { Card } from '../../domain/tasks/task.ts';
import { cardOfPendingDecision } from './card-of-pending-decision.ts';
import { queueUnasked } from '../chats/tell.ts';
import type { Work } from '../work.ts';

/** What waits since `eventId`, as it stands now; null when it waits no more. */
export function wordPendingDecision(work: Work, eventId: number): OutgoingMessage | null {
  const card = cardOfPendingDecision(work, eventId);
  const event = eventById(work.tx, eventId);
  if (card === null || event === undefined) return null;
  const pendingDecision: PendingDecision = {
    event: eventId,
    by: event.actor,
    text: event.text,
    documents: citedDocumentsOf(work.tx, [card.assignment.id]).filter((document) => document.eventId >= eventId),
    files: filesOfEvent(work.tx, eventId),
  };
  return event.kind === 'completion_reported'
    ? composePendingCompletion(card, pendingDecision)
    : composePendingExtension(card, pendingDecision);
}

/** Tells the secretariat that something waits for it; of a request for time also the leaders who own the programme. */
export function announcePendingDecision(work: Work, card: Card, eventId: number): void {
  const owner = card.assignment.waitingFor === 'extension' ? ownerChatOf(work.tx, card.task.programme.id) : null;
  const ownerChat = owner === null ? undefined : chatById(work.tx, owner);
  for (const chat of [...chatsOf(work.tx, 'secretariat'), ...(ownerChat === undefined ? [] : [ownerChat])]) {
    queueUnasked(
      work,
      chat,
      { kind: 'claim', event: eventId, message: null },
      { key: `claim:${eventId}`, kind: 'notice', about: [card.assignment.id] },
    );
  }
}
