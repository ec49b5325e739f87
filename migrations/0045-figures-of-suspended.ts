import { sql, type Kysely } from 'kysely';

/** What was late before it stopped is counted by the day on which it stopped, from the index alone. Frozen once shipped. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db);
}

const statements = [
  sql`drop index assignment_figures`,
  sql`create index assignment_figures on assignment
    (agency_id, status, late_after, waiting_for, completed_on, cadence, reported_on, review_until, asked_on, asked_before,
      obstacle, task_id, orphaned_on, waiting_since, told_on, taken_over_on, suspended_on)`,
];
