/** A registry with a programme, as most tests begin: the first of a kind is filled, the others copy it. */

import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import type { Instant } from '../../../src/domain/calendar/dates.ts';
import { databaseOn, type Database } from '../../../src/store/sqlite/database.ts';
import type { Rules } from '../../../src/usecases/work.ts';
import { openMigrated } from '../migrated-registry.ts';
import { fillRegistry, type Programme } from './fill-registry.ts';

/** Half a megabyte each. */
const KEPT = 16;
const filled = new Map<string, Buffer>();

/** In memory. */
export async function openFilled(programme: Programme, now: Instant, rules: Rules): Promise<Database> {
  return databaseOn(new BetterSqlite(await bytesOfFilled(programme, now, rules)));
}

/** Writes the file; throws where there is one already. */
export async function writeFilled(path: string, programme: Programme, now: Instant, rules: Rules): Promise<void> {
  if (existsSync(path)) throw new Error(`${path} is there already`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, await bytesOfFilled(programme, now, rules));
}

async function bytesOfFilled(programme: Programme, now: Instant, rules: Rules): Promise<Buffer> {
  const key = JSON.stringify([programme, now, { ...rules, calendar: null }]);
  const known = filled.get(key);
  if (known !== undefined) return known;
  const database = await openMigrated();
  fillRegistry(database, programme, now, rules);
  const bytes = database.raw.serialize();
  database.close();
  const [oldest] = filled.keys();
  if (filled.size >= KEPT && oldest !== undefined) filled.delete(oldest);
  filled.set(key, bytes);
  return bytes;
}
