/** How much waits in the outbox. Only what is open or in trouble is counted: each has an index of its own. */

import { sql } from 'kysely';
import type { Instant } from '../domain/dates.ts';
import { query, type Tx } from './database.ts';

/** When the oldest message fell due that is due at `now` and not taken in hand; null when there is none. */
export function oldestDue(tx: Tx, now: Instant): Instant | null {
  const due = query
    .selectFrom('outbox')
    .select('due_at as dueAt')
    .where('state', '=', sql<'queued'>`'queued'`)
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .orderBy('id')
    .limit(1);
  return tx.first(due)?.dueAt ?? null;
}

export type OpenState = 'queued' | 'sending' | 'unknown' | 'dead';

export function outboxDepth(tx: Tx): Record<OpenState, number> {
  const rows = tx.all(
    query
      .selectFrom('outbox')
      .select((eb) => ['state', eb.fn.countAll<number>().as('count')])
      // In words, not bound: SQLite uses a partial index for its own condition only.
      .where('state', 'in', sql<OpenState>`('queued', 'sending')`)
      .groupBy('state')
      .unionAll(
        query
          .selectFrom('outbox')
          .select((eb) => ['state', eb.fn.countAll<number>().as('count')])
          .where('state', 'in', sql<OpenState>`('unknown', 'dead')`)
          .groupBy('state'),
      ),
  );
  const counts = Object.fromEntries(rows.map(({ state, count }) => [state, count]));
  return { queued: 0, sending: 0, unknown: 0, dead: 0, ...counts };
}
