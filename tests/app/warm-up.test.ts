import BetterSqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { warmUp } from '../../src/app/warm-up.ts';
import type { Database } from '../../src/store/sqlite/database.ts';
import { people } from '../people.ts';
import { openOffice, type Office } from '../support/office.ts';
import { quietLog } from '../support/quiet-log.ts';

let office: Office;
const warned: object[] = [];
const log = quietLog({ warn: (fields) => warned.push(fields) });

beforeEach(async () => {
  warned.length = 0;
  office = await openOffice({ at: '2022-06-20 08:00' });
  await office.linkSecretariat(people.binh);
  await office.linkAgency('SXD', people.lan);
});

afterEach(() => {
  office.close();
});

const runOn = (database: Database, signal = new AbortController().signal): Promise<void> =>
  warmUp(
    { database, rules: office.rules, clock: { now: () => office.now() }, channel: 'telegram', log, afterMs: 0 },
    signal,
  );

/** Counts the transactions; `before` runs ahead of each. */
function counting(before: (nth: number) => void = () => undefined): { database: Database; begun: () => number } {
  let begun = 0;
  const transact: Database['transact'] = (work) => {
    before((begun += 1));
    return office.database.transact(work);
  };
  return { database: { ...office.database, transact }, begun: () => begun };
}

test('leaves the registry as it was, byte by byte, and its next numbers too', async () => {
  const before = office.database.raw.serialize();
  const { database, begun } = counting();
  await runOn(database);
  expect(begun()).toBeGreaterThan(15);
  expect(office.database.raw.serialize().equals(before)).toBe(true);
  expect(office.database.raw.inTransaction).toBe(false);
  expect(warned).toEqual([]);
});

test('people are answered as before, in the middle of it and afterwards', async () => {
  const { database } = counting();
  const warming = runOn(database);
  await office.says(people.binh, 'private', '/xem 1');
  expect(office.lastTo(people.binh).text).toMatch(/#1/u);
  await warming;
  await office.says(people.binh, 'private', '/quahan');
  expect(office.lastTo(people.binh).text).toMatch(/^Nhiệm vụ quá hạn/u);
});

test('what fails is told and left out, what another program holds up is left out', async () => {
  const busy = new BetterSqlite.SqliteError('database is locked', 'SQLITE_BUSY');
  const { database, begun } = counting((nth) => {
    if (nth === 2) throw busy;
    if (nth === 4) throw new Error('out of order');
  });
  await runOn(database);
  expect(begun()).toBeGreaterThan(15);
  expect(warned).toEqual([{ text: '/quahan', error: 'out of order' }]);
});

test('begins nothing more once it is over', async () => {
  const over = new AbortController();
  const { database, begun } = counting((nth) => {
    if (nth === 3) over.abort();
  });
  await runOn(database, over.signal);
  expect(begun()).toBe(3);
});
