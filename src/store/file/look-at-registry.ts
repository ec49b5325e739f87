/** Checks a registry's file before the program is loaded: whether a newer program wrote it, or it is no registry. */

import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import BetterSqlite from 'better-sqlite3';
import { keepOwner } from './keep-owner.ts';

const MIGRATIONS = new URL('../../../migrations/', import.meta.url);

export type Look =
  /** The schema is this program's. */
  | { readonly kind: 'ready' }
  /** To be created, or to be migrated. */
  | { readonly kind: 'unready' }
  /** One sentence that names the file and the cure. */
  | { readonly kind: 'refused'; readonly problem: string };

/** What the registry's file is to this program; the file is only read. */
export function lookAtRegistry(path: string): Look {
  const problem = outOfPlace(path);
  if (problem !== null) return { kind: 'refused', problem };
  if (!existsSync(path)) return { kind: 'unready' };
  let raw: BetterSqlite.Database | null = null;
  try {
    raw = new BetterSqlite(path, { readonly: true });
    const newer = writtenByNewer(path, raw);
    if (newer !== null) return { kind: 'refused', problem: newer };
    const applied = new Set(migrationsIn(raw));
    return { kind: knownMigrations().every((name) => applied.has(name)) ? 'ready' : 'unready' };
  } catch (error) {
    return { kind: 'refused', problem: explain(path, error) };
  } finally {
    raw?.close();
  }
}

/**
 * Null, or one sentence when nothing may be opened or made at `path`: the registry that was begun there is gone or empty, or
 * the file has a second name. Reads no content.
 */
export function outOfPlace(path: string): string | null {
  if (path === ':memory:') return null;
  const file = statSync(path, { throwIfNoEntry: false });
  const begun = begunAt(path);
  if (begun !== null && (file === undefined || file.size === 0)) {
    const what = file === undefined ? 'is gone' : 'is empty';
    return `The database ${path} ${what}, though a registry was begun there on ${begun}; put it back or restore a backup ("restore"), or remove ${markerOf(path)} to begin a new one.`;
  }
  // SQLite keeps its log beside one name: whoever opens the file by another one does not see what the log holds.
  return file?.isFile() !== true || file.nlink <= 1
    ? null
    : `The database ${path} has ${String(file.nlink)} names (hard links), and SQLite keeps its log beside one of them only; remove the other names, and copy it with "backup".`;
}

/** Marks that a registry of record was begun at `path` on `today`, so that no new one takes its place unnoticed. */
export function markBegun(path: string, today: string): void {
  if (path === ':memory:' || begunAt(path) !== null) return;
  writeFileSync(markerOf(path), `${today}\n`);
  keepOwner(markerOf(path), path);
}

/** The day of the mark; null without one. */
function begunAt(path: string): string | null {
  try {
    return readFileSync(markerOf(path), 'utf8').trim();
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT' || (error as { code?: string }).code === 'ENOTDIR') return null;
    throw error;
  }
}

function markerOf(path: string): string {
  return `${path}.begun`;
}

/** Null, or one sentence when the file has migrations that this program does not know. */
export function writtenByNewer(path: string, raw: BetterSqlite.Database): string | null {
  const known = new Set(knownMigrations());
  const newer = migrationsIn(raw).find((name) => !known.has(name));
  return newer === undefined
    ? null
    : `The database ${path} was written by a newer program (it has migration ${newer}); update the program or restore an older backup.`;
}

/** Whether every migration of this program, and no other, has been made in the file. */
export function isUpToDate(raw: BetterSqlite.Database): boolean {
  const [known, made] = [knownMigrations().toSorted(), migrationsIn(raw)];
  return known.length === made.length && known.every((name, at) => name === made[at]);
}

/** By file name: importing them would load the query builder. */
function knownMigrations(): string[] {
  return readdirSync(MIGRATIONS).flatMap((file) => /^(\d{4}-.+)\.ts$/.exec(file)?.[1] ?? []);
}

function migrationsIn(raw: BetterSqlite.Database): string[] {
  const table = raw.prepare("select 1 from sqlite_master where name = 'kysely_migration'").get();
  if (table === undefined) return [];
  return raw.prepare('select name from kysely_migration order by name').pluck().all() as string[];
}

/** Why a file cannot be opened, in one sentence with the cure. */
export function explain(path: string, error: unknown): string {
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
