import { sql, type Kysely } from 'kysely';

/** Chats, people, what came in, what goes out, and the append-only record. Frozen once shipped. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db);
}

const statements = [
  sql`create table chat (
    id integer primary key,
    channel text not null,
    external_id text not null,
    thread_id text,
    type text not null check (type in ('group', 'private')),
    role text not null check (role in ('agency', 'secretariat', 'leaders', 'none')),
    agency_id integer references agency (id),
    title text not null,
    state text not null check (state in ('active', 'dead')),
    state_reason text,
    linked_at text,
    last_sent_at text,
    last_delivered_at text,
    last_answer_at text,
    unique (channel, external_id)
  ) strict`,
  // Which chats does an agency, the secretariat, or the leaders have?
  sql`create index chat_of on chat (role, agency_id) where role <> 'none'`,
  // Ids that a chat had before its messenger gave it another one.
  sql`create table chat_alias (
    channel text not null,
    external_id text not null,
    chat_id integer not null references chat (id),
    primary key (channel, external_id)
  ) strict`,
  sql`create table person (
    id integer primary key,
    channel text not null,
    external_id text not null,
    name text not null,
    unique (channel, external_id)
  ) strict`,
  sql`create table role (
    id integer primary key,
    person_id integer not null references person (id),
    role text not null check (role in ('owner', 'secretariat', 'leader', 'focal_point')),
    agency_id integer references agency (id),
    since text not null,
    until text,
    given_by integer references person (id)
  ) strict`,
  // What may this person do? Who are this agency's focal points?
  sql`create index role_of_person on role (person_id) where until is null`,
  sql`create index role_of_agency on role (agency_id) where until is null`,
  // Only the hash of a code is kept.
  sql`create table code (
    hash text primary key,
    purpose text not null check (purpose in ('owner', 'agency', 'secretariat', 'leaders')),
    agency_id integer references agency (id),
    expires_at text not null,
    used_at text,
    used_by integer references person (id)
  ) strict`,

  sql`create table inbox (
    id integer primary key,
    channel text not null,
    update_key text not null,
    payload text not null,
    received_at text not null,
    state text not null check (state in ('new', 'handled', 'ignored', 'failed')),
    attempts integer not null default 0,
    error text,
    handled_at text,
    unique (channel, update_key)
  ) strict`,
  // What is still to be handled, or waits for a person to look at it?
  sql`create index inbox_open on inbox (id) where state in ('new', 'failed')`,

  // The official record. Triggers below refuse any change to what was written.
  sql`create table event (
    id integer primary key,
    at text not null,
    kind text not null,
    task_id integer references task (id),
    assignment_id integer references assignment (id),
    agency_id integer references agency (id),
    chat_id integer references chat (id),
    person_id integer references person (id),
    actor text not null,
    channel text,
    message_id text,
    text text,
    before text,
    after text,
    undoes integer references event (id)
  ) strict`,
  sql`create index event_of_assignment on event (assignment_id, id)`,
  sql`create index event_of_task on event (task_id, id)`,
  // Which report came from this message (edits, albums)?
  sql`create index event_of_message on event (chat_id, message_id) where message_id is not null`,
  // What changed since the last digest?
  sql`create index event_at on event (at)`,
  sql`create unique index event_undone_once on event (undoes) where undoes is not null`,
  sql`create trigger event_is_final before update on event
    begin select raise(abort, 'the event log is append-only'); end`,
  sql`create trigger event_stays before delete on event
    begin select raise(abort, 'the event log is append-only'); end`,
  sql`create table evidence (
    id integer primary key,
    at text not null,
    assignment_id integer references assignment (id),
    event_id integer references event (id),
    person_id integer references person (id),
    chat_id integer not null references chat (id),
    message_id text not null,
    album text,
    kind text not null,
    file_id text not null,
    file_key text not null,
    name text,
    mime text,
    size integer,
    unique (chat_id, message_id, file_key)
  ) strict`,
  sql`create index evidence_of on evidence (assignment_id)`,
  sql`create index evidence_album on evidence (chat_id, album) where album is not null`,

  sql`create table outbox (
    id integer primary key,
    key text not null unique,
    chat_id integer not null references chat (id),
    kind text not null check (kind in ('reminder', 'receipt', 'answer', 'question', 'notice', 'digest')),
    payload text not null,
    unprompted integer not null,
    due_at text not null,
    not_after text,
    state text not null check (state in ('queued', 'sending', 'sent', 'unknown', 'skipped', 'dead')),
    lease_until text,
    attempts integer not null default 0,
    repeated integer not null default 0,
    message_id text,
    error text,
    created_at text not null,
    settled_at text
  ) strict`,
  // What is due now? Order within a chat is the order of ids.
  sql`create index outbox_due on outbox (due_at, id) where state = 'queued'`,
  sql`create index outbox_open_of_chat on outbox (chat_id, id) where state in ('queued', 'sending')`,
  sql`create index outbox_sending on outbox (lease_until) where state = 'sending'`,
  // Which message did this reply answer?
  sql`create index outbox_message on outbox (chat_id, message_id) where message_id is not null`,
  sql`create index outbox_trouble on outbox (id) where state in ('unknown', 'dead')`,
  sql`create table outbox_about (
    outbox_id integer not null references outbox (id),
    assignment_id integer not null references assignment (id),
    primary key (outbox_id, assignment_id)
  ) strict, without rowid`,

  sql`create table question (
    id integer primary key,
    chat_id integer not null references chat (id),
    person_id integer not null references person (id),
    data text not null,
    outbox_id integer references outbox (id),
    asked_at text not null,
    answered_at text
  ) strict`,
  sql`create index question_open on question (chat_id, person_id, id) where answered_at is null`,
  sql`create index question_outbox on question (outbox_id)`,
];
