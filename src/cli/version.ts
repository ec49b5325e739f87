import { existsSync } from 'node:fs';
import BetterSqlite from 'better-sqlite3';
import { migrations } from '../../migrations/index.ts';
import { migrationsOf } from '../store/file/inspect-registry.ts';
import { settings } from './office.ts';
import type { Surroundings } from './surroundings.ts';

/** The registry's newest migration; opens it for reading only. Throws `StartRefused` on bad settings. */
export function registryVersion(around: Surroundings): string {
  const path = settings(around).databasePath;
  return `${path}: ${stateOf(path)}`;
}

function stateOf(path: string): string {
  if (!existsSync(path)) return 'not there; the first start makes it';
  const raw = new BetterSqlite(path, { readonly: true });
  try {
    const done = migrationsOf(raw);
    if (done === null) return 'no registry of this program';
    const unknown = done.filter((name) => !(name in migrations));
    if (unknown.length > 0) return `${newestOf(done)}, of a newer program; this one does not open it`;
    const missing = Object.keys(migrations).length - done.length;
    if (missing > 0) return `${newestOf(done)}, ${String(missing)} behind; the next start brings it up`;
    return `${newestOf(done)}, up to date`;
  } catch (error) {
    if (error instanceof BetterSqlite.SqliteError && error.code === 'SQLITE_NOTADB') return 'no database';
    throw error;
  } finally {
    raw.close();
  }
}

function newestOf(names: readonly string[]): string {
  return names.toSorted().at(-1) ?? 'empty';
}
