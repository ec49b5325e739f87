import type { Database } from '../../store/sqlite/database.ts';
import { readMeta, writeMeta } from '../../store/sqlite/meta.ts';

/**
 * Keeps rehearsal and live data apart: a database that the one has written is refused to the other. Returns null, or
 * one sentence with the cure.
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
