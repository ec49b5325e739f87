/** A registry that holds nothing yet: migrated once in a process, then copied. */

import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { openRegistry } from '../../src/store/file/open-registry.ts';
import { databaseOn, type Database } from '../../src/store/sqlite/database.ts';

let migrated: Promise<Buffer> | undefined;

/** In memory. */
export async function openMigrated(): Promise<Database> {
  return databaseOn(new BetterSqlite(await (migrated ??= migrateOnce())));
}

/** Opens the file at `path` as the program does, and makes it first where there is none. */
export async function openMigratedAt(path: string): Promise<Database> {
  if (!existsSync(path)) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, await (migrated ??= migrateOnce()));
  }
  return opened(path);
}

async function migrateOnce(): Promise<Buffer> {
  const database = await opened(':memory:');
  const image = database.raw.serialize();
  database.close();
  return image;
}

async function opened(path: string): Promise<Database> {
  const outcome = await openRegistry(path);
  if (outcome.kind === 'refused') throw new Error(outcome.problem);
  return outcome.database;
}
