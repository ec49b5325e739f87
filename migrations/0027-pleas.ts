import { sql, type Kysely } from 'kysely';

/** What an agency states in its defence: an objective reason, or an objection to the record. Frozen once shipped. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table plea (
    id integer primary key,
    at text not null,
    assignment_id integer not null references assignment (id),
    event_id integer not null references event (id),
    kind text not null check (kind in ('objective_reason', 'objection')),
    text text not null,
    actor text not null,
    answered_at text,
    accepted integer check (accepted in (0, 1)),
    answer text
  ) strict`.execute(db);
  // What stands beside the record of an assignment?
  await sql`create index plea_of on plea (assignment_id)`.execute(db);
  // Whose lateness has a confirmed reason?
  await sql`create index plea_accepted on plea (assignment_id, answered_at)
    where kind = 'objective_reason' and accepted = 1`.execute(db);
}
