/** The second place of the registry: what is copied there, what is refused, and what a restore makes of it. */

import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { addMs } from '../../../src/domain/calendar/dates.ts';
import { copyAway, type CopyOrder } from '../../../src/store/file/copy-away.ts';
import { restoreRegistry } from '../../../src/store/file/restore-registry.ts';
import { fillRegistry } from '../../support/office/fill-registry.ts';
import { localInstant } from '../../support/office/movable-clock.ts';
import { rulesForTests } from '../../support/office/rules.ts';
import { openMigratedAt } from '../../support/migrated-registry.ts';
import type { Database } from '../../../src/store/sqlite/database.ts';

const NOW = localInstant('2026-11-25 08:30');
const TASKS = [{ ref: 'I.1', title: 'Lập quy hoạch chung', lead: 'Sở Xây dựng', deadline: 'Quý II/2027' }] as const;

let base: string;
let database: Database;

beforeEach(async () => {
  base = mkdtempSync(join(tmpdir(), 'dondoc-copy-'));
  mkdirSync(join(base, 'there'));
  database = await openMigratedAt(join(base, 'office.sqlite'));
  fillRegistry(database, TASKS, NOW, rulesForTests());
});

afterEach(() => {
  database.close();
  rmSync(base, { recursive: true, force: true });
});

function order(given: Partial<CopyOrder> = {}): CopyOrder {
  return {
    folder: join(base, 'there'),
    path: join(base, 'office.sqlite'),
    registry: 'registry-1',
    run: 'run-1',
    isGoingOn: false,
    wasBegun: false,
    at: NOW,
    days: 14,
    ...given,
  };
}

const copy = (given: Partial<CopyOrder> = {}): ReturnType<typeof copyAway> => copyAway(order(given), () => undefined);
const there = (): string[] => readdirSync(join(base, 'there')).toSorted();

test('a copy is whole without a log, bears its moment, and leaves nothing beside the registry', async () => {
  const outcome = await copy();
  expect(outcome).toMatchObject({ kind: 'copied', removed: 0, isSameDisk: true });
  expect(there()).toEqual(['office-20261125T013000Z.sqlite', 'office.copies']);
  expect(readdirSync(base).filter((file) => file.includes('cop'))).toEqual([]);
  const raw = new BetterSqlite(join(base, 'there', 'office-20261125T013000Z.sqlite'), { readonly: true });
  expect(raw.prepare('select count(*) from task').pluck().get()).toBe(1);
  expect(raw.pragma('integrity_check', { simple: true })).toBe('ok');
  raw.close();
});

test('it is restored where nothing was', async () => {
  await copy();
  const backup = join(base, 'there', 'office-20261125T013000Z.sqlite');
  const registry = join(base, 'elsewhere', 'office.sqlite');
  expect(await restoreRegistry({ backup, registry, now: NOW })).toMatchObject({ kind: 'restored', kept: null });
  const raw = new BetterSqlite(registry, { readonly: true });
  expect(raw.prepare('select title from task').pluck().all()).toEqual(['Lập quy hoạch chung']);
  raw.close();
});

test('older copies thin out, and strangers in the folder stay', async () => {
  writeFileSync(join(base, 'there', 'office-notes.txt'), 'mine');
  writeFileSync(join(base, 'there', 'other-20261125T013000Z.sqlite'), 'theirs');
  for (let minute = 0; minute < 13; minute++) await copy({ at: addMs(NOW, minute * 60_000), isGoingOn: minute > 0 });
  // The last of the hour is among the ten newest: 08:30 to 08:42 lie in one.
  expect(there().filter((file) => file.startsWith('office-2'))).toHaveLength(10);
  expect(there()).toContain('office-notes.txt');
  expect(there()).toContain('other-20261125T013000Z.sqlite');
});

test('a copy is not thinned by those that a clock ahead of time has left', async () => {
  for (let minute = 0; minute < 12; minute++)
    await copy({ at: addMs(NOW, (600 + minute) * 60_000), isGoingOn: minute > 0 });
  await copy({ isGoingOn: true });
  expect(there()).toContain('office-20261125T013000Z.sqlite');
});

test.each<[string, string, Partial<CopyOrder>, () => void]>([
  ['a folder that is not there', 'missing', { folder: '/nowhere/at/all' }, () => undefined],
  [
    'a file where the folder should be',
    'missing',
    {},
    () => {
      rmSync(join(base, 'there'), { recursive: true });
      writeFileSync(join(base, 'there'), '');
    },
  ],
  ['a folder without the mark, though copies were begun there', 'unmounted', { wasBegun: true }, () => undefined],
  ["another registry's copies", 'of another', { registry: 'registry-2' }, () => undefined],
  ['another program with the same registry that began later', 'taken over', { isGoingOn: true }, () => undefined],
])('%s: refused, nothing written', async (_, why, given, prepare) => {
  if (why === 'of another') await copy();
  if (why === 'taken over') {
    await copy();
    await copy({ run: 'run-2', at: addMs(NOW, 60_000) });
  }
  prepare();
  const before = existsSync(join(base, 'there', 'office.copies')) ? there() : null;
  expect(await copy({ at: addMs(NOW, 120_000), ...given })).toEqual({ kind: 'refused', why });
  if (before !== null) expect(there()).toEqual(before);
});

test('the next run takes its place over, and so does one that was restored elsewhere', async () => {
  await copy();
  expect(await copy({ run: 'run-2', wasBegun: true, at: addMs(NOW, 60_000) })).toMatchObject({ kind: 'copied' });
  expect(JSON.parse(readFileSync(join(base, 'there', 'office.copies'), 'utf8'))).toEqual({
    registry: 'registry-1',
    run: 'run-2',
  });
});

test('an empty mark makes a new disk the place', async () => {
  writeFileSync(join(base, 'there', 'office.copies'), '');
  expect(await copy({ wasBegun: true })).toMatchObject({ kind: 'copied' });
});

test('a mark that was cut short belongs to nobody that is known', async () => {
  writeFileSync(join(base, 'there', 'office.copies'), '{"regis');
  expect(await copy()).toEqual({ kind: 'refused', why: 'of another' });
});

test('what cannot be written leaves the older copies and nothing half made', async () => {
  await copy();
  mkdirSync(join(base, 'there', 'office-20261125T013100Z.sqlite.part'));
  await expect(copy({ at: addMs(NOW, 60_000) })).rejects.toThrow(/EISDIR/);
  expect(there().filter((file) => file.endsWith('.sqlite'))).toEqual(['office-20261125T013000Z.sqlite']);
});

test('a damaged registry is not copied over sound copies', async () => {
  await copy();
  database.raw.pragma('wal_checkpoint(truncate)');
  database.close();
  const file = join(base, 'office.sqlite');
  renameSync(file, `${file}.old`);
  const bytes = readFileSync(`${file}.old`);
  writeFileSync(file, bytes.fill(0x5a, 4096, bytes.length - 4096));
  await expect(copy({ at: addMs(NOW, 60_000) })).rejects.toThrow();
  expect(there()).toEqual(['office-20261125T013000Z.sqlite', 'office.copies']);
});
