import { sql, type Kysely } from 'kysely';

/** Steps put off at an agency's wish, and what agencies ask the secretariat. Frozen once shipped. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db);
}

const statements = [
  sql`
    create table snooze (
      assignment_id integer primary key references assignment (id),
      rev integer not null,
      until_on text not null,
      times integer not null,
      asked_again integer not null default 0 check (asked_again in (0, 1))
    ) strict
  `,
  sql`
    create table inquiry (
      id integer primary key,
      at text not null,
      agency_id integer not null references agency (id),
      assignment_id integer references assignment (id),
      chat_id integer not null references chat (id),
      thread_id text,
      message_id text,
      person_id integer not null references person (id),
      text text not null,
      answered_at text
    ) strict
  `,
];
