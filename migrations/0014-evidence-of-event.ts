import { sql, type Kysely } from 'kysely';

/** Finds the files of one report without reading those of all. Frozen once shipped. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Which files came with this report?
  await sql`create index evidence_of_event on evidence (event_id) where event_id is not null`.execute(db);
}
