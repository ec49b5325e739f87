import { sql, type Kysely } from 'kysely';

/** What was sent about an assignment is found by it. Frozen once shipped. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db);
}

const statements = [sql`create index outbox_about_assignment on outbox_about (assignment_id)`];
