/** Queues unprompted messages; `tell` in outbox/enqueue.ts queues answers. */

import type { OutgoingMessage } from '../../conversation/message/message.ts';
import { nextSendingTime } from '../../domain/calendar/send-window.ts';
import { enqueue } from '../../outbox/enqueue.ts';
import type { OutboxPayload } from '../../outbox/payload.ts';
import { chatsOf, type Chat } from '../../store/people/chats.ts';
import type { OutboxKind } from '../../domain/people/outbox-kind.ts';
import type { Work } from '../work.ts';

/** Queues an unprompted message for the sending window, which the relay checks again when it sends. */
export function notify(
  work: Work,
  chat: Pick<Chat, 'id'>,
  message: OutgoingMessage,
  queued: { key: string; kind: OutboxKind; about?: readonly number[] },
): void {
  queueUnasked(work, chat, { kind: 'message', message }, queued);
}

/** Queues an unprompted message whose words are composed when it is sent. */
export function queueUnasked(
  work: Work,
  chat: Pick<Chat, 'id'>,
  payload: OutboxPayload,
  queued: { key: string; kind: OutboxKind; about?: readonly number[] },
): number | null {
  const { window, calendar, timeZone } = work.rules;
  return enqueue(
    work.tx,
    {
      key: `${queued.key}:${String(chat.id)}`,
      chatId: chat.id,
      kind: queued.kind,
      payload,
      unprompted: true,
      dueAt: nextSendingTime(work.now, window, calendar, timeZone),
      about: queued.about ?? [],
    },
    work.now,
  );
}

/** Notifies every chat of the secretariat. */
export function notifySecretariat(
  work: Work,
  message: OutgoingMessage,
  queued: { key: string; about?: readonly number[] },
): void {
  for (const chat of chatsOf(work.tx, 'secretariat')) notify(work, chat, message, { ...queued, kind: 'notice' });
}
