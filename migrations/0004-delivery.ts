import { sql, type Kysely } from 'kysely';

/** What a messenger was asked lately counts against its limits, also after a restart. Frozen once shipped. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db);
}

const statements = [
  // What was sent within the last minute, or since the last digest?
  sql`create index outbox_settled on outbox (settled_at) where settled_at is not null`,
];
