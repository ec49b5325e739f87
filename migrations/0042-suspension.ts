import { sql, type Kysely } from 'kysely';

/** "Tạm dừng theo Công văn số …" waits for a decision as a completion and an extension do. Frozen once shipped. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db);
}

const statements = [
  // A check cannot be changed in place: the column is made anew.
  sql`drop index assignment_figures`,
  sql`drop index assignment_dated`,
  sql`drop index assignment_waiting`,
  sql`alter table assignment add column awaits text
    check (awaits in ('confirmation', 'extension', 'handover', 'suspension'))`,
  sql`update assignment set awaits = waiting_for where waiting_for is not null`,
  sql`alter table assignment drop column waiting_for`,
  sql`alter table assignment rename column awaits to waiting_for`,
  sql`create index assignment_figures on assignment
    (agency_id, status, late_after, waiting_for, completed_on, cadence, reported_on, review_until, asked_on, asked_before,
      obstacle, task_id, orphaned_on, waiting_since, told_on, taken_over_on)`,
  sql`create index assignment_dated on assignment
    (late_after, id, agency_id, status, waiting_for, cadence, reported_on, review_until, asked_on, asked_before, task_id,
      told_on, taken_over_on)
    where status not in ('completed', 'cancelled')`,
  sql`create index assignment_waiting on assignment (waiting_since, id, agency_id) where waiting_for is not null`,
  // What can a decision be about?
  sql`drop index event_claim`,
  sql`create index event_claim on event (assignment_id, id)
    where kind in ('completion_reported', 'extension_requested', 'handover_claimed', 'suspension_claimed')`,
];
