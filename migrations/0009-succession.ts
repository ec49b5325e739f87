import { sql, type Kysely } from 'kysely';

/** Agencies that are merged, renamed, split or abolished, and what moved with them. Frozen once shipped. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db);
}

const statements = [
  // The first day on which an agency is no more.
  sql`alter table agency add column ended_on text`,
  // `plan` is what was decided, as JSON; it is carried out on `from_on`.
  sql`create table succession (
    id integer primary key,
    kind text not null check (kind in ('merge', 'rename', 'split', 'abolish')),
    from_on text not null,
    document text not null,
    plan text not null,
    recorded_at text not null,
    applied_at text
  ) strict`,
  // Which reorganisations are still to be carried out?
  sql`create index succession_due on succession (from_on) where applied_at is null`,
  sql`create table successor (
    predecessor_id integer not null references agency (id),
    successor_id integer not null references agency (id),
    succession_id integer not null references succession (id),
    primary key (predecessor_id, successor_id)
  ) strict, without rowid`,
  // Who was here before this agency?
  sql`create index successor_of on successor (successor_id)`,
  // Whose share was this before?
  sql`create table moved_share (
    assignment_id integer not null references assignment (id),
    succession_id integer not null references succession (id),
    from_agency_id integer not null references agency (id),
    moved_at text not null,
    primary key (assignment_id, succession_id)
  ) strict, without rowid`,
];
