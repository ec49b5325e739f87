import { sql, type Kysely } from 'kysely';

/** Agencies, programmes, tasks and the assignments of each lead. Frozen once shipped. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db);
}

const statements = [
  sql`create table meta (key text primary key, value text not null) strict`,

  sql`create table agency (
    id integer primary key,
    code text not null unique,
    name text not null,
    kind text not null check (kind in ('agency', 'group'))
  ) strict`,
  sql`create table agency_alias (
    alias text primary key,
    alias_key text not null,
    agency_id integer not null references agency (id)
  ) strict`,
  // Who is called this, with or without diacritics? Two agencies may differ in nothing else.
  sql`create index agency_alias_key on agency_alias (alias_key)`,
  // Which names does this agency go by?
  sql`create index agency_alias_of on agency_alias (agency_id)`,
  sql`create table agency_member (
    group_id integer not null references agency (id),
    member_id integer not null references agency (id),
    from_on text not null,
    to_on text,
    document text not null,
    primary key (group_id, member_id, from_on)
  ) strict`,

  sql`create table programme (
    id integer primary key,
    code text not null unique,
    number text not null,
    title text not null,
    authority text not null,
    issued_on text not null,
    imported_at text not null
  ) strict`,
  sql`create table task (
    id integer primary key,
    programme_id integer not null references programme (id),
    ref text not null,
    position integer not null,
    source text not null check (source in ('annex', 'body')),
    section text not null,
    title text not null,
    coordinating text not null,
    product text not null,
    report_to text not null,
    deadline text not null,
    search text not null,
    unique (programme_id, ref)
  ) strict`,
  // "III.2.1" without a programme
  sql`create index task_ref on task (ref)`,
  sql`create table task_lead (
    task_id integer not null references task (id),
    position integer not null,
    agency_id integer not null references agency (id),
    primary key (task_id, position)
  ) strict`,
  sql`create table task_feed (
    task_id integer not null references task (id),
    feeds_id integer not null references task (id),
    primary key (task_id, feeds_id)
  ) strict`,

  // deadline_*: the deadline in force; deadline_rev counts the dates ever set; rev counts every change.
  sql`create table assignment (
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
    due_on text,
    cadence text,
    waiting_for text check (waiting_for in ('confirmation', 'extension')),
    waiting_since text,
    requested_due_on text,
    answered_on text,
    reported_on text,
    completed_on text,
    rev integer not null,
    unique (task_id, agency_id)
  ) strict`,
  // What does this agency still owe, latest first?
  sql`create index assignment_open_of on assignment (agency_id, due_on) where open = 1`,
  // What is overdue, what is coming up, across all agencies?
  sql`create index assignment_open_due on assignment (due_on) where open = 1`,
  // Which open tasks without a date have not been reported on lately?
  sql`create index assignment_undated on assignment (reported_on) where open = 1 and due_on is null`,
  // What waits for the secretariat?
  sql`create index assignment_waiting on assignment (waiting_since) where waiting_for is not null`,

  // When the reminder rules must next look at an assignment. Apart from the wide row, so that a sweep touches little.
  sql`create table wake (assignment_id integer primary key references assignment (id), wake_on text not null) strict`,
  sql`create index wake_due on wake (wake_on)`,
  // One row per nudge decided on; the key makes a repeated tick harmless.
  sql`create table reminder (
    assignment_id integer not null references assignment (id),
    deadline_rev integer not null,
    stage text not null,
    outcome text not null check (outcome in ('queued', 'held')),
    decided_on text not null,
    outbox_id integer,
    primary key (assignment_id, deadline_rev, stage)
  ) strict, without rowid`,
  sql`create table job (name text primary key, last_run_at text not null) strict`,
];
