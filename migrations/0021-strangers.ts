import { sql, type Kysely } from 'kysely';

/** What people without a role may cost: little of what they write is kept, and not for long. Frozen once shipped. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [
    sql`alter table inbox add column stranger integer not null default 0 check (stranger in (0, 1))`,
    // Which of them are old enough to be deleted?
    sql`create index inbox_of_strangers on inbox (received_at) where stranger = 1`,
    sql`create table stranger_answer (
      person_id integer not null references person (id),
      chat_id integer not null references chat (id),
      answered_on text not null,
      primary key (person_id, chat_id)
    ) strict, without rowid`,
  ]) {
    await statement.execute(db);
  }
}
