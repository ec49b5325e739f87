/**
 * While much is written, the write-ahead log is folded into the file often and little by little: whoever commits when it
 * is long does all of that work, and everybody waits. Between bulk work a longer log saves flushes.
 */

import type { Database } from './database.ts';

/** Pages in the log at which a commit folds it back. */
const PAGES = { bulk: 200, usual: 1000 };

export async function withSmallCheckpoints<T>(database: Database, work: () => Promise<T>): Promise<T> {
  database.raw.pragma(`wal_autocheckpoint = ${PAGES.bulk}`);
  try {
    return await work();
  } finally {
    database.raw.pragma(`wal_autocheckpoint = ${PAGES.usual}`);
  }
}
