import { sql } from 'kysely';
import type { Instant } from '../../domain/calendar/dates.ts';
import { query, type Tx } from '../sqlite/database.ts';

/** Ends the leases of an earlier run. Called only by the process that holds the registry, before it sends anything. */
export function endLeases(tx: Tx, now: Instant): void {
  // As a literal: SQLite uses the partial index `outbox_sending` only for its own condition.
  const isInHand = sql<boolean>`outbox.state = 'sending'`;
  tx.run(query.updateTable('outbox').set({ lease_until: now }).where(isInHand));
}
