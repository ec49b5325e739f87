import { sql } from 'kysely';
import type { Instant } from '../../domain/calendar/dates.ts';
import { query, type Tx } from '../sqlite/database.ts';

/**
 * Ends the leases of an earlier run. Only for the one process that holds the registry, before it sends anything.
 */
export function endLeases(tx: Tx, now: Instant): void {
  // In words, not bound: SQLite uses the partial index `outbox_sending` for its own condition only.
  const isInHand = sql<boolean>`outbox.state = 'sending'`;
  tx.run(query.updateTable('outbox').set({ lease_until: now }).where(isInHand));
}
