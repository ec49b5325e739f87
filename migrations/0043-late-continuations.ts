import { sql, type Kysely } from 'kysely';

/** What was late before it went on from an earlier programme counts on; its agency is yet to be told. Frozen once shipped. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db);
}

/** The sentinel of "not yet told", and the day of the province's time on which it went on. */
const statements = [
  sql`create table untold_continuation (assignment_id integer primary key references assignment (id)) strict`,
  sql`insert into untold_continuation (assignment_id)
    select id from assignment
    where told_on = '9999-12-31' and taken_over_on is null and late_after < (
      select date(max(event.at), '+7 hours') from event
      where event.task_id = assignment.task_id and event.kind = 'continues')`,
  sql`update assignment set told_on = null where id in (select assignment_id from untold_continuation)`,
];
