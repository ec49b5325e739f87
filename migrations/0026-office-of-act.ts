import { sql, type Kysely } from 'kysely';

/**
 * In which office a person acted, as it was called at that moment; events from before have none. Frozen once shipped.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table event add column office text`.execute(db);
}
