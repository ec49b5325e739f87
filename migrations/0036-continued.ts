import { sql, type Kysely } from 'kysely';

/**
 * The task of another programme under which an assignment goes on once its own has ended. The index finds what a task
 * continues. Frozen once shipped.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table assignment add column continued_in integer references task (id)`.execute(db);
  await sql`create index assignment_continued on assignment (continued_in) where continued_in is not null`.execute(db);
}
