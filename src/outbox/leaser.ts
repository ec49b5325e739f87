/**
 * A message whose wording throws holds up no other: it is tried three times, then waits for a person as dead. One amid
 * whose wording the program ended again lets the others go first until the run is calm; one proved to end it is set aside
 * at once. Its own chat goes on as well: each message says for itself what it is about.
 */

import { addMs } from '../domain/calendar/dates.ts';
import { countFailure, delay } from '../store/outbox/outbox-failures.ts';
import { isDatabaseTrouble } from '../store/sqlite/database-trouble.ts';
import { CHANCE_ENDS, endsOf, forgetInHand, MOST_ENDS } from '../store/record/in-hand.ts';
import type { Tx } from '../store/sqlite/database.ts';
import { outboxById } from '../store/outbox/outbox.ts';
import { settle } from '../store/outbox/outbox-sending.ts';
import { leaseMessages, pieceOf, type Leased } from './lease-messages.ts';
import type { RelayOptions } from './relay-hooks.ts';
import { giveUp } from './settle-outcome.ts';

const MAX_FAILURES = 3;
/** What waits behind it in its chat goes first meanwhile. */
const RETRY_AFTER_MS = 60_000;
const WHY = 'the program ended twice while it was being worded';

/** Leases as `leaseMessages` does, but for what is set aside. Throws when the database is in trouble. */
export function leaseOrSetAside(tx: Tx, ids: readonly number[], options: RelayOptions): Leased[] {
  const { isDoubtful = () => false, isCalm = () => true, clock } = options;
  const doubtful = ids.filter((id) => isDoubtful(pieceOf(options, id)));
  const ends = new Map(doubtful.map((id) => [id, endsOf(tx, pieceOf(options, id))]));
  const over = doubtful.filter((id) => (ends.get(id) ?? 0) >= MOST_ENDS);
  for (const id of over) endTwice(tx, id, options);
  const late = doubtful.filter((id) => !isCalm() && !over.includes(id) && (ends.get(id) ?? 0) >= CHANCE_ENDS);
  // A calm run ends the delay earlier.
  for (const id of late) delay(tx, id, addMs(clock.now(), RETRY_AFTER_MS));
  const leased = leaseMessages(
    tx,
    ids.filter((id) => !over.includes(id) && !late.includes(id)),
    options,
    (id, error) => {
      if (isDatabaseTrouble(error)) throw error;
      setAside(tx, id, error instanceof Error ? `${error.name}: ${error.message}` : 'unknown error', options);
    },
  );
  for (const id of doubtful) if (!late.includes(id)) forgetInHand(tx, pieceOf(options, id));
  return leased;
}

function endTwice(tx: Tx, id: number, { hooks, clock, log }: RelayOptions): void {
  const row = outboxById(tx, id);
  if (row?.state !== 'queued') return;
  const now = clock.now();
  settle(tx, id, { state: 'dead', messageId: null, error: WHY }, now);
  hooks.setAside(tx, row, now);
  log.warn({ outbox: id, error: WHY }, 'a message is set aside');
}

function setAside(tx: Tx, id: number, error: string, options: RelayOptions): void {
  const { clock, hooks, log } = options;
  const now = clock.now();
  const failures = countFailure(tx, id, error, addMs(now, RETRY_AFTER_MS));
  const row = outboxById(tx, id);
  if (failures >= MAX_FAILURES && row?.state === 'queued') giveUp(tx, row, 'dead', error, { hooks }, now);
  log.warn({ outbox: id, failures, error }, 'a message cannot be worded');
}
