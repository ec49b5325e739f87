import { sql, type Kysely } from 'kysely';

/** What waits for a successor, what was taken over and when its heir was told, and which shares became one. Frozen once shipped. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db);
}

const statements = [
  sql`alter table assignment add column orphaned_on text`,
  sql`alter table assignment add column taken_over_on text`,
  sql`alter table assignment add column told_on text`,
  sql`update assignment set orphaned_on = agency.ended_on
    from agency
    where agency.id = assignment.agency_id and agency.ended_on is not null
      and assignment.status not in ('completed', 'cancelled')`,
  // Heirs of earlier versions were told on the day of the move.
  sql`update assignment set taken_over_on = latest.day, told_on = latest.day
    from (
      select moved_share.assignment_id as id, max(succession.from_on) as day
      from moved_share inner join succession on succession.id = moved_share.succession_id
      group by moved_share.assignment_id
    ) as latest
    where latest.id = assignment.id`,
  sql`create table joined_share (
    assignment_id integer primary key references assignment (id),
    into_id integer not null references assignment (id),
    joined_at text not null
  ) strict`,
  sql`create index joined_share_into on joined_share (into_id)`,
  // The chat of an agency that ended: where the people of its tasks are.
  sql`alter table chat add column came_from_id integer references agency (id)`,
  // Figures are read from it alone, never from the wide rows.
  sql`drop index assignment_figures`,
  sql`create index assignment_figures on assignment
    (agency_id, status, due_on, waiting_for, completed_on, cadence, reported_on, review_until, asked_on, asked_before,
      obstacle, task_id, orphaned_on)`,
];
