/** The due times of queued messages. */

import { sql } from 'kysely';
import type { Instant } from '../../domain/calendar/dates.ts';
import { query, type Tx } from '../sqlite/database.ts';
import { IS_QUEUED, URGENCIES } from './outbox-heads.ts';
import { prepared } from '../sqlite/prepared.ts';
import type { ChannelName } from '../../domain/people/channel.ts';

const nextDue = prepared(({ channel, after, urgency }: { channel: ChannelName; after: string; urgency: number }) =>
  query
    .selectFrom('outbox')
    .innerJoin('chat', 'chat.id', 'outbox.chat_id')
    .select('due_at')
    .where('chat.channel', '=', channel)
    .where(IS_QUEUED)
    .where('outbox.urgency', '=', urgency)
    .where('outbox.due_at', '>', after as Instant)
    .orderBy('due_at')
    .limit(1),
);

/** The due time of a channel's next queued message. */
export function nextDueAt(tx: Tx, channel: ChannelName): Instant | null {
  return earliest(URGENCIES.map((_, urgency) => tx.first(nextDue({ channel, after: '', urgency }))?.due_at));
}

/** Messages of other channels that are skipped in the search for a channel's next one. */
const PASSED_OVER = 100;

const fallingDue = prepared(({ after, urgency }: { after: Instant; urgency: number }) =>
  query
    .selectFrom('outbox')
    .innerJoin('chat', 'chat.id', 'outbox.chat_id')
    .select(['due_at as dueAt', 'chat.channel'])
    .where(IS_QUEUED)
    .where('outbox.urgency', '=', urgency)
    .where('outbox.due_at', '>', after)
    .orderBy('due_at')
    .limit(sql.lit(PASSED_OVER)),
);

/** A lower bound for the due time of a channel's next message after `after`; usually exact. Null without one. */
export function noneDueBefore(tx: Tx, channel: ChannelName, after: Instant): Instant | null {
  return earliest(
    URGENCIES.map((_, urgency) => {
      const falling = tx.all(fallingDue({ after, urgency }));
      const its = falling.find((row) => row.channel === channel);
      return (its ?? (falling.length < PASSED_OVER ? undefined : falling.at(-1)))?.dueAt;
    }),
  );
}

function earliest(instants: readonly (Instant | undefined)[]): Instant | null {
  return instants.filter((instant) => instant !== undefined).sort()[0] ?? null;
}
