import { sql, type Kysely } from 'kysely';

/** What an accepted amendment changed, so that it can be taken back as a whole. Frozen once shipped. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db);
}

const statements = [
  // `changes` is JSON of rows before and after; the messages queued with it lie behind `outbox_after`, up to `outbox_last`.
  sql`create table draft_change (
    draft_id integer primary key references draft (id),
    changes text not null,
    outbox_after integer not null,
    outbox_last integer not null
  ) strict`,
];
