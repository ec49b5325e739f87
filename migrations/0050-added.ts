import { sql, type Kysely } from 'kysely';

/** What a person added in a later message stands beside what it wrote first, not in it. Frozen once shipped. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db);
}

const statements = [sql`alter table event add column added text check (json_valid(added))`];
