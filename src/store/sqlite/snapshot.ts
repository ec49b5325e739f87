/** Reads one state of the registry over many turns of the event loop. */

import BetterSqlite from 'better-sqlite3';
import { readingDatabase, txOn, type Database, type Tx } from './database.ts';

/**
 * Gives `look` one consistent state of the registry on a connection of its own: later commits are neither seen nor
 * delayed.
 */
export async function withSnapshot<T>(database: Database, look: (tx: Tx) => Promise<T>): Promise<T> {
  const { raw } = database;
  const own = raw.memory ? database.copy() : readingDatabase(new BetterSqlite(raw.name, { readonly: true }));
  try {
    own.raw.exec('begin');
    return await look(txOn(own.raw));
  } finally {
    own.close();
  }
}
