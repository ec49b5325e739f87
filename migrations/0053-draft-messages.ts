import { sql, type Kysely } from 'kysely';

/** Which messages brought a draft and its answers, so that they can be erased with them. Frozen once shipped. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db);
}

const statements = [
  sql`alter table draft add column erased_at text`,
  // A file, the command that replied to it, and whoever sent the same file again.
  sql`create table draft_message (
    draft_id integer not null references draft (id),
    chat_id integer not null references chat (id),
    message_id text not null,
    primary key (chat_id, message_id, draft_id)
  ) strict, without rowid`,
  sql`alter table draft_answer add column chat_id integer references chat (id)`,
  sql`alter table draft_answer add column message_id text`,
  sql`create index draft_answer_in on draft_answer (chat_id, message_id) where message_id is not null`,
];
