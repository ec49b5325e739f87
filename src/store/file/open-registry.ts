/** Opens the registry's file and brings its schema up to date. */

import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { databaseOn, type Database } from '../sqlite/database.ts';
import { keepOwner } from './keep-owner.ts';
import { explain, isUpToDate, outOfPlace, writtenByNewer } from './look-at-registry.ts';

/** `problem` is one sentence that names the file and the cure. */
export type OpenOutcome =
  { readonly kind: 'open'; readonly database: Database } | { readonly kind: 'refused'; readonly problem: string };

/** How long a statement waits for another process's write before it fails, in milliseconds. */
const BUSY_TIMEOUT_MS = 5000;

/**
 * `path` is a file (created with its folder when absent) or `:memory:`. Refuses a file that is no database, is held by
 * another process, cannot be written, was written by a newer program, or is not where one was begun.
 */
export async function openRegistry(path: string, busyTimeoutMs = BUSY_TIMEOUT_MS): Promise<OpenOutcome> {
  try {
    const misplaced = outOfPlace(path);
    if (misplaced !== null) return { kind: 'refused', problem: misplaced };
    if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
    const isNew = path !== ':memory:' && !existsSync(path);
    const raw = new BetterSqlite(path, { timeout: busyTimeoutMs });
    // Before its log is made, which SQLite gives to the owner of the file.
    if (isNew) keepOwner(path, dirname(path));
    const problem = writtenByNewer(path, raw);
    if (problem !== null) {
      raw.close();
      return { kind: 'refused', problem };
    }
    const database = databaseOn(raw);
    // Half a hundred modules that only an upgrade needs.
    if (!isUpToDate(raw)) await (await import('./migrate-registry.ts')).migrate(raw);
    return { kind: 'open', database };
  } catch (error) {
    return { kind: 'refused', problem: explain(path, error) };
  }
}
