/** The queued messages of one chat, as a whole. */

import { sql, type SqlBool } from 'kysely';
import type { Instant } from '../../domain/calendar/dates.ts';
import type { OutboxKind } from '../../domain/people/outbox-kind.ts';
import { query, type Tx } from '../sqlite/database.ts';
import { listed } from '../sqlite/lists.ts';
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

/** Takes back a message that is queued still, by its key; one that went out stays. */
export function dropQueued(tx: Tx, key: string, why: string, now: Instant): void {
  tx.run(
    query
      .updateTable('outbox')
      .set({ state: 'skipped', error: why, settled_at: now })
      .where('key', '=', key)
      .where(IS_QUEUED),
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

/**
 * Whether a chat was sent, behind one of our questions, anything that is about none of `asked`: another question, a receipt,
 * or what names other assignments.
 */
export function spokeOfOthersSince(
  tx: Tx,
  { chatId, questionId }: { readonly chatId: number; readonly questionId: number },
  asked: readonly number[],
): boolean {
  const about = sql`select 1 from outbox_about where outbox_about.outbox_id = outbox.id`;
  const isOfAsked = sql<SqlBool>`exists (${about} and assignment_id in ${listed(JSON.stringify(asked))})`;
  const spoken = query
    .selectFrom('outbox')
    .select('id')
    .where('id', '>', query.selectFrom('question').select('outbox_id').where('id', '=', questionId))
    // The plus keeps to the few newest rows, however many the chat has had in all.
    .where(sql<SqlBool>`+outbox.chat_id = ${chatId}`)
    .where('message_id', 'is not', null)
    .where(sql<SqlBool>`not ${isOfAsked}`)
    .where(sql<SqlBool>`(outbox.kind in ('question', 'receipt') or exists (${about}))`)
    .limit(1);
  return tx.first(spoken) !== undefined;
}
