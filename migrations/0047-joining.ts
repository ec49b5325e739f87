import { sql, type Kysely } from 'kysely';

/** Codes that stay good for weeks, links that wait for the secretariat, and how people present themselves. Frozen once shipped. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db);
}

const statements = [
  // A code that may lie about for long binds nothing by itself.
  sql`alter table code add column awaits integer not null default 0 check (awaits in (0, 1))`,
  sql`
    create table awaited_link (
      id integer primary key,
      chat_id integer not null references chat (id),
      thread_id text,
      person_id integer not null references person (id),
      code_hash text not null references code (hash),
      asked_at text not null,
      expires_at text not null,
      outcome text check (outcome in ('confirmed', 'refused', 'expired', 'gone', 'replaced')),
      settled_at text,
      settled_by text
    ) strict
  `,
  // What waits in a chat: one at a time.
  sql`create unique index awaited_link_of on awaited_link (chat_id) where outcome is null`,
  sql`alter table person add column presented text`,
];
