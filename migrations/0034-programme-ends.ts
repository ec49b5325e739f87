import { sql, type Kysely } from 'kysely';

/**
 * A programme's last day, once a person has confirmed it, and for which last day each agency was asked the closing question
 * and each chat got the final report.
 */
const statements = [
  sql`alter table programme add column ends_on text`,
  sql`alter table programme add column end_confirmed_by text`,
  sql`alter table programme add column end_confirmed_at text`,
  sql`create index programme_ending on programme (ends_on) where ends_on is not null`,
  sql`create table closing_question (
    programme_id integer not null references programme (id),
    ends_on text not null,
    agency_id integer not null references agency (id),
    outbox_id integer not null references outbox (id),
    primary key (programme_id, ends_on, agency_id)
  ) strict, without rowid`,
  sql`create table final_report (
    programme_id integer not null references programme (id),
    ends_on text not null,
    chat_id integer not null references chat (id),
    outbox_id integer not null references outbox (id),
    primary key (programme_id, ends_on, chat_id)
  ) strict, without rowid`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db);
}
