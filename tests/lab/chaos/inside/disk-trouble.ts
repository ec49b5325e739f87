/**
 * Fails the program's writes and commits as SQLite does: `CHAOS_TROUBLE` is `<code>:<first>:<many>`, counted over those that
 * receive or deliver (`many` 0: none until the harness orders it).
 */

import BetterSqlite from 'better-sqlite3';
import { onOrder } from './orders.ts';
import { watchRegistry } from './watch-registry.ts';

const WORDS: Readonly<Record<string, string>> = {
  SQLITE_FULL: 'database or disk is full',
  SQLITE_IOERR_WRITE: 'disk I/O error',
  SQLITE_IOERR_FSYNC: 'disk I/O error',
  SQLITE_READONLY: 'attempt to write a readonly database',
};

const [drawn = '', first = '0', many = '0'] = (process.env.CHAOS_TROUBLE ?? '').split(':');
let ordered: string | null = null;
let calls = 0;

function fail(code: string): never {
  throw new BetterSqlite.SqliteError(WORDS[code] ?? code, code);
}

watchRegistry({
  before({ step, purpose }) {
    if (step !== 'write' && (step !== 'commit' || purpose === 'other')) return;
    if (ordered !== null) fail(ordered);
    if (purpose === 'other') return;
    calls += 1;
    if (calls >= Number(first) && calls < Number(first) + Number(many)) fail(drawn);
  },
});
onOrder('trouble', ({ code }) => {
  ordered = code;
});
