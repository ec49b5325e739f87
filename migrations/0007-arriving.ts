import { sql, type Kysely } from 'kysely';

/** A long import comes in slices and is seen by nobody until its last. Frozen once shipped. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db);
}

const statements = [
  // Since when a programme's rows have been coming in; null once they are all there.
  sql`alter table programme add column arriving_since text`,
];
