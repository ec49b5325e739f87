/** Checks a registry's file: SQLite's own checks, its references, and what the program relies on. */

import type BetterSqlite from 'better-sqlite3';

const COUNTED = ['agency', 'task', 'assignment', 'event', 'chat', 'person', 'inbox', 'outbox'] as const;
export type Counts = Readonly<Record<(typeof COUNTED)[number], number>>;

/** Rows per table of the record. */
export function countsOf(raw: BetterSqlite.Database): Counts {
  const counts = COUNTED.map((table) => [table, raw.prepare(`select count(*) from ${table}`).pluck().get()] as const);
  return Object.fromEntries(counts) as Counts;
}

/** The migrations that a file has run; null when it is no registry. */
export function migrationsOf(raw: BetterSqlite.Database): string[] | null {
  const table = raw.prepare("select 1 from sqlite_master where name = 'kysely_migration'").get();
  if (table === undefined) return null;
  return raw.prepare('select name from kysely_migration order by name').pluck().all() as string[];
}

/** `quick` does not compare each index with its table, which takes a sixth of the time. */
export type Depth = 'quick' | 'full';

/** Problems of a file with a registry's schema, in sentences; an empty list when it is sound. */
export function problemsOf(raw: BetterSqlite.Database, depth: Depth): string[] {
  const damage = raw
    .prepare(`pragma ${depth === 'full' ? 'integrity_check' : 'quick_check'}(20)`)
    .pluck()
    .all();
  if (damage.length !== 1 || damage[0] !== 'ok') return damage.map((line) => `damaged: ${String(line)}`);
  return [
    ...(raw.prepare('pragma foreign_key_check').all() as { table: string; rowid: number; parent: string }[])
      .slice(0, 20)
      .map(
        ({ table, rowid, parent }) => `row ${String(rowid)} of ${table} refers to a row of ${parent} that is not there`,
      ),
    ...EXPECTATIONS.flatMap(([says, sql]) => {
      const count = Number(raw.prepare(sql).pluck().get());
      return count === 0 ? [] : [`${says}: ${String(count)}`];
    }),
  ];
}

/** Each query counts rows that must not exist. */
const EXPECTATIONS: readonly (readonly [string, string])[] = [
  [
    'guards of the append-only record that are missing',
    "select 2 - count(*) from sqlite_master where type = 'trigger' and name in ('event_is_final', 'event_stays')",
  ],
  ['assignments whose deadline cannot be read', 'select count(*) from assignment where not json_valid(deadline)'],
  ['messages whose content cannot be read', 'select count(*) from outbox where not json_valid(payload)'],
  ['updates whose content cannot be read', 'select count(*) from inbox where not json_valid(payload)'],
  ['messages in hand without a lease', "select count(*) from outbox where state = 'sending' and lease_until is null"],
  [
    'completed assignments without a day',
    "select count(*) from assignment where status = 'completed' and completed_on is null",
  ],
];
