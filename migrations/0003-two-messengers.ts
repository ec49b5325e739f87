import { sql, type Kysely } from 'kysely';

/** An agency may have a chat on each messenger; a messenger may run dry or be away. Frozen once shipped. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db);
}

const statements = [
  // Among an agency's living chats the one with the lowest rank is first. `unreachable_since`: nothing got through since.
  sql`alter table chat add column rank integer not null default 0`,
  sql`alter table chat add column unreachable_since text`,
  // Messages that count against a messenger's monthly quota, by local month (YYYY-MM).
  sql`create table usage (
    channel text not null,
    month text not null,
    messages integer not null,
    primary key (channel, month)
  ) strict, without rowid`,
  // What a chat is to be told about the time in which its messenger kept nothing for us, with its next bundle.
  sql`create table gap (
    chat_id integer primary key references chat (id),
    from_at text not null,
    to_at text not null
  ) strict`,
];
