/** A message being sent: leased, then settled or put back in the queue. */

import { sql } from 'kysely';
import type { Instant } from '../../domain/calendar/dates.ts';
import { query, type Tx } from '../sqlite/database.ts';
import { listed } from '../sqlite/lists.ts';
import { IS_OF_ANY_URGENCY, IS_QUEUED } from './outbox-heads.ts';
import { outboxRows, type OutboxRow } from './outbox.ts';
import { prepared } from '../sqlite/prepared.ts';
import type { ChannelName } from '../../domain/people/channel.ts';
import type { OutboxState } from '../sqlite/schema.ts';
import type { ChatType } from '../../domain/people/chat-kind.ts';

const leasing = prepared(({ ids, leaseUntil }: { ids: string; leaseUntil: Instant }) =>
  query
    .updateTable('outbox')
    .set((eb) => ({ state: 'sending', lease_until: leaseUntil, attempts: eb('attempts', '+', 1) }))
    .where('id', 'in', listed(ids))
    .where('state', '=', 'queued')
    .returning('id'),
);

/** Leases queued messages until `leaseUntil`; returns those that no other relay took first. */
export function lease(tx: Tx, ids: readonly number[], leaseUntil: Instant): ReadonlySet<number> {
  if (ids.length === 0) return new Set();
  return new Set(tx.all(leasing({ ids: JSON.stringify(ids), leaseUntil })).map(({ id }) => id));
}

/** Ends the leases of an earlier run. Called only by the process that holds the registry, before it sends anything. */
export function endLeases(tx: Tx, now: Instant): void {
  // As a literal: SQLite uses the partial index `outbox_sending` only for its own condition.
  const isInHand = sql<boolean>`outbox.state = 'sending'`;
  tx.run(query.updateTable('outbox').set({ lease_until: now }).where(isInHand));
}

const abandonedBy = prepared(({ channel, now }: { channel: ChannelName; now: Instant }) =>
  outboxRows
    .innerJoin('chat', 'chat.id', 'outbox.chat_id')
    .where('chat.channel', '=', channel)
    .where('outbox.state', '=', sql<OutboxState>`'sending'`)
    .where('outbox.lease_until', '<=', now),
);

/** Messages whose relay died between leasing and settling them. */
export function abandoned(tx: Tx, channel: ChannelName, now: Instant): OutboxRow[] {
  return tx.all(abandonedBy({ channel, now }));
}

/** A send that may count against the messenger's rate limit: `at` is its end, null while that is unknown. */
export interface RecentSend {
  readonly chatId: number;
  readonly chatType: ChatType;
  readonly at: Instant | null;
}

/** The sends of a channel at or after `since`, certain or possible, and those interrupted when their relay stopped. */
export function recentSends(tx: Tx, channel: ChannelName, since: Instant): RecentSend[] {
  const sends = query
    .selectFrom('outbox')
    .innerJoin('chat', 'chat.id', 'outbox.chat_id')
    .select(['outbox.chat_id as chatId', 'chat.type as chatType', 'outbox.settled_at as at'])
    .where('chat.channel', '=', channel);
  return [
    ...tx.all(sends.where('outbox.settled_at', '>=', since).where('outbox.attempts', '>', 0)),
    ...tx.all(sends.where('outbox.state', '=', sql<OutboxState>`'sending'`)),
    // May have arrived, so it is sent again; its time is unknown, but shortly before the new due time.
    ...tx.all(
      sends
        .where(IS_QUEUED)
        .where(IS_OF_ANY_URGENCY)
        .where('outbox.due_at', '>=', since)
        .where('outbox.repeated', '=', 1),
    ),
  ];
}

/** How a message ended. */
export interface End {
  readonly id: number;
  readonly state: 'sent' | 'unknown' | 'skipped' | 'dead';
  readonly messageId: string | null;
  readonly error: string | null;
}

const settling = prepared(({ ends, now }: { ends: string; now: Instant }) =>
  query
    .updateTable('outbox')
    .from(sql<{ value: string }>`json_each(${ends})`.as('ended'))
    .set({
      state: sql<End['state']>`ended.value ->> 1`,
      message_id: sql<string | null>`ended.value ->> 2`,
      error: sql<string | null>`ended.value ->> 3`,
      lease_until: null,
      settled_at: now,
    })
    .where('outbox.id', '=', sql<number>`ended.value ->> 0`)
    .where('outbox.state', 'in', ['queued', 'sending']),
);

/** Settles leased or queued messages. */
export function settleAll(tx: Tx, ends: readonly End[], now: Instant): void {
  if (ends.length === 0) return;
  const rows = ends.map(({ id, state, messageId, error }) => [id, state, messageId, error]);
  tx.run(settling({ ends: JSON.stringify(rows), now }));
}

/** Settles one message that was leased. */
export function settle(tx: Tx, id: number, end: Omit<End, 'id'>, now: Instant): void {
  settleAll(tx, [{ id, ...end }], now);
}

/** Puts a message back in the queue, due again at `dueAt`. */
export function requeue(tx: Tx, id: number, again: { dueAt: Instant; error: string | null; repeated: boolean }): void {
  tx.run(
    query
      .updateTable('outbox')
      .set({
        state: 'queued',
        due_at: again.dueAt,
        error: again.error,
        lease_until: null,
        settled_at: null,
        ...(again.repeated ? { repeated: 1 } : {}),
      })
      .where('id', '=', id),
  );
}
