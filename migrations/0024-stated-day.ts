import { sql, type Kysely } from 'kysely';

/** The day on which an agency says that it completed the work, beside the day of its report. Frozen once shipped. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table assignment add column stated_on text`.execute(db);
}
