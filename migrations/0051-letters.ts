import { sql, type Kysely } from 'kysely';

/** Which agencies were asked by letter is found without reading the whole record. Frozen once shipped. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db);
}

const statements = [sql`create index event_letter on event (agency_id, id) where kind = 'review_asked_by_letter'`];
