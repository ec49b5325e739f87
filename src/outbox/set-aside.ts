/** A message whose wording throws holds up no other: it is tried three times, then waits for a person as dead. */

import { addMs } from '../domain/calendar/dates.ts';
import { isDatabaseTrouble } from '../store/sqlite/database-trouble.ts';
import type { Tx } from '../store/sqlite/database.ts';
import { countFailure } from '../store/outbox/outbox-failures.ts';
import { outboxById } from '../store/outbox/outbox.ts';
import { leaseMessages, type Leased } from './lease-messages.ts';
import type { RelayOptions } from './relay-hooks.ts';
import { giveUp } from './settle-outcome.ts';

const MAX_FAILURES = 3;
/** What waits behind it in its chat goes first meanwhile. */
const RETRY_AFTER_MS = 60_000;

/** Leases as `leaseMessages` does. Throws when the database is in trouble. */
export function leaseOrSetAside(tx: Tx, ids: readonly number[], options: RelayOptions): Leased[] {
  return leaseMessages(tx, ids, options, (id, error) => {
    if (isDatabaseTrouble(error)) throw error;
    setAside(tx, id, error instanceof Error ? `${error.name}: ${error.message}` : 'unknown error', options);
  });
}

function setAside(tx: Tx, id: number, error: string, options: RelayOptions): void {
  const { clock, hooks, log } = options;
  const now = clock.now();
  const failures = countFailure(tx, id, error, addMs(now, RETRY_AFTER_MS));
  const row = outboxById(tx, id);
  if (failures >= MAX_FAILURES && row?.state === 'queued') giveUp(tx, row, 'dead', error, { hooks }, now);
  log.warn({ outbox: id, failures, error }, 'a message cannot be worded');
}
