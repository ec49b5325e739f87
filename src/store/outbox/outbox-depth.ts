/** Counts the open and the failed messages of the outbox, each by an index of its own. */

import { sql, type RawBuilder } from 'kysely';
import type { Instant } from '../../domain/calendar/dates.ts';
import { query, type Tx } from '../sqlite/database.ts';
import { URGENCIES } from './outbox-heads.ts';

/** The due time of the oldest message due at `now` and not leased; null when there is none. */
export function oldestDue(tx: Tx, now: Instant): Instant | null {
  const oldest = URGENCIES.flatMap((_, urgency) => tx.first(oldestOf(urgency, now))?.dueAt ?? []);
  return oldest.sort()[0] ?? null;
}

function oldestOf(urgency: number, now: Instant) {
  return query
    .selectFrom('outbox')
    .select('due_at as dueAt')
    .where('state', '=', sql<'queued'>`'queued'`)
    .where('urgency', '=', urgency)
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .limit(1);
}

export type OpenState = 'queued' | 'sending' | 'unknown' | 'dead';

/** How many messages stand in each open state. */
export function outboxDepth(tx: Tx): Record<OpenState, number> {
  const rows = tx.all(
    countOf(sql`state = 'queued'`)
      .unionAll(countOf(sql`state = 'sending'`))
      .unionAll(countOf(sql`state in ('unknown', 'dead')`)),
  );
  const counts = Object.fromEntries(rows.map(({ state, count }) => [state, count]));
  return { queued: 0, sending: 0, unknown: 0, dead: 0, ...counts };
}

/** As a literal: SQLite uses a partial index only for its own condition. */
function countOf(are: RawBuilder<boolean>) {
  return query
    .selectFrom('outbox')
    .select((eb) => ['state', eb.fn.countAll<number>().as('count')])
    .where(are)
    .groupBy('state');
}
