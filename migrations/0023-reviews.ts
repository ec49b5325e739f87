import { sql, type Kysely } from 'kysely';

/** What nobody was asked about before its date had passed: not yet reviewed, and counted apart. Frozen once shipped. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db);
}

/** While the review message has not been delivered. */
const NOT_YET_ASKED = sql.lit('9999-12-31');
/** The first day of the last whole reporting period before the registry took the assignment over. */
const LAST_PERIOD = sql`case assignment.cadence
  when 'weekly' then date(tracked_from, 'weekday 0', '-13 days')
  when 'monthly' then date(tracked_from, 'start of month', '-1 month')
  when 'quarterly' then date(tracked_from, 'start of month',
    '-' || ((strftime('%m', tracked_from) - 1) % 3 + 3) || ' months')
  when 'half_yearly' then date(tracked_from, 'start of month',
    '-' || ((strftime('%m', tracked_from) - 1) % 6 + 6) || ' months')
  when 'yearly' then date(tracked_from, 'start of year', '-1 year') end`;

const statements = [
  // The first day on which a date that had passed at the takeover counts; null where none had.
  sql`alter table assignment add column review_until text`,
  sql`update assignment set review_until = ${NOT_YET_ASKED}
    where due_on < tracked_from
      or (due_on is null and cadence is not null and (
        select issued_on from task inner join programme on programme.id = task.programme_id
        where task.id = assignment.task_id) <= ${LAST_PERIOD})`,
  // Asked anew, once: the earlier question did not say that nothing counts before its answer.
  sql`delete from reminder where (stage = 'baseline' or stage like 'baseline@%') and assignment_id in (
    select id from assignment
    where review_until is not null and reported_on is null and status not in ('completed', 'cancelled'))`,
  sql`insert into wake (assignment_id, wake_on)
    select id, tracked_from from assignment
    where review_until is not null and reported_on is null and status not in ('completed', 'cancelled')
    on conflict (assignment_id) do update set wake_on = min(wake_on, excluded.wake_on)`,

  // The figures of every agency, of one, or of everybody: read from this index alone, never from the wide rows.
  sql`drop index assignment_figures`,
  sql`create index assignment_figures on assignment
    (agency_id, status, due_on, waiting_for, completed_on, cadence, reported_on, review_until, obstacle, task_id)`,
  // What is open, by date: counted, and found page by page, without reading the wide rows.
  sql`drop index assignment_dated`,
  sql`create index assignment_dated on assignment
    (due_on, id, agency_id, status, waiting_for, cadence, reported_on, review_until, task_id)
    where status not in ('completed', 'cancelled')`,
];
