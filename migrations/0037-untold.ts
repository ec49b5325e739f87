import { sql, type Kysely } from 'kysely';

/**
 * Lists and figures also look at whether an heir has been told, and at when a decision was asked for: both stand in the
 * indexes that answer them. What waits for a successor, or for its notice, is found by an index. And
 * what each chat's last digest in full said, as a mark of its words. Frozen once shipped.
 */
const statements = [
  sql`drop index assignment_dated`,
  sql`drop index assignment_figures`,
  sql`create index assignment_dated on assignment
    (late_after, id, agency_id, status, waiting_for, cadence, reported_on, review_until, asked_on, asked_before, task_id,
      told_on, taken_over_on)
    where status not in ('completed', 'cancelled')`,
  sql`create index assignment_figures on assignment
    (agency_id, status, late_after, waiting_for, completed_on, cadence, reported_on, review_until, asked_on, asked_before,
      obstacle, task_id, orphaned_on, waiting_since, told_on, taken_over_on)`,
  sql`create index assignment_handed on assignment (id) where orphaned_on is not null or told_on = '9999-12-31'`,
  sql`create table digest_told (
    chat_id integer primary key references chat (id),
    outbox_id integer not null,
    told_on text not null,
    words text not null
  ) strict`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db);
}
