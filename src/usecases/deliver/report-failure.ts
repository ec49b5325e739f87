/** Reports deliveries that failed for good, and hands their messages to the agency's other chat. */

import * as say from '../../conversation/compose/say-delivery.ts';
import { PROGRAM_ACTOR } from '../../domain/people/program-actor.ts';
import type { OutboxRow } from '../../store/outbox/outbox.ts';
import { chatById, type Chat } from '../../store/people/chats.ts';
import { record } from '../../store/record/record-event.ts';
import { chatName } from '../chats/chat-name.ts';
import { fallBack } from '../chats/fall-back.ts';
import { isOperatorNotice, noticeOperator, noticeOwners } from '../chats/notice-operator.ts';
import { notifySecretariat } from '../chats/notify.ts';
import type { Work } from '../work.ts';

/** How the keys of messages about trouble begin. */
const UNDELIVERED = 'undelivered:';
const CHAT_DIED = 'chat_died:';

/** Reports a chat that is unreachable for good: the secretariat must find another way to the agency. */
export function reportDeadChat(work: Work, row: OutboxRow, chat: Chat, why: string): void {
  record(work.tx, {
    at: work.now,
    kind: 'chat_died',
    agencyId: chat.agencyId,
    chatId: chat.id,
    actor: PROGRAM_ACTOR,
    text: why,
  });
  if (chat.role !== 'none') {
    noticeOwners(work, {
      key: `chat_died:${chat.id}:${work.now}`,
      text: say.chatLost(chatName(work, chat), why),
    });
  }
  if (chat.role === 'none' || chat.role === 'secretariat') return;
  if (fallBack(work, chat, row, why)) return;
  notifySecretariat(work, say.chatGone(chatName(work, chat), why), {
    key: `${CHAT_DIED}${String(chat.id)}:${work.now}`,
  });
}

/** Reports a message that was refused, or may or may not have arrived: a person decides. */
export function reportUndelivered(work: Work, row: OutboxRow, state: 'dead' | 'unknown', why: string): void {
  const chat = chatById(work.tx, row.chatId);
  // A notice about a failed notice would repeat without end.
  if (chat === undefined || isOperatorNotice(row)) return;
  if (state === 'dead') {
    noticeOwners(work, { key: `dead:${row.id}`, text: say.messageDead(row.id, chatName(work, chat), why) });
  }
  if (chat.role === 'secretariat') return;
  // A refused message was not delivered and may move; one that may have arrived waits for a person.
  if (state === 'dead' && row.unprompted === 1 && fallBack(work, chat, row, why)) return;
  notifySecretariat(work, say.notDelivered(row.id, chatName(work, chat), state, why), {
    key: `${UNDELIVERED}${String(row.id)}:${state}:${work.now}`,
  });
}

/** Whether a message tells of one that did not arrive, or of other trouble: the same outage must not swallow both. */
export function tellsOfTrouble(row: OutboxRow): boolean {
  return row.key.startsWith(UNDELIVERED) || row.key.startsWith(CHAT_DIED) || isOperatorNotice(row);
}

/** Reports to the owners only: wording the message may end the program. */
export function reportSetAside(work: Work, row: OutboxRow): void {
  const chat = chatById(work.tx, row.chatId);
  if (chat === undefined || isOperatorNotice(row)) return;
  const text = say.deliverySetAside(row.id, chatName(work, chat));
  noticeOperator(work, { key: `set_aside:${row.id}:${work.now}`, text });
}
