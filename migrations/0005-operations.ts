import { sql, type Kysely } from 'kysely';

/** Messages that cannot be worded, and what the operator is told in one message. Frozen once shipped. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db);
}

const statements = [
  // How often wording a message threw; apart from `attempts`, which counts sends.
  sql`alter table outbox add column failures integer not null default 0`,
  // Each finding once for each operator's chat; `outbox_id` is the message that tells it.
  sql`create table operator_notice (
    chat_id integer not null references chat (id),
    key text not null,
    at text not null,
    text text not null,
    outbox_id integer not null references outbox (id),
    primary key (chat_id, key)
  ) strict, without rowid`,
  // What does this message tell?
  sql`create index operator_notice_of on operator_notice (outbox_id)`,
];
