import { expect, onTestFinished, test, vi } from 'vitest';
import type { Compilable } from 'kysely';
import { query } from '../../../src/store/sqlite/database.ts';
import { openMigrated } from '../../support/migrated-registry.ts';

/**
 * better-sqlite3 writes itself a function for the rows of each statement, and a new one whenever SQLite has planned the
 * statement anew.
 */
const ROW_MAKERS = vi.spyOn(globalThis, 'Function');

const agencies = query.selectFrom('agency').select(['agency.id', 'name']);

test.each<[string, (id: number) => Compilable]>([
  ['a page', (id) => agencies.orderBy('agency.id').limit(id)],
  [
    'what stands in two tables',
    (id) => agencies.innerJoin('agency_alias', 'agency_id', 'agency.id').where('agency_id', '=', id),
  ],
  [
    'what is in order',
    (id) => query.selectFrom('agency_alias').select('alias').where('agency_id', '=', id).orderBy('alias'),
  ],
])('SQLite plans a statement about %s once, not again for each value', async (_what, statement) => {
  const database = await openMigrated();
  onTestFinished(() => {
    database.close();
  });
  database.raw
    .exec(`insert into agency (id, code, name, kind) values (1, 'A', 'Sở A', 'agency'), (2, 'B', 'Sở B', 'agency');
    insert into agency_alias (alias, alias_key, agency_id) values ('Sở A', 'so a', 1), ('Sở B', 'so b', 2)`);
  const rowsOf = (id: number): number => database.read((tx) => tx.all(statement(id))).length;
  rowsOf(1);
  ROW_MAKERS.mockClear();
  for (const id of [1, 2, 1, 2]) expect(rowsOf(id)).toBeGreaterThan(0);
  expect(ROW_MAKERS).not.toHaveBeenCalled();
});
