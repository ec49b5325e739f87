import { sql, type Kysely } from 'kysely';

/** What keeps each look for the next message as short however long and whatever the queue. Frozen once shipped. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db);
}

const statements = [
  // 0: somebody waits for it, 1: it reminds or warns, 2: it sums up.
  sql`alter table outbox add column urgency integer not null default 0`,
  sql`update outbox set urgency = case when kind = 'digest' then 2 else 1 end where unprompted = 1`,
  // Which messages as urgent as this have been due longest, and whose are they?
  sql`drop index outbox_due`,
  sql`create index outbox_due on outbox (urgency, due_at, id, chat_id) where state = 'queued'`,
  // Which chat is the next that such a message waits for, and what waits for one chat?
  sql`drop index outbox_open_of_chat`,
  sql`create index outbox_queued_of_chat on outbox (urgency, chat_id, id, due_at) where state = 'queued'`,
  // What is in the air, to which chats, and whose lease is over?
  sql`drop index outbox_sending`,
  sql`create index outbox_sending on outbox (chat_id, lease_until) where state = 'sending'`,
  // Which chat is the next one on this messenger?
  sql`create index chat_on_channel on chat (channel)`,
];
