/** Edits of messages that were sent: queued like messages, under keys that name the message they edit. */

import type { Instant } from '../../domain/calendar/dates.ts';
import type { OutboxState } from '../sqlite/schema.ts';
import { query, type Tx } from '../sqlite/database.ts';
import { prepared } from '../sqlite/prepared.ts';

export interface EditRow {
  readonly id: number;
  readonly state: OutboxState;
  /** When it was carried out; null while it waits. */
  readonly settledAt: Instant | null;
}

const editsUnder = prepared(({ from, to }: { from: string; to: string }) =>
  query
    .selectFrom('outbox')
    .select(['id', 'state', 'settled_at as settledAt'])
    .where('key', '>=', from)
    .where('key', '<', to)
    .orderBy('id'),
);

/** Every edit of a message so far, the oldest first. */
export function editsOf(tx: Tx, outboxId: number): EditRow[] {
  // ";" follows ":" in the order of keys.
  return tx.all(editsUnder({ from: `edit:${outboxId}:`, to: `edit:${outboxId};` }));
}
