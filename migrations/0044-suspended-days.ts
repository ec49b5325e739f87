import { sql, type Kysely } from 'kysely';

/** A suspended task knows since when, and of a duty how much of it, so that it can go on. Frozen once shipped. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db);
}

const statements = [
  sql`alter table assignment add column suspended_on text`,
  sql`alter table assignment add column suspended_scope text check (suspended_scope in ('period', 'duty'))`,
  // What was confirmed until now was told to its agency as the suspension of the task; days are those of the province.
  sql`update assignment set
    suspended_on = coalesce(
      (select date(event.at, '+7 hours') from event
        where event.assignment_id = assignment.id and event.kind = 'suspension_approved'
        order by event.id desc limit 1),
      tracked_from),
    suspended_scope = case when period is not null then 'duty' end
    where status = 'suspended' and (orphaned_on is null or exists
      (select 1 from event where event.assignment_id = assignment.id and event.kind = 'suspension_approved'))`,
];
