/** Opens the registry's file and brings its schema up to date. */

import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { Kysely, SqliteAdapter, SqliteDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import { migrations } from '../../migrations/index.ts';
import { databaseOn, type Database } from './database.ts';

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
 * `path` is a file (made with its folder when absent) or `:memory:`. Refuses a file that is no database, is held by
 * another process, cannot be written, or was written by a newer program.
 */
export async function openRegistry(path: string, busyTimeoutMs = BUSY_TIMEOUT_MS): Promise<OpenOutcome> {
  try {
    if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
    const raw = new BetterSqlite(path, { timeout: busyTimeoutMs });
    const newer = newerMigration(raw);
    if (newer !== null) {
      raw.close();
      return {
        kind: 'refused',
        problem: `The database ${path} was written by a newer program (it has migration ${newer}); update the program or restore an older backup.`,
      };
    }
    const database = databaseOn(raw);
    await migrate(raw);
    return { kind: 'open', database };
  } catch (error) {
    return { kind: 'refused', problem: explain(path, error) };
  }
}

function newerMigration(raw: BetterSqlite.Database): string | null {
  const table = raw.prepare("select 1 from sqlite_master where name = 'kysely_migration'").get();
  if (table === undefined) return null;
  const applied = raw.prepare('select name from kysely_migration order by name').pluck().all() as string[];
  return applied.find((name) => !(name in migrations)) ?? null;
}

async function migrate(raw: BetterSqlite.Database): Promise<void> {
  const db = new Kysely<unknown>({ dialect: new TransactionalSqliteDialect({ database: () => Promise.resolve(raw) }) });
  const { error } = await new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(migrations) },
  }).migrateToLatest();
  if (error !== undefined) throw error instanceof Error ? error : new Error('The migration failed.');
}

function explain(path: string, error: unknown): string {
  const { code, message } = error as { code?: string; message?: string };
  if (code?.startsWith('SQLITE_BUSY') === true) {
    return `The database ${path} is locked by another process; stop that process or wait for it, then start again.`;
  }
  if (code === 'SQLITE_NOTADB' || code?.startsWith('SQLITE_CORRUPT') === true) {
    return `The file ${path} is not a readable SQLite database; point DATABASE_URL at another file or restore a backup.`;
  }
  if (
    code === 'SQLITE_CANTOPEN' ||
    code === 'EACCES' ||
    code === 'EROFS' ||
    code?.startsWith('SQLITE_READONLY') === true
  ) {
    return `The database ${path} cannot be opened for writing; check that its folder exists and that this user may write there.`;
  }
  return `The database ${path} cannot be opened (${message ?? 'unknown reason'}); check DATABASE_URL.`;
}
