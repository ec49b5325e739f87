import { sql, type Kysely } from 'kysely';

/** What began to count as late because a review was left unanswered is found by an index. Frozen once shipped. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index assignment_lapsed on assignment (review_until, id)
    where reported_on is null and review_until is not null`.execute(db);
}
