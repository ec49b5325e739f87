import { sql, type Kysely } from 'kysely';

/** The day by which an agency says that the work will be done. Frozen once shipped. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table assignment add column expected_on text`.execute(db);
}
