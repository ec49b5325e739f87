import { sql, type Kysely } from 'kysely';

/**
 * The day on which an amendment named an agency again, and what it had reported before: it is reviewed anew, and no message
 * denies that. Who was named again already gets both from the record; nothing that counts is changed. Frozen once shipped.
 */
const statements = [
  sql`alter table assignment add column reported_before text`,
  sql`alter table assignment add column reinstated_on text`,
  sql`update assignment set reinstated_on = date(again.at, '+7 hours'),
      reported_before = case when assignment.reported_on is null and again.after ->> '$.status' = 'in_progress'
        then again.before ->> '$.reportedOn' end
    from (
      select assignment_id, at, before, after, max(id) from event
      where kind = 'lead_added' and before is not null and assignment_id is not null group by assignment_id
    ) as again
    where again.assignment_id = assignment.id`,
  // Whose period a naming cut short: few, beside every assignment.
  sql`create index assignment_reinstated on assignment (reinstated_on) where reinstated_on is not null`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db);
}
