import { sql, type Kysely } from 'kysely';

/** Which programmes a leaders' chat is for; one without a row here is for all of them, as before. */
const statements = [
  sql`create table chat_programme (
    chat_id integer not null references chat (id),
    programme_id integer not null references programme (id),
    primary key (chat_id, programme_id)
  ) strict, without rowid`,
  sql`create table code_programme (
    code_hash text not null references code (hash),
    programme_id integer not null references programme (id),
    primary key (code_hash, programme_id)
  ) strict, without rowid`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db);
}
