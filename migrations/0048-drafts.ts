import { sql, type Kysely } from 'kysely';

/** Decisions that were taken in and are not live, with what people answered about them. Frozen once shipped. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db);
}

const statements = [
  sql`create table draft (
    id integer primary key,
    state text not null check (state in ('open', 'accepted', 'discarded')),
    programme text,
    file_name text not null,
    sha256 text not null,
    size integer not null,
    content text not null,
    taken_at text not null,
    taken_by text not null,
    person_id integer references person (id),
    channel text,
    first_by text,
    first_person_id integer references person (id),
    settled_at text,
    settled_by text,
    programme_id integer,
    event_id integer references event (id)
  ) strict`,
  // Which open draft is of this file?
  sql`create index draft_file_of on draft (sha256) where state = 'open'`,
  sql`create table draft_file (
    draft_id integer primary key references draft (id),
    bytes blob not null
  ) strict`,
  sql`create table draft_answer (
    id integer primary key,
    draft_id integer not null references draft (id),
    question text not null,
    answer text not null,
    at text not null,
    actor text not null,
    person_id integer references person (id),
    channel text
  ) strict`,
  // What was answered about this draft?
  sql`create index draft_answer_of on draft_answer (draft_id, id)`,
  // What an acceptance made, so that it can be taken back as a whole.
  sql`create table draft_agency (
    draft_id integer not null references draft (id),
    agency_id integer not null,
    primary key (draft_id, agency_id)
  ) strict, without rowid`,
  sql`create table draft_spelling (
    draft_id integer not null references draft (id),
    alias text not null,
    primary key (draft_id, alias)
  ) strict, without rowid`,
];
