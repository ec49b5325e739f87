import { sql, type Kysely } from 'kysely';

/**
 * Only an end amid the work on a piece counts against it, and that is noted outside the registry: what was merely in hand
 * is noted no more. Frozen once shipped.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`delete from in_hand where ends = 0`.execute(db);
  await sql`alter table in_hand drop column begun`.execute(db);
}
