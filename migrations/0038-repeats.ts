import { sql, type Kysely } from 'kysely';

/**
 * How many answers in a row, after the date of an assignment, reported nothing new. Those that are in the record already
 * count as none. Frozen once shipped.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table assignment add column repeats integer not null default 0`.execute(db);
}
