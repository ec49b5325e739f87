import type { Instant } from '../domain/calendar/dates.ts';
import type { Tx } from '../store/sqlite/database.ts';
import { insertOutbox } from '../store/outbox/outbox.ts';
import type { OutboxKind } from '../store/sqlite/schema.ts';
import type { OutboxPayload } from './payload.ts';

export interface OutboxPromise {
  /** Names the promise for ever: a second one with the same key is not made. */
  readonly key: string;
  readonly chatId: number;
  readonly kind: OutboxKind;
  readonly payload: OutboxPayload;
  /** Nobody asked for it: it keeps to the sending window. */
  readonly unprompted: boolean;
  readonly dueAt: Instant;
  /** After this it is of no use and is skipped. */
  readonly notAfter?: Instant;
  /** Assignments that a reply to this message is about. */
  readonly about?: readonly number[];
}

/** Promises a message in the transaction that has the reason for it; null when it was promised before. */
export function enqueue(tx: Tx, promise: OutboxPromise, now: Instant): number | null {
  return insertOutbox(
    tx,
    {
      key: promise.key,
      chatId: promise.chatId,
      kind: promise.kind,
      payload: JSON.stringify(promise.payload),
      unprompted: promise.unprompted,
      dueAt: promise.dueAt,
      notAfter: promise.notAfter ?? null,
      about: promise.about ?? [],
    },
    now,
  );
}
