/** Long work of a process beside the bot: it reads before it holds the only writer's place. */

import { isOvertaken } from './database-trouble.ts';
import { txOn, type Database, type Tx } from './database.ts';

/** Attempts that are lost when another one writes meanwhile. */
const ATTEMPTS = 2;

/**
 * Runs `work` in one transaction that others wait for only from its first write on. What somebody else wrote meanwhile
 * undoes it, and it runs again; after the last attempt everybody waits for all of it. Throws what `work` throws.
 */
export function transactOptimistically<T>(database: Pick<Database, 'raw' | 'transact'>, work: (tx: Tx) => T): T {
  const tx = txOn(database.raw);
  const within = database.raw.transaction(() => work(tx));
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    try {
      return within.deferred();
    } catch (error) {
      if (!isOvertaken(error)) throw error;
    }
  }
  return database.transact(work);
}
