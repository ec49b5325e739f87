import { sql, type Kysely } from 'kysely';

/** Pictures that were sent: uploaded once, and fetched by messengers that take an address only. Frozen once shipped. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db);
}

const statements = [
  // `key` is the digest of `figures`, the JSON of what is drawn. `path` cannot be guessed: whoever knows it may look.
  sql`create table picture (
    key text primary key,
    figures text not null,
    path text not null unique,
    telegram_file_id text,
    expires_at text not null
  ) strict, without rowid`,
  // Which pictures are of no more use?
  sql`create index picture_expiry on picture (expires_at)`,
];
