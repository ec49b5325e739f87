import { sql, type Kysely } from 'kysely';

/**
 * Each period of a recurring duty is an assignment of its own, with its own date, report and result: until here one
 * assignment went on from period to period. Frozen once shipped.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db);
}

/** Of a recurring duty due on `dueOn`: the key of the period, and the first day after it. */
const keyOf = (recurrence: string, dueOn: string) =>
  sql.raw(`case ${recurrence}
    when 'weekly' then date(${dueOn}, 'weekday 0', '-6 days') || '-W'
    when 'monthly' then strftime('%Y-%m', ${dueOn})
    when 'quarterly' then strftime('%Y', ${dueOn}) || '-Q' || ((strftime('%m', ${dueOn}) + 2) / 3)
    when 'half_yearly' then strftime('%Y', ${dueOn}) || '-H' || ((strftime('%m', ${dueOn}) + 5) / 6)
    when 'yearly' then strftime('%Y', ${dueOn}) end`);
const nextOf = (recurrence: string, dueOn: string) =>
  sql.raw(`case ${recurrence}
    when 'weekly' then date(${dueOn}, 'weekday 0', '+1 day')
    when 'monthly' then date(${dueOn}, 'start of month', '+1 month')
    when 'quarterly' then date(${dueOn}, 'start of month', '+' || (3 - (strftime('%m', ${dueOn}) - 1) % 3) || ' months')
    when 'half_yearly' then date(${dueOn}, 'start of month', '+' || (6 - (strftime('%m', ${dueOn}) - 1) % 6) || ' months')
    when 'yearly' then date(${dueOn}, 'start of year', '+1 year') end`);

const KEPT = sql.raw(`id, task_id, agency_id, via_group_id, tracked_from, status, progress, obstacle, deadline,
  deadline_rev, due_on, cadence, waiting_for, waiting_since, requested_due_on, answered_on, reported_on, completed_on, rev,
  extensions, review_until, stated_on, asked_on, asked_before, orphaned_on, taken_over_on, told_on`);

/** Not taken back. */
const STANDS = sql`not exists (select 1 from event as undoing where undoing.undoes = moving.id)`;

/**
 * The day on which a period fell due before its date was extended, however often: an extension past the period's end does not
 * make it another period. `until` is the event that closed the period, `due` its date then.
 */
const ownDue = (assignment: string, until: string, due: string) => sql`coalesce((
  select moving.before ->> '$.dueOn' from event as moving
  where moving.assignment_id = ${sql.raw(assignment)} and moving.id < ${sql.raw(until)} and moving.id > coalesce((
      select max(earlier.id) from event as earlier
      where earlier.assignment_id = moving.assignment_id and earlier.id < ${sql.raw(until)}
        and (earlier.kind = 'deadline_amended' or earlier.kind in ('completed', 'completion_reported')
          and earlier.after ->> '$.dueOn' > earlier.before ->> '$.dueOn'
          and not exists (select 1 from event as undoing where undoing.undoes = earlier.id))), 0)
    and moving.kind = 'extension_approved' and ${STANDS}
  order by moving.id limit 1), ${sql.raw(due)})`;

/** What closed a period while one assignment went on to the next, and was not taken back. */
const CLOSINGS = sql`
  select event.*, lead.via_group_id as via, lead.task_id as of_task,
    coalesce(event.before ->> '$.statedOn', event.before ->> '$.waitingSince', date(event.at, '+7 hours')) as done_on,
    ${ownDue('event.assignment_id', 'event.id', "event.before ->> '$.dueOn'")} as own_due
  from event inner join assignment as lead on lead.id = event.assignment_id
  where event.kind in ('completed', 'completion_reported')
    and event.before ->> '$.deadline.kind' = 'recurring'
    and event.after ->> '$.dueOn' > event.before ->> '$.dueOn'
    and not exists (select 1 from event as undoing where undoing.undoes = event.id)`;

const LAST = '9223372036854775807';

const statements = [
  // SQLite drops no constraint of a table: it is made anew, without one assignment for each task and lead.
  sql`create table assignment_of_period (
    id integer primary key,
    task_id integer not null references task (id),
    agency_id integer not null references agency (id),
    via_group_id integer references agency (id),
    tracked_from text not null,
    status text not null check (status in
      ('not_started', 'in_progress', 'pending_confirmation', 'completed', 'suspended', 'cancelled')),
    open integer not null generated always as
      (case when status in ('completed', 'cancelled') then 0 else 1 end) stored,
    progress integer check (progress between 0 and 100),
    obstacle text,
    deadline text not null,
    deadline_rev integer not null,
    period text,
    opens_on text,
    due_on text,
    cadence text,
    waiting_for text check (waiting_for in ('confirmation', 'extension', 'handover')),
    waiting_since text,
    requested_due_on text,
    answered_on text,
    reported_on text,
    completed_on text,
    rev integer not null,
    extensions integer not null default 0,
    review_until text,
    stated_on text,
    asked_on text,
    asked_before text,
    orphaned_on text,
    taken_over_on text,
    told_on text
  ) strict`,
  sql`insert into assignment_of_period (${KEPT}) select ${KEPT} from assignment`,
  sql`drop table assignment`,
  sql`alter table assignment_of_period rename to assignment`,
  // One assignment for each lead of a task, and in a recurring duty for each of its periods.
  sql`create unique index assignment_of_task on assignment (task_id, agency_id, ifnull(period, ''))`,
  sql`create index assignment_opens on assignment (opens_on) where opens_on is not null`,
  sql`create index assignment_open_of on assignment (agency_id, due_on) where status not in ('completed', 'cancelled')`,
  sql`create index assignment_dated on assignment
    (due_on, id, agency_id, status, waiting_for, cadence, reported_on, review_until, asked_on, asked_before, task_id)
    where status not in ('completed', 'cancelled')`,
  sql`create index assignment_extended on assignment (due_on, id, agency_id, extensions) where extensions > 0`,
  sql`create index assignment_figures on assignment
    (agency_id, status, due_on, waiting_for, completed_on, cadence, reported_on, review_until, asked_on, asked_before,
      obstacle, task_id, orphaned_on)`,
  sql`create index assignment_stuck on assignment (due_on, id, agency_id)
    where status not in ('completed', 'cancelled') and obstacle is not null`,
  sql`create index assignment_waiting on assignment (waiting_since, id, agency_id) where waiting_for is not null`,

  // The period that an assignment had come to is its own; the next one opens after it.
  sql`update assignment set period = ${keyOf('recurrence', 'own_due')}, opens_on = ${nextOf('recurrence', 'own_due')}
    from (select id as of_id, deadline ->> '$.recurrence' as recurrence,
        ${ownDue('assignment.id', LAST, 'assignment.due_on')} as own_due from assignment
      where due_on is not null and deadline ->> '$.kind' = 'recurring') as duty
    where duty.of_id = assignment.id`,
  // What was said of an earlier period is not said of this one.
  sql`update assignment set reported_on = null, answered_on = null
    where period is not null and status = 'not_started' and reported_on <= (
      select max(date(closing.at, '+7 hours')) from (${CLOSINGS}) as closing where closing.assignment_id = assignment.id)`,
  // The results that the record knows, each of its own period.
  sql`insert or ignore into assignment (task_id, agency_id, via_group_id, tracked_from, status, progress, deadline,
      deadline_rev, period, due_on, answered_on, reported_on, completed_on, stated_on, rev, extensions)
    select of_task, agency_id, via, date(at, '+7 hours'), 'completed', 100, before -> '$.deadline',
      before ->> '$.deadlineRev', ${keyOf("before ->> '$.deadline.recurrence'", 'own_due')},
      before ->> '$.dueOn', before ->> '$.answeredOn', coalesce(before ->> '$.reportedOn', done_on), done_on,
      before ->> '$.statedOn', 1, coalesce(before ->> '$.extensions', 0)
    from (${CLOSINGS}) where agency_id is not null order by id desc`,
];
