/**
 * A message whose wording throws holds up no other: it is tried three times, then waits for a person as dead.
 * After an unclean end nobody knows which wording ends the program: each message is noted, and worded when that is
 * committed. One that was being worded at two ends is set aside.
 */

import { addMs } from '../domain/calendar/dates.ts';
import { countFailure } from '../store/outbox/outbox-failures.ts';
import { isDatabaseTrouble } from '../store/sqlite/database-trouble.ts';
import { endsOf, forgetInHand, MOST_ENDS, noteInHand } from '../store/record/in-hand.ts';
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

export interface Leaser {
  /** Leases as `leaseOrSetAside` does; those in `held` may be worded when this transaction is committed. */
  lease(tx: Tx, ids: readonly number[]): { readonly leased: readonly Leased[]; readonly held: readonly number[] };
  /** The transaction of the last leases came to its end. */
  over(end: 'committed' | 'rolled_back'): void;
}

export function createLeaser(options: RelayOptions): Leaser {
  const { isDoubtful = () => false, hooks, clock, log } = options;
  /** Committed as noted, and not worded yet. */
  const noted = new Set<number>();
  let fresh: number[] = [];
  let worded: number[] = [];

  function noteOrSetAside(tx: Tx, id: number): void {
    const piece = pieceOf(options, id);
    if (endsOf(tx, piece) < MOST_ENDS) {
      noteInHand(tx, piece);
      fresh.push(id);
      return;
    }
    forgetInHand(tx, piece);
    const row = outboxById(tx, id);
    if (row?.state !== 'queued') return;
    const now = clock.now();
    settle(tx, id, { state: 'dead', messageId: null, error: WHY }, now);
    hooks.setAside(tx, row, now);
    log.warn({ outbox: id, error: WHY }, 'a message is set aside');
  }

  return {
    lease(tx, ids) {
      const unsure = ids.filter((id) => !noted.has(id) && isDoubtful(pieceOf(options, id)));
      const ready = ids.filter((id) => !unsure.includes(id));
      for (const id of unsure) noteOrSetAside(tx, id);
      const leased = leaseOrSetAside(tx, ready, options);
      for (const id of ready) {
        if (!noted.has(id)) continue;
        forgetInHand(tx, pieceOf(options, id));
        worded.push(id);
      }
      return { leased, held: fresh };
    },
    over(end) {
      if (end === 'committed') {
        for (const id of fresh) noted.add(id);
        for (const id of worded) noted.delete(id);
      }
      fresh = [];
      worded = [];
    },
  };
}

/** Leases as `leaseMessages` does. Throws when the database is in trouble. */
function leaseOrSetAside(tx: Tx, ids: readonly number[], options: RelayOptions): Leased[] {
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
