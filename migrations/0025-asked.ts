import { sql, type Kysely } from 'kysely';

/** On which days an agency was asked about what it has without a date. Frozen once shipped. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db);
}

/** The days on which a question about each arrived in an agency's chat, the latest first. */
const ARRIVED = sql`select distinct about.assignment_id as id, date(sent.settled_at, '+7 hours') as day
  from outbox_about as about
  inner join outbox as sent on sent.id = about.outbox_id
  inner join chat on chat.id = sent.chat_id
  where sent.kind = 'reminder' and sent.state = 'sent' and sent.settled_at is not null and chat.role = 'agency'`;

const statements = [
  sql`alter table assignment add column asked_on text`,
  sql`alter table assignment add column asked_before text`,
  sql`update assignment set asked_on = latest.day, asked_before = latest.before
    from (
      select id, max(day) as day, max(day) filter (where place = 2) as before
      from (select id, day, row_number() over (partition by id order by day desc) as place from (${ARRIVED}))
      where place <= 2 group by id
    ) as latest
    where latest.id = assignment.id and due_on is null and cadence is not null`,
  // Both are read from these alone, never from the wide rows.
  sql`drop index assignment_figures`,
  sql`create index assignment_figures on assignment
    (agency_id, status, due_on, waiting_for, completed_on, cadence, reported_on, review_until, asked_on, asked_before,
      obstacle, task_id)`,
  sql`drop index assignment_dated`,
  sql`create index assignment_dated on assignment
    (due_on, id, agency_id, status, waiting_for, cadence, reported_on, review_until, asked_on, asked_before, task_id)
    where status not in ('completed', 'cancelled')`,
];
