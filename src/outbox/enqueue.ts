import type { OutgoingMessage } from '../conversation/message/message.ts';
import type { Instant } from '../domain/calendar/dates.ts';
import type { Tx } from '../store/sqlite/database.ts';
import { insertOutbox } from '../store/outbox/outbox.ts';
import type { OutboxKind } from '../domain/people/outbox-kind.ts';
import type { OutboxPayload } from './payload.ts';

export interface QueuedMessage {
  /** Names the message for ever: a second one with the same key is not made. */
  readonly key: string;
  readonly chatId: number;
  readonly kind: OutboxKind;
  readonly payload: OutboxPayload;
  /** Not an answer: it keeps to the sending window. */
  readonly unprompted: boolean;
  readonly dueAt: Instant;
  /** After this it is of no use and is skipped. */
  readonly notAfter?: Instant;
  /** Assignments that a reply to this message is about. */
  readonly about?: readonly number[];
}

/** Queues a message in the transaction that has the reason for it; null when it was queued before. */
export function enqueue(tx: Tx, queued: QueuedMessage, now: Instant): number | null {
  return insertOutbox(
    tx,
    {
      key: queued.key,
      chatId: queued.chatId,
      kind: queued.kind,
      payload: JSON.stringify(queued.payload),
      unprompted: queued.unprompted,
      dueAt: queued.dueAt,
      notAfter: queued.notAfter ?? null,
      about: queued.about ?? [],
    },
    now,
  );
}

/** Answers at once in a chat where somebody asked. `key` names the message for ever; null when it was queued before. */
export function tell(
  { tx, now }: { readonly tx: Tx; readonly now: Instant },
  chat: { readonly id: number },
  message: OutgoingMessage,
  queued: Pick<QueuedMessage, 'key' | 'kind' | 'about'>,
): number | null {
  const payload = { kind: 'message', message } as const;
  return enqueue(tx, { ...queued, chatId: chat.id, payload, unprompted: false, dueAt: now }, now);
}
