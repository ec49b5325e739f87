/** The migrations, and what runs them: loaded only where a registry is not up to date. */

import type BetterSqlite from 'better-sqlite3';
import { Kysely, SqliteAdapter, SqliteDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import { MigrationFailed } from './look-at-registry.ts';
import { migrations } from '../../../migrations/index.ts';

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
 * Brings an open registry's schema up to date, or throws and leaves it as it was. References are not enforced meanwhile:
 * a table that others refer to can only be made anew without.
 */
export async function migrate(raw: BetterSqlite.Database): Promise<void> {
  raw.pragma('foreign_keys = OFF');
  const db = new Kysely<unknown>({ dialect: new TransactionalSqliteDialect({ database: () => Promise.resolve(raw) }) });
  const { error } = await new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(migrations) },
  }).migrateToLatest();
  raw.pragma('foreign_keys = ON');
  if (error !== undefined) throw new MigrationFailed('The migration failed.', { cause: error });
}
