/** Answers whose words are still looked for: queued, and due only at the last moment to wait for them. */

import { sql } from 'kysely';
import type { Instant } from '../../domain/calendar/dates.ts';
import type { Tx } from '../sqlite/database.ts';
import { query } from '../sqlite/database.ts';
import { prepared } from '../sqlite/prepared.ts';
import { IS_QUEUED, URGENCIES } from './outbox-heads.ts';
import { outboxRows, type OutboxRow } from './outbox.ts';

/** How the payload begins, as `JSON.stringify` writes it. */
const IS_ASKED = sql<boolean>`outbox.payload like '{"kind":"asked"%'`;

const waiting = prepared(({ now }: { now: Instant }) =>
  outboxRows
    .where(IS_QUEUED)
    .where('outbox.urgency', '=', sql.lit(URGENCIES.indexOf('awaited')))
    // Of the awaited messages few are not due.
    .where('outbox.due_at', '>', now)
    .where(IS_ASKED)
    .orderBy('outbox.due_at')
    .orderBy('outbox.id'),
);

/** Answers that wait for their words, the longest first. */
export function waitingForWords(tx: Tx, now: Instant): OutboxRow[] {
  return tx.all(waiting({ now }));
}

const giving = prepared(({ id, payload, now }: { id: number; payload: string; now: Instant }) =>
  query
    .updateTable('outbox')
    .set({ payload, due_at: now })
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .where(IS_ASKED),
);

const asking = prepared(({ id, payload }: { id: number; payload: string }) =>
  query.updateTable('outbox').set({ payload }).where('id', '=', id).where('state', '=', 'queued').where(IS_ASKED),
);

/** What a waiting answer waits for from now on. */
export function askInstead(tx: Tx, id: number, payload: string): void {
  tx.run(asking({ id, payload }));
}

/** Gives a waiting answer its words and makes it due; false when it waits no more. */
export function giveWords(tx: Tx, id: number, payload: string, now: Instant): boolean {
  return tx.run(giving({ id, payload, now })).changes > 0;
}
