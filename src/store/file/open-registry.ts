/** Opens the registry's file and brings its schema up to date. */

import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { Kysely, SqliteAdapter, SqliteDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import { migrations } from '../../../migrations/index.ts';
import { databaseOn, type Database } from '../sqlite/database.ts';
import { explain, writtenByNewer } from './look-at-registry.ts';

/** `problem` is one sentence that names the file and the cure. */
export type OpenOutcome =
  { readonly kind: 'open'; readonly database: Database } | { readonly kind: 'refused'; readonly problem: string };

/** How long a statement waits for another process's write before it fails, in milliseconds. */
const BUSY_TIMEOUT_MS = 5000;

/** SQLite rolls schema changes back with their transaction, so a migration that fails leaves nothing half done. */
class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class TransactionalSqliteDialect extends SqliteDialect {
  override createAdapter(): SqliteAdapter {
    return new TransactionalSqliteAdapter();
  }
}

/**
 * `path` is a file (created with its folder when absent) or `:memory:`. Refuses a file that is no database, is held by
 * another process, cannot be written, or was written by a newer program.
 */
export async function openRegistry(path: string, busyTimeoutMs = BUSY_TIMEOUT_MS): Promise<OpenOutcome> {
  try {
    if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
    const raw = new BetterSqlite(path, { timeout: busyTimeoutMs });
    const problem = writtenByNewer(path, raw);
    if (problem !== null) {
      raw.close();
      return { kind: 'refused', problem };
    }
    const database = databaseOn(raw);
    await migrate(raw);
    return { kind: 'open', database };
  } catch (error) {
    return { kind: 'refused', problem: explain(path, error) };
  }
}

/** References are not enforced meanwhile, for a table that others refer to can only be made anew without. */
async function migrate(raw: BetterSqlite.Database): Promise<void> {
  raw.pragma('foreign_keys = OFF');
  const db = new Kysely<unknown>({ dialect: new TransactionalSqliteDialect({ database: () => Promise.resolve(raw) }) });
  const { error } = await new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(migrations) },
  }).migrateToLatest();
  raw.pragma('foreign_keys = ON');
  if (error !== undefined) throw error instanceof Error ? error : new Error('The migration failed.');
}
