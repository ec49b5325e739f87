/** Bulk work beside a bot that answers: in short turns of the event loop, so that replies are not kept waiting. */

import type { Database, Tx } from '../store/database.ts';

/** Somebody's answer takes a few turns to come about, and waits for as many turns of a sweep. */
const TURN_MS = 2;

/**
 * Calls `step` until it answers false, as often in a transaction as a turn has time for. Each transaction is whole: what
 * is cut short has done all of some steps and nothing of the others.
 */
export async function transactInTurns(database: Database, step: (tx: Tx) => boolean): Promise<void> {
  for (let more = true; more;) {
    more = database.transact((tx) => {
      const end = performance.now() + TURN_MS;
      while (step(tx)) if (performance.now() >= end) return true;
      return false;
    });
    await nextTurn();
  }
}

/** Lets whatever else is there to be done come first. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
