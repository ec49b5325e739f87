/** One bot per registry, by a lock that the operating system releases when the process ends in any way. */

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import BetterSqlite from 'better-sqlite3';

export type LockOutcome =
  | { readonly kind: 'held'; release(): void }
  /** One sentence that names the holder and the cure. */
  | { readonly kind: 'refused'; readonly problem: string };

/** Milliseconds; longer than another process takes to test the lock. */
const LOOKED_AT_MS = 50;

/** `path` is the registry's file; commands beside the bot do not lock it. */
export function lockRegistry(path: string, pid: number): LockOutcome {
  if (path === ':memory:') return { kind: 'held', release: () => undefined };
  let lock: BetterSqlite.Database | null = null;
  try {
    mkdirSync(dirname(path), { recursive: true });
    lock = new BetterSqlite(`${path}.lock`, { timeout: LOOKED_AT_MS });
    // An open exclusive transaction on a file of its own: the registry stays open to commands beside the bot.
    lock.exec('begin exclusive');
    writeFileSync(`${path}.pid`, `${pid}\n`);
  } catch (error) {
    lock?.close();
    // A folder that cannot be written is reported when the registry itself is opened, which comes next.
    if ((error as { code?: string }).code !== 'SQLITE_BUSY') return { kind: 'held', release: () => undefined };
    return {
      kind: 'refused',
      problem: `The database ${path} is held by another running bot (process ${lockHolderOf(path)}); stop that one first, or set DATABASE_URL to another file.`,
    };
  }
  const held = lock;
  return {
    kind: 'held',
    release: () => {
      held.close();
    },
  };
}

/** Whether a bot is running on the registry. */
export function isLocked(path: string): boolean {
  if (!existsSync(`${path}.lock`)) return false;
  const lock = new BetterSqlite(`${path}.lock`, { readonly: true, timeout: 0 });
  try {
    lock.prepare('select count(*) from sqlite_master').get();
    return false;
  } catch (error) {
    if ((error as { code?: string }).code === 'SQLITE_BUSY') return true;
    throw error;
  } finally {
    lock.close();
  }
}

function lockHolderOf(path: string): string {
  try {
    return readFileSync(`${path}.pid`, 'utf8').trim();
  } catch {
    return 'unknown';
  }
}
