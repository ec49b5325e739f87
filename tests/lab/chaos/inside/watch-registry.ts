/** Sees every call of the program to its registry, by standing in the way of better-sqlite3's statements. */

import BetterSqlite from 'better-sqlite3';

/** What a transaction is for, told by what it has written so far. */
export type Purpose = 'update' | 'claim' | 'result' | 'other';

export interface RegistryCall {
  readonly step: 'begin' | 'write' | 'commit' | 'other';
  /** Of the transaction that it belongs to. */
  readonly purpose: Purpose;
}

interface Watcher {
  /** May throw in place of SQLite. */
  before(call: RegistryCall): void;
  after?(call: RegistryCall): void;
}

type Callable = (this: BetterSqlite.Statement, ...args: unknown[]) => unknown;

const WRITES = /^(?:insert|update|delete) /;
const STORES_UPDATE = /^insert into "inbox"/;
// A value may stand behind a plus sign (`store/database.ts`).
const CLAIMS = /^update "outbox" set "state" = \+?\?, "lease_until"/;
// Messages that ended are settled from a list, one that is put back from values.
const SETTLES = /^update "outbox" set "state" = (?:\+?\?|ended\.value ->> 1), "(?:message_id|due_at)"/;

/** From here on `watcher` is asked before, and told after, each call. */
export function watchRegistry(watcher: Watcher): void {
  const sample = new BetterSqlite(':memory:');
  const statements = Object.getPrototypeOf(sample.prepare('select 1')) as Record<'run' | 'get' | 'all', Callable>;
  sample.close();
  let purpose: Purpose = 'other';

  function callOf(source: string): RegistryCall {
    if (source.startsWith('BEGIN')) purpose = 'other';
    else if (STORES_UPDATE.test(source)) purpose = 'update';
    // A result and the next lease share a commit: it is the result that matters.
    else if (SETTLES.test(source) && purpose !== 'update') purpose = 'result';
    else if (CLAIMS.test(source) && purpose === 'other') purpose = 'claim';
    return { step: stepOf(source), purpose };
  }

  for (const name of ['run', 'get', 'all'] as const) {
    const real = statements[name];
    statements[name] = function (...args) {
      const call = callOf(this.source);
      watcher.before(call);
      const result = real.apply(this, args);
      watcher.after?.(call);
      return result;
    };
  }
}

function stepOf(source: string): RegistryCall['step'] {
  if (source.startsWith('BEGIN')) return 'begin';
  if (source === 'COMMIT') return 'commit';
  return WRITES.test(source) ? 'write' : 'other';
}
