import type { Database } from '../../store/sqlite/database.ts';
import { readMeta, writeMeta } from '../../store/sqlite/meta.ts';

/**
 * Keeps play and record apart: a database in which the rehearsal has written is never used live, nor the other way
 * round. Returns null, or one sentence with the cure.
 */
export function prepareDatabaseFor(database: Database, use: 'live' | 'rehearsal'): string | null {
  return database.transact((tx) => {
    const former = readMeta(tx, 'use');
    if (former === use) return null;
    if (former === undefined) {
      writeMeta(tx, 'use', use);
      return null;
    }
    return use === 'live'
      ? 'This database holds rehearsal records; set DATABASE_URL to a new file (or remove this one) before going live.'
      : 'This database holds live records and must not be rehearsed on; set TELEGRAM_BOT_TOKEN, or DATABASE_URL to another file.';
  });
}
