/** Bulk work in short turns of the event loop, so that the bot beside it answers without delay. */

import type { Database, Tx } from './database.ts';

/** Milliseconds that other work waits at most. */
const TURN_MS = 2;
/** Turns of the event loop that an answer takes: read, handled, committed, sent. Empty turns take no time. */
const TURNS_OF_AN_ANSWER = 5;

/**
 * Calls `step` until it returns false, as often per transaction as a turn has time for. An interruption leaves only
 * whole transactions, hence whole steps.
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

/** Lets all other pending work run to its end first. */
export async function nextTurn(): Promise<void> {
  for (let turn = 0; turn < TURNS_OF_AN_ANSWER; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
