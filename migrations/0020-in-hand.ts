import { sql, type Kysely } from 'kysely';

/** What was in hand when the program ended without saying so. Frozen once shipped. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table in_hand (
    kind text not null check (kind in ('update', 'delivery')),
    channel text not null,
    key text not null,
    ends integer not null default 0,
    begun integer not null check (begun in (0, 1)),
    primary key (kind, channel, key)
  ) strict, without rowid`.execute(db);
}
