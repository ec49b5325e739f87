/** Waits for the database without stopping the program: another process writes to it, or its disk is full. */

import { setTimeout as sleep } from 'node:timers/promises';
import { isBusy, isDatabaseTrouble } from './database-trouble.ts';

/** A writer is usually done in a moment; a full disk waits for a person. */
const BUSY_PAUSE_MS = 20;
const TROUBLE_PAUSE_MS = 500;

/**
 * Does `work`, which leaves no trace when it throws, again until the database lets it. Throws what else goes wrong, and
 * the trouble itself once `signal` is aborted.
 */
export async function patiently<T>(work: () => T | Promise<T>, signal?: AbortSignal): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isDatabaseTrouble(error) || signal?.aborted === true) throw error;
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
