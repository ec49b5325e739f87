/** Waits asynchronously while another process writes to the database or its disk is full, and for what comes later. */

import { setTimeout as sleep } from 'node:timers/promises';
import { isBusy, isDatabaseTrouble } from './database-trouble.ts';

/** Milliseconds between attempts: a writer is usually done within this; a full disk waits for an operator. */
const BUSY_PAUSE_MS = 20;
const TROUBLE_PAUSE_MS = 500;

/** Thrown by work that is not to be done yet. */
export class NotYet extends Error {
  override readonly name = 'NotYet';
}

/**
 * Repeats `work`, which leaves no trace when it throws, until the database accepts it and it may be done. Throws any other
 * error, and these once `signal` aborts.
 */
export async function patiently<T>(work: () => T | Promise<T>, signal?: AbortSignal): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(isDatabaseTrouble(error) || error instanceof NotYet) || signal?.aborted === true) throw error;
      await sleep(
        isBusy(error) ? BUSY_PAUSE_MS : TROUBLE_PAUSE_MS,
        undefined,
        signal === undefined ? {} : { signal },
      ).catch(() => {
        throw error;
      });
    }
  }
}
