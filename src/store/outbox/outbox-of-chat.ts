/** The queued messages of one chat, as a whole. */

import type { Instant } from '../../domain/calendar/dates.ts';
import type { OutboxKind } from '../../domain/people/outbox-kind.ts';
import { query, type Tx } from '../sqlite/database.ts';
import { IS_OF_ANY_URGENCY, IS_QUEUED } from './outbox-heads.ts';

/** Ends all messages queued for a chat that is unreachable for good. */
export function buryQueued(tx: Tx, chatId: number, error: string, now: Instant): void {
  tx.run(
    query
      .updateTable('outbox')
      .set({ state: 'dead', error, settled_at: now })
      .where('chat_id', '=', chatId)
      .where(IS_QUEUED)
      .where(IS_OF_ANY_URGENCY),
  );
}

/** The due times of a chat's queued messages, the earliest first. */
export function queuedTimes(tx: Tx, chatId: number): Instant[] {
  return tx
    .all(
      query
        .selectFrom('outbox')
        .select('due_at')
        .where('chat_id', '=', chatId)
        .where(IS_QUEUED)
        .where(IS_OF_ANY_URGENCY)
        .orderBy('due_at'),
    )
    .map((row) => row.due_at);
}

/** Moves the queued unprompted messages of one chat to another. */
export function handOverQueued(tx: Tx, fromChatId: number, toChatId: number, now: Instant): void {
  tx.run(
    query
      .updateTable('outbox')
      // A wait that the old chat's messenger asked for does not bind the new one's.
      .set((eb) => ({
        chat_id: toChatId,
        due_at: eb.case().when('attempts', '>', 0).then(now).else(eb.ref('due_at')).end(),
        attempts: 0,
      }))
      .where('chat_id', '=', fromChatId)
      .where(IS_QUEUED)
      .where(IS_OF_ANY_URGENCY)
      .where('unprompted', '=', 1),
  );
}

/** What the newest answers sent to a chat since `since` said, as stored, the newest first. */
export function newestAnswers(tx: Tx, chatId: number, since: Instant, limit: number): string[] {
  return tx
    .all(
      query
        .selectFrom('outbox')
        .select('payload')
        .where('chat_id', '=', chatId)
        .where('message_id', 'is not', null)
        .where('kind', '=', 'answer')
        .where('created_at', '>=', since)
        .orderBy('id', 'desc')
        .limit(limit),
    )
    .map((row) => row.payload);
}

/** The kind of what was last sent to a chat; null where nothing was. */
export function newestKind(tx: Tx, chatId: number): OutboxKind | null {
  const newest = query
    .selectFrom('outbox')
    .select('kind')
    .where('chat_id', '=', chatId)
    .where('message_id', 'is not', null)
    .orderBy('id', 'desc')
    .limit(1);
  return tx.first(newest)?.kind ?? null;
}
