/** Messages in lists for people and reports. */

import type { Instant } from '../../domain/calendar/dates.ts';
import { query, type Tx } from '../sqlite/database.ts';
import { IS_QUEUED } from './outbox-heads.ts';
import { outboxRows, type OutboxRow } from './outbox.ts';
import type { ChannelName } from '../../domain/people/channel.ts';

/** Messages, newest first: all, or those that a person must check. */
export function listOutbox(tx: Tx, which: 'all' | 'trouble', limit: number): OutboxRow[] {
  const newest = outboxRows.orderBy('outbox.id', 'desc').limit(limit);
  return tx.all(which === 'all' ? newest : newest.where('outbox.state', 'in', ['unknown', 'dead']));
}

/** The newest messages delivered to a chat, the oldest of them first. */
export function sentMessages(tx: Tx, chatId: number, limit: number): OutboxRow[] {
  return tx
    .all(
      outboxRows
        .where('outbox.chat_id', '=', chatId)
        .where('outbox.message_id', 'is not', null)
        .where('outbox.state', '=', 'sent')
        .orderBy('outbox.settled_at', 'desc')
        .orderBy('outbox.id', 'desc')
        .limit(limit),
    )
    .reverse();
}

/** Messages per chat of a channel after `after`, in the order of each chat's first; `unprompted` ones or all. */
export function deliveriesSince(
  tx: Tx,
  channel: ChannelName,
  after: Instant,
  which: 'all' | 'unprompted',
): { chatId: number; count: number }[] {
  const counted = query
    .selectFrom('outbox')
    .innerJoin('chat', 'chat.id', 'outbox.chat_id')
    .select((eb) => ['outbox.chat_id as chatId', eb.fn.countAll<number>().as('count')])
    .where('chat.channel', '=', channel)
    .where('outbox.state', '=', 'sent')
    .where('outbox.settled_at', '>', after)
    .groupBy('outbox.chat_id')
    .orderBy((eb) => eb.fn.min('outbox.id'));
  return tx.all(which === 'all' ? counted : counted.where('outbox.unprompted', '=', 1));
}

/** Queued unprompted messages, in the order of sending. */
export function queuedUnasked(tx: Tx): OutboxRow[] {
  return tx.all(
    outboxRows.where(IS_QUEUED).where('outbox.unprompted', '=', 1).orderBy('outbox.due_at').orderBy('outbox.id'),
  );
}
