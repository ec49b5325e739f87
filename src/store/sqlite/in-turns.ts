/** Bulk work beside a bot that answers: in short turns of the event loop, so that replies are not kept waiting. */

import type { Database, Tx } from './database.ts';

/** Longest wait of what comes meanwhile. */
const TURN_MS = 2;
/** Turns of the event loop in which an answer comes about: read, handled, committed, sent. Empty ones take no time. */
const TURNS_OF_AN_ANSWER = 5;

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

/** Lets whatever else is there to be done come first, to its end. */
export async function nextTurn(): Promise<void> {
  for (let turn = 0; turn < TURNS_OF_AN_ANSWER; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
