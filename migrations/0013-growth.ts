import { sql, type Kysely } from 'kysely';

/** What keeps lists and figures as quick with a million tasks as with ten thousand. Frozen once shipped. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db);
}

// "Open" is said of the status: SQLite cannot answer from an index alone what names the computed column `open`.
const statements = [
  // What is open, by date: overdue, coming up, or without a date and not reported on? Counted, and found page by page,
  // without reading the wide rows.
  sql`create index assignment_dated on assignment
    (due_on, id, agency_id, status, waiting_for, cadence, reported_on, task_id)
    where status not in ('completed', 'cancelled')`,
  // Narrower ones, whose questions it answers.
  sql`drop index assignment_open_due`,
  sql`drop index assignment_undated`,
  // What does this agency still owe, latest first?
  sql`drop index assignment_open_of`,
  sql`create index assignment_open_of on assignment (agency_id, due_on) where status not in ('completed', 'cancelled')`,
  // What is stuck, and on what?
  sql`drop index assignment_stuck`,
  sql`create index assignment_stuck on assignment (due_on, id, agency_id)
    where status not in ('completed', 'cancelled') and obstacle is not null`,
  // What waits for the secretariat?
  sql`drop index assignment_waiting`,
  sql`create index assignment_waiting on assignment (waiting_since, id, agency_id) where waiting_for is not null`,
  // How often were dates moved?
  sql`drop index assignment_extended`,
  sql`create index assignment_extended on assignment (due_on, id, agency_id, extensions) where extensions > 0`,
];
