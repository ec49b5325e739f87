/** Tells those who decide of what waits for them, and of what is added to it later. */

import type { Assignment } from '../../domain/tasks/assignment.ts';
import type { Card } from '../../domain/tasks/task.ts';
import { outboxByKey } from '../../store/outbox/outbox.ts';
import { chatById, chatsOf, type Chat } from '../../store/people/chats.ts';
import { ownerChatOf } from '../../store/programmes/tasks.ts';
import type { Event } from '../../store/record/events.ts';
import { isClaim, pendingClaim } from '../../store/record/pending-claim.ts';
import { queueUnasked } from '../chats/notify.ts';
import type { Work } from '../work.ts';

/** The secretariat; for an extension request also the leaders who own the programme. Worded when it is sent. */
export function announcePendingDecision(work: Work, card: Card, eventId: number): void {
  for (const chat of decidersOf(work, card)) queueNotice(work, chat, card, eventId, keyOf(eventId));
}

/** A document or files that came after the report: told again, unless the first notice is still to be worded. */
export function announceAddition(work: Work, card: Card, additionId: number): void {
  const pending = pendingClaim(work.tx, card.assignment);
  if (card.assignment.waitingFor !== 'confirmation' || pending === undefined) return;
  for (const chat of decidersOf(work, card)) {
    const first = outboxByKey(work.tx, `${keyOf(pending.id)}:${String(chat.id)}`);
    if (first?.state === 'queued') continue;
    queueNotice(work, chat, card, pending.id, `${keyOf(pending.id)}:added:${String(additionId)}`);
  }
}

/**
 * What waits again once the newer change `undone` is taken back: those who decide last heard of that one. `was` is the
 * assignment before. What was asked for since was announced by itself.
 */
export function announceWaitingAgain(work: Work, card: Card, was: Assignment, undone: Event): void {
  const pending = pendingClaim(work.tx, card.assignment);
  const isAsBefore = was.waitingFor === card.assignment.waitingFor && !isClaim(undone);
  if (pending === undefined || pending.id > undone.id || isAsBefore) return;
  for (const chat of decidersOf(work, card)) {
    queueNotice(work, chat, card, pending.id, `${keyOf(pending.id)}:again:${String(undone.id)}`);
  }
}

/** What was reported of a suspended task, once it goes on: until then there was nothing to decide of it. */
export function announceAnew(work: Work, card: Card, eventId: number): void {
  const key = `${keyOf(eventId)}:on:${String(card.assignment.rev)}`;
  for (const chat of decidersOf(work, card)) queueNotice(work, chat, card, eventId, key);
}

/** Of those who decide the chats to which the request went out already. */
export function toldOfClaim(work: Work, card: Card, eventId: number): Chat[] {
  return decidersOf(work, card).filter((chat) => {
    const notice = outboxByKey(work.tx, `${keyOf(eventId)}:${String(chat.id)}`);
    return notice !== undefined && notice.state !== 'queued';
  });
}

/** The secretariat; for an extension also the leaders who own the programme. */
export function decidersOf(work: Work, { assignment, task }: Card): Chat[] {
  const owner = assignment.waitingFor === 'extension' ? ownerChatOf(work.tx, task.programme.id) : null;
  const ownerChat = owner === null ? undefined : chatById(work.tx, owner);
  return [...chatsOf(work.tx, 'secretariat'), ...(ownerChat === undefined ? [] : [ownerChat])];
}

function keyOf(eventId: number): string {
  return `claim:${String(eventId)}`;
}

function queueNotice(work: Work, chat: Pick<Chat, 'id'>, card: Card, event: number, key: string): void {
  const payload = { kind: 'claim', event, message: null } as const;
  queueUnasked(work, chat, payload, { key, kind: 'notice', about: [card.assignment.id] });
}
