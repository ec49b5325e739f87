/**
 * One bot per registry, by locks that the operating system releases when the process ends in any way. The lock is of the
 * file, not of its spelling: the lock file lies beside what links lead to, and on Linux a name made of device and inode is
 * held too, so that nobody lets a second bot in by removing the lock file.
 */

import { existsSync, mkdirSync, readFileSync, realpathSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { basename, dirname, join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { keepOwner } from './keep-owner.ts';

export type LockOutcome =
  | {
      readonly kind: 'held';
      /** Called once a registry that was not there has been made; false when another bot holds its file. */
      holdFile(): Promise<boolean>;
      release(): void;
    }
  /** One sentence that names the holder and the cure. */
  | { readonly kind: 'refused'; readonly problem: string };

/** Milliseconds; longer than another process takes to test the lock. */
const LOOKED_AT_MS = 50;

/** `path` is the registry's file; commands beside the bot do not lock it. */
export async function lockRegistry(path: string, pid: number): Promise<LockOutcome> {
  if (path === ':memory:') return { kind: 'held', holdFile: () => Promise.resolve(true), release: () => undefined };
  const file = lockFile(path, pid);
  if (file === 'taken') return { kind: 'refused', problem: heldByAnother(path) };
  let name = await holdName(path);
  if (name === 'taken') {
    file?.close();
    return { kind: 'refused', problem: heldByAnother(path) };
  }
  return {
    kind: 'held',
    async holdFile() {
      if (name !== null) return true;
      const held = await holdName(path);
      if (held === 'taken') return false;
      name = held;
      return true;
    },
    release() {
      file?.close();
      if (name !== null && name !== 'taken') name.close();
    },
  };
}

/**
 * Where `path` leads: links followed, also where the file is yet to be made. Two spellings of one file give one answer.
 * Makes nothing.
 */
export function placeOf(path: string): string {
  if (existsSync(path)) return realpathSync(path);
  const folder = dirname(path);
  return existsSync(folder) ? join(realpathSync(folder), basename(path)) : path;
}

/** Null when nothing can be locked: that the folder cannot be written is reported when the registry itself is opened. */
function lockFile(path: string, pid: number): BetterSqlite.Database | 'taken' | null {
  let lock: BetterSqlite.Database | null = null;
  try {
    mkdirSync(dirname(path), { recursive: true });
    const place = placeOf(path);
    lock = new BetterSqlite(`${place}.lock`, { timeout: LOOKED_AT_MS });
    // An open exclusive transaction on a file of its own: the registry stays open to commands beside the bot.
    lock.exec('begin exclusive');
    writeFileSync(`${place}.pid`, `${pid}\n`);
    for (const end of ['.lock', '.pid']) keepOwner(place + end, dirname(place));
    return lock;
  } catch (error) {
    lock?.close();
    return (error as { code?: string }).code === 'SQLITE_BUSY' ? 'taken' : null;
  }
}

/** Whether a bot is running on the registry, by its lock file. */
export function isLocked(path: string): boolean {
  const lockPath = `${placeOf(path)}.lock`;
  if (!existsSync(lockPath)) return false;
  const lock = new BetterSqlite(lockPath, { readonly: true, timeout: 0 });
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

/** Null where there is no such name to hold: the file is not there yet, or the system is not Linux. */
async function holdName(path: string): Promise<Server | 'taken' | null> {
  const name = nameOf(path);
  if (name === null) return null;
  const server = createServer((socket) => socket.destroy());
  const outcome = await new Promise<'held' | NodeJS.ErrnoException>((resolve) => {
    server.once('error', resolve);
    server.listen(name, () => {
      resolve('held');
    });
  });
  if (outcome === 'held') return server.unref();
  return outcome.code === 'EADDRINUSE' ? 'taken' : null;
}

/** An abstract socket (unix(7)): it is no file, so nothing can be removed, and it goes with the process that listens. */
function nameOf(path: string): string | null {
  const stat = process.platform === 'linux' ? statSync(path, { bigint: true, throwIfNoEntry: false }) : undefined;
  return stat === undefined ? null : `\0dondoc/${String(stat.dev)}/${String(stat.ino)}`;
}

function heldByAnother(path: string): string {
  return `The database ${path} is held by another running bot (process ${lockHolderOf(path)}); stop that one first, or set DATABASE_URL to another file.`;
}

function lockHolderOf(path: string): string {
  try {
    return readFileSync(`${placeOf(path)}.pid`, 'utf8').trim();
  } catch {
    return 'unknown';
  }
}
