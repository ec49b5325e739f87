import { sql, type Kysely } from 'kysely';

/** An agency may have a chat on each messenger; a messenger may run dry or be away. Frozen once shipped. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db);
}

const statements = [
  // What did this person change last in this chat?
  sql`create index event_of_person on event (chat_id, person_id, id)`,
  // Since when an agency can be reminded at all: a later chat does not make its old tasks new.
  sql`alter table agency add column first_linked_at text`,
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
