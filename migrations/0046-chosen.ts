import { sql, type Kysely } from 'kysely';

/** What a person chose for words that did not say it stands beside them, not in them. Frozen once shipped. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db);
}

const statements = [
  sql`alter table event add column chosen text
    check (chosen in ('not_started', 'in_progress', 'blocked', 'completed', 'suspended'))`,
];
