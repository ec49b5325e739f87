import { sql, type Kysely } from 'kysely';

/** What the secretariat and leaders decide and ask, and what agencies deliver. Frozen once shipped. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db);
}

const statements = [
  // How often the date was moved at the agency's request.
  sql`alter table assignment add column extensions integer not null default 0`,
  // The leaders' chat that the programme belongs to; null: every leader decides on its extensions.
  sql`alter table programme add column owner_chat_id integer references chat (id)`,

  // The documents that reports name. One whose event was undone no longer counts; none is ever changed.
  sql`create table result_document (
    id integer primary key,
    at text not null,
    assignment_id integer not null references assignment (id),
    event_id integer not null references event (id),
    number text not null,
    issued_on text,
    abstract text not null
  ) strict`,
  // Which documents were delivered for this share?
  sql`create index result_document_of on result_document (assignment_id)`,

  // One row per lead agency that a leader's words go to. answered_at: the agency's first answer.
  sql`create table instruction (
    id integer primary key,
    at text not null,
    assignment_id integer not null references assignment (id),
    event_id integer not null references event (id),
    text text not null,
    due_on text,
    author text not null,
    on_behalf integer not null check (on_behalf in (0, 1)),
    person_id integer not null references person (id),
    chat_id integer not null references chat (id),
    thread_id text,
    answered_at text,
    withdrawn_at text,
    followed_by integer references outbox (id)
  ) strict`,
  // What were this share's agencies told to do?
  sql`create index instruction_of on instruction (assignment_id)`,
  // Which unanswered instructions are to be asked about by today?
  sql`create index instruction_due on instruction (due_on)
    where due_on is not null and answered_at is null and withdrawn_at is null`,
  // Which instruction did this event give?
  sql`create index instruction_event on instruction (event_id)`,

  // Which tasks does this one wait for?
  sql`create index task_feed_into on task_feed (feeds_id)`,
  // Of which slips of a feeding share has the lead of the fed one been told, and by which message?
  sql`create table slip_told (
    fed_id integer not null references assignment (id),
    feeding_id integer not null references assignment (id),
    deadline_rev integer not null,
    why text not null check (why in ('overdue', 'extended')),
    outbox_id integer not null references outbox (id),
    primary key (fed_id, feeding_id, deadline_rev, why)
  ) strict, without rowid`,

  // A share that the secretariat keeps out of reminders until it is let go.
  sql`create table hold (
    id integer primary key,
    assignment_id integer not null references assignment (id),
    since text not null,
    actor text not null,
    person_id integer references person (id),
    lifted_at text,
    lifted_by text
  ) strict`,
  // Is this share held? What is held now?
  sql`create unique index hold_open on hold (assignment_id) where lifted_at is null`,
  // The newest report or request of a share: what a decision is about.
  sql`create index event_claim on event (assignment_id, id) where kind in ('completion_reported', 'extension_requested')`,
];
