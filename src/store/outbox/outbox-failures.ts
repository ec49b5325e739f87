/** Messages that cannot be worded now: counted where they failed, and delayed so that later ones go first. */

import type { Instant } from '../../domain/calendar/dates.ts';
import { query, type Tx } from '../sqlite/database.ts';

/** Counts a failure of a queued message and delays it until `dueAt`; returns its failures. */
export function countFailure(tx: Tx, id: number, error: string, dueAt: Instant): number {
  tx.run(
    query
      .updateTable('outbox')
      .set((eb) => ({ failures: eb('failures', '+', 1), error, due_at: dueAt }))
      .where('id', '=', id)
      .where('state', '=', 'queued'),
  );
  return tx.first(query.selectFrom('outbox').select('failures').where('id', '=', id))?.failures ?? 0;
}

/** Delays a queued message until `dueAt`. */
export function delay(tx: Tx, id: number, dueAt: Instant): void {
  tx.run(query.updateTable('outbox').set({ due_at: dueAt }).where('id', '=', id).where('state', '=', 'queued'));
}

/** Ends the delay of queued messages. */
export function hasten(tx: Tx, ids: readonly number[], now: Instant): void {
  if (ids.length === 0) return;
  const delayed = query.updateTable('outbox').set({ due_at: now }).where('id', 'in', ids).where('due_at', '>', now);
  tx.run(delayed.where('state', '=', 'queued'));
}

/** A retry by an operator gets all attempts again. */
export function forgetFailures(tx: Tx, id: number): void {
  tx.run(query.updateTable('outbox').set({ failures: 0 }).where('id', '=', id));
}
