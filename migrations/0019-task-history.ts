import { sql, type Kysely } from 'kysely';

/** Each reply is an event of a share; its task is found by the share, not by an index of its own. Frozen once shipped. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [
    sql`drop index event_of_task`,
    // What happened to a task as a whole?
    sql`create index event_of_task on event (task_id, id) where assignment_id is null and task_id is not null`,
  ]) {
    await statement.execute(db);
  }
}
