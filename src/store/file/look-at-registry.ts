/** Checks a registry's file before the program is loaded: whether a newer program wrote it, or it is no registry. */

import {
  closeSync,
  existsSync,
  fstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  statSync,
  writeFileSync,
} from 'node:fs';
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

/** What a file is, whole or not. */
export type RegistryState =
  /** It has no bytes yet, or no table: a start would make a registry of it. */
  | 'new'
  /** It ends before its last page: a copy that broke off, or a disk that was full. */
  | 'cut short'
  /** SQLite's, and not of this program. */
  | 'not a registry'
  /** Of a newer program, which alone can open it. */
  | 'newer'
  /** Of an older program; the next start brings it up. */
  | 'older'
  | 'current';

/** Reads the head of the file and its list of migrations. Throws SQLite's error for a file that is not its own. */
export function stateOf(path: string): RegistryState {
  if (statSync(path).size === 0) return 'new';
  if (isCutShort(path)) return 'cut short';
  const raw = new BetterSqlite(path, { readonly: true });
  try {
    const made = migrationsIn(raw);
    if (made.length === 0) {
      return raw.prepare('select count(*) from sqlite_master').pluck().get() === 0 ? 'new' : 'not a registry';
    }
    const known = new Set(knownMigrations());
    if (made.some((name) => !known.has(name))) return 'newer';
    return made.length < known.size ? 'older' : 'current';
  } finally {
    raw.close();
  }
}

/** Where the head stands that says how many pages of which size there are (sqlite.org/fileformat.html, 1.3). */
const HEAD = { bytes: 100, pageSizeAt: 16, pagesAt: 28 };

/** With a log beside it the file may yet grow to what its head says. */
function isCutShort(path: string): boolean {
  if (existsSync(`${path}-wal`)) return false;
  const file = openSync(path, 'r');
  try {
    const head = Buffer.alloc(HEAD.bytes);
    const { size } = fstatSync(file);
    if (readSync(file, head, 0, HEAD.bytes, 0) < HEAD.bytes || !head.toString('latin1').startsWith('SQLite format 3\0'))
      return false;
    const written = head.readUInt16BE(HEAD.pageSizeAt);
    // 65,536 does not fit into two bytes.
    const pageSize = written === 1 ? 65_536 : written;
    return size < pageSize * head.readUInt32BE(HEAD.pagesAt);
  } finally {
    closeSync(file);
  }
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

/** A registry could not be brought up to the program's version; it is as it was. */
export class MigrationFailed extends Error {}

/** Why a file cannot be opened, in one sentence with the cure. */
export function explain(path: string, error: unknown): string {
  const { code, message } = (error instanceof MigrationFailed ? error.cause : error) as {
    code?: string;
    message?: string;
  };
  if (code === 'SQLITE_FULL') {
    return `The disk of the database ${path} is full; make room, then start again: nothing was changed.`;
  }
  if (error instanceof MigrationFailed && code?.startsWith('SQLITE_BUSY') !== true) {
    return `The database ${path} could not be brought up to this program's version (${message ?? 'unknown reason'}) and is as it was; start the program of before again, or run "check" and restore a backup.`;
  }
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
