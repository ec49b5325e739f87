import { sql, type Kysely } from 'kysely';

/**
 * What people answered when the bot asked what their words meant, by the pattern of these words: without numbers, days,
 * documents and names. The secretariat rules on a pattern; until then it is read by nobody. Frozen once shipped.
 */
const statements = [
  sql`create table learned_pattern (
    id integer primary key,
    pattern text not null unique,
    ruling text check (ruling in ('approved', 'refused')),
    status text,
    ruled_by text,
    ruled_at text,
    check ((ruling is null) = (ruled_at is null))
  ) strict`,
  // A person's newest answer. The message is the one whose words were asked about: it may have to be erased.
  sql`create table pattern_answer (
    pattern_id integer not null references learned_pattern (id),
    person_id integer not null references person (id),
    status text not null,
    answered_at text not null,
    event_id integer not null references event (id),
    chat_id integer not null references chat (id),
    message_id text,
    primary key (pattern_id, person_id)
  ) strict, without rowid`,
  // What came of a message, or of an event, that must be erased.
  sql`create index pattern_answer_message on pattern_answer (chat_id, message_id)`,
  sql`create index pattern_answer_event on pattern_answer (event_id)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db);
}
