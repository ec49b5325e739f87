import { sql, type Kysely } from 'kysely';

/**
 * Completions that an earlier version confirmed as late by the day of their report, though their date had passed before
 * anybody could report: the secretariat looks at each. Frozen once shipped.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db);
}

const statements = [
  sql`create table unchecked_day (
    assignment_id integer primary key references assignment (id)
  ) strict`,
  sql`insert into unchecked_day (assignment_id)
    select id from assignment
    where status = 'completed' and completed_on > due_on and due_on < tracked_from
      and not exists (
        select 1 from event where event.assignment_id = assignment.id and event.kind = 'completion_day_corrected')`,
];
