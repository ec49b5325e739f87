/** Promises messages: answers to whoever wrote, and notices that nobody asked for. */

import type { OutgoingMessage } from '../../conversation/message/message.ts';
import { nextSendingTime } from '../../domain/calendar/send-window.ts';
import { enqueue } from '../../outbox/enqueue.ts';
import type { OutboxPayload } from '../../outbox/payload.ts';
import { chatsOf, type Chat } from '../../store/people/chats.ts';
import type { OutboxKind } from '../../store/sqlite/schema.ts';
import type { Work } from '../work.ts';

/** Sends `message` at once to a chat where somebody asked for it. `key` names the promise for ever. */
export function tell(
  work: Work,
  chat: Pick<Chat, 'id'>,
  message: OutgoingMessage,
  promise: { key: string; kind: OutboxKind; about?: readonly number[] },
): number | null {
  return enqueue(
    work.tx,
    {
      key: promise.key,
      chatId: chat.id,
      kind: promise.kind,
      payload: { kind: 'message', message },
      unprompted: false,
      dueAt: work.now,
      about: promise.about ?? [],
    },
    work.now,
  );
}

/** Sends `message` unasked: within the sending window, which the relay checks again when it sends. */
export function notify(
  work: Work,
  chat: Pick<Chat, 'id'>,
  message: OutgoingMessage,
  promise: { key: string; kind: OutboxKind; about?: readonly number[] },
): void {
  promiseUnasked(work, chat, { kind: 'message', message }, promise);
}

/** The same for what is worded when it is sent. */
export function promiseUnasked(
  work: Work,
  chat: Pick<Chat, 'id'>,
  payload: OutboxPayload,
  promise: { key: string; kind: OutboxKind; about?: readonly number[] },
): number | null {
  const { window, calendar, timeZone } = work.rules;
  return enqueue(
    work.tx,
    {
      key: `${promise.key}:${String(chat.id)}`,
      chatId: chat.id,
      kind: promise.kind,
      payload,
      unprompted: true,
      dueAt: nextSendingTime(work.now, window, calendar, timeZone),
      about: promise.about ?? [],
    },
    work.now,
  );
}

/** Tells every chat of the secretariat. */
export function notifySecretariat(
  work: Work,
  message: OutgoingMessage,
  promise: { key: string; about?: readonly number[] },
): void {
  for (const chat of chatsOf(work.tx, 'secretariat')) notify(work, chat, message, { ...promise, kind: 'notice' });
}
