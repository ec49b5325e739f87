CREATE INDEX agency_alias_key on agency_alias (alias_key);

CREATE INDEX agency_alias_of on agency_alias (agency_id);

CREATE UNIQUE INDEX api_token_name on api_token (name) where revoked_at is null;

CREATE INDEX assignment_continued on assignment (continued_in) where continued_in is not null;

CREATE INDEX assignment_dated on assignment
  (late_after, id, agency_id, status, waiting_for, cadence, reported_on, review_until, asked_on, asked_before, task_id,
    told_on, taken_over_on)
  where status not in ('completed', 'cancelled');

CREATE INDEX assignment_extended on assignment (late_after, id, agency_id, extensions) where extensions > 0;

CREATE INDEX assignment_figures on assignment
  (agency_id, status, late_after, waiting_for, completed_on, cadence, reported_on, review_until, asked_on, asked_before,
    obstacle, task_id, orphaned_on, waiting_since, told_on, taken_over_on, suspended_on);

CREATE INDEX assignment_handed on assignment (id) where orphaned_on is not null or told_on = '9999-12-31';

CREATE INDEX assignment_lapsed on assignment (review_until, id)
  where reported_on is null and review_until is not null;

CREATE UNIQUE INDEX assignment_of_task on assignment (task_id, agency_id, ifnull(period, ''));

CREATE INDEX assignment_open_of on assignment (agency_id, late_after)
  where status not in ('completed', 'cancelled');

CREATE INDEX assignment_opens on assignment (opens_on) where opens_on is not null;

CREATE INDEX assignment_reinstated on assignment (reinstated_on) where reinstated_on is not null;

CREATE INDEX assignment_stuck on assignment (late_after, id, agency_id)
  where status not in ('completed', 'cancelled') and obstacle is not null;

CREATE INDEX assignment_waiting on assignment (waiting_since, id, agency_id) where waiting_for is not null;

CREATE UNIQUE INDEX awaited_link_of on awaited_link (chat_id) where outcome is null;

CREATE INDEX chat_of on chat (role, agency_id) where role <> 'none';

CREATE INDEX chat_on_channel on chat (channel);

CREATE INDEX draft_answer_in on draft_answer (chat_id, message_id) where message_id is not null;

CREATE INDEX draft_answer_of on draft_answer (draft_id, id);

CREATE INDEX draft_file_of on draft (sha256) where state = 'open';

CREATE INDEX event_at on event (at);

CREATE INDEX event_claim on event (assignment_id, id)
  where kind in ('completion_reported', 'extension_requested', 'handover_claimed', 'suspension_claimed');

CREATE INDEX event_letter on event (agency_id, id) where kind = 'review_asked_by_letter';

CREATE INDEX event_of_assignment on event (assignment_id, id);

CREATE INDEX event_of_message on event (chat_id, message_id) where message_id is not null;

CREATE INDEX event_of_person on event (chat_id, person_id, id);

CREATE INDEX event_of_task on event (task_id, id) where assignment_id is null and task_id is not null;

CREATE UNIQUE INDEX event_undone_once on event (undoes) where undoes is not null;

CREATE INDEX evidence_album on evidence (chat_id, album) where album is not null;

CREATE INDEX evidence_of on evidence (assignment_id);

CREATE INDEX evidence_of_event on evidence (event_id) where event_id is not null;

CREATE INDEX feed_of on feed (person_id);

CREATE UNIQUE INDEX hold_open on hold (assignment_id) where lifted_at is null;

CREATE INDEX inbox_of_strangers on inbox (received_at) where stranger = 1;

CREATE INDEX inbox_open on inbox (id) where state in ('new', 'failed');

CREATE INDEX indicator_value_of on indicator_value (indicator_id, year, id);

CREATE INDEX instruction_due on instruction (due_on)
  where due_on is not null and answered_at is null and withdrawn_at is null;

CREATE INDEX instruction_event on instruction (event_id);

CREATE INDEX instruction_of on instruction (assignment_id);

CREATE INDEX joined_share_into on joined_share (into_id);

CREATE INDEX operator_notice_of on operator_notice (outbox_id);

CREATE INDEX outbox_about_assignment on outbox_about (assignment_id);

CREATE INDEX outbox_due on outbox (urgency, due_at, id, chat_id) where state = 'queued';

CREATE INDEX outbox_message on outbox (chat_id, message_id) where message_id is not null;

CREATE INDEX outbox_queued_of_chat on outbox (urgency, chat_id, id, due_at) where state = 'queued';

CREATE INDEX outbox_sending on outbox (chat_id, lease_until) where state = 'sending';

CREATE INDEX outbox_settled on outbox (settled_at) where settled_at is not null;

CREATE INDEX outbox_trouble on outbox (id) where state in ('unknown', 'dead');

CREATE INDEX pattern_answer_event on pattern_answer (event_id);

CREATE INDEX pattern_answer_message on pattern_answer (chat_id, message_id);

CREATE INDEX picture_expiry on picture (expires_at);

CREATE INDEX plea_accepted on plea (assignment_id, answered_at)
  where kind = 'objective_reason' and accepted = 1;

CREATE INDEX plea_of on plea (assignment_id);

CREATE INDEX programme_arriving on programme (id) where arriving_since is not null;

CREATE INDEX programme_ending on programme (ends_on) where ends_on is not null;

CREATE INDEX question_open on question (chat_id, person_id, id) where answered_at is null;

CREATE INDEX question_outbox on question (outbox_id);

CREATE INDEX result_document_of on result_document (assignment_id);

CREATE INDEX role_of_agency on role (agency_id) where until is null;

CREATE INDEX role_of_person on role (person_id) where until is null;

CREATE INDEX succession_due on succession (from_on) where applied_at is null;

CREATE INDEX successor_of on successor (successor_id);

CREATE INDEX task_feed_into on task_feed (feeds_id);

CREATE INDEX task_ref on task (ref);

CREATE INDEX task_section_of on task_section (section_id);

CREATE INDEX wake_due on wake (wake_on);

CREATE INDEX web_link_of on web_link (person_id);

CREATE INDEX web_session_of on web_session (person_id);

CREATE TABLE agency (
  id integer primary key,
  code text not null unique,
  name text not null,
  kind text not null check (kind in ('agency', 'group'))
  , first_linked_at text, ended_on text) strict;

CREATE TABLE agency_alias (
  alias text primary key,
  alias_key text not null,
  agency_id integer not null references agency (id)
) strict;

CREATE TABLE agency_member (
  group_id integer not null references agency (id),
  member_id integer not null references agency (id),
  from_on text not null,
  to_on text,
  document text not null,
  primary key (group_id, member_id, from_on)
) strict;

CREATE TABLE api_token (
  id integer primary key,
  name text not null,
  hash text not null unique,
  made_at text not null,
  expires_at text,
  last_used_at text,
  revoked_at text
) strict;

CREATE TABLE "assignment" (
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
  , waits text not null default '[]', late_after text, continued_in integer references task (id), repeats integer not null default 0, expected_on text, waiting_for text
  check (waiting_for in ('confirmation', 'extension', 'handover', 'suspension')), suspended_on text, suspended_scope text check (suspended_scope in ('period', 'duty')), reported_before text, reinstated_on text) strict;

CREATE TABLE awaited_link (
    id integer primary key,
    chat_id integer not null references chat (id),
    thread_id text,
    person_id integer not null references person (id),
    code_hash text not null references code (hash),
    asked_at text not null,
    expires_at text not null,
    outcome text check (outcome in ('confirmed', 'refused', 'expired', 'gone', 'replaced')),
    settled_at text,
    settled_by text
) strict
  ;

CREATE TABLE chat (
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
  last_answer_at text, rank integer not null default 0, unreachable_since text, refusals integer not null default 0, came_from_id integer references agency (id),
  unique (channel, external_id)
) strict;

CREATE TABLE chat_alias (
  channel text not null,
  external_id text not null,
  chat_id integer not null references chat (id),
  primary key (channel, external_id)
) strict;

CREATE TABLE chat_programme (
  chat_id integer not null references chat (id),
  programme_id integer not null references programme (id),
  primary key (chat_id, programme_id)
) strict, without rowid;

CREATE TABLE closing_question (
  programme_id integer not null references programme (id),
  ends_on text not null,
  agency_id integer not null references agency (id),
  outbox_id integer not null references outbox (id),
  primary key (programme_id, ends_on, agency_id)
) strict, without rowid;

CREATE TABLE "code" (
  hash text primary key,
  purpose text not null check (purpose in ('owner', 'agency', 'secretariat', 'leaders', 'observers')),
  agency_id integer references agency (id),
  expires_at text not null,
  used_at text,
  used_by integer references person (id)
  , awaits integer not null default 0 check (awaits in (0, 1))) strict;

CREATE TABLE code_programme (
  code_hash text not null references code (hash),
  programme_id integer not null references programme (id),
  primary key (code_hash, programme_id)
) strict, without rowid;

CREATE TABLE digest_told (
  chat_id integer primary key references chat (id),
  outbox_id integer not null,
  told_on text not null,
  words text not null
) strict;

CREATE TABLE draft (
  id integer primary key,
  state text not null check (state in ('open', 'accepted', 'discarded')),
  programme text,
  file_name text not null,
  sha256 text not null,
  size integer not null,
  content text not null,
  taken_at text not null,
  taken_by text not null,
  person_id integer references person (id),
  channel text,
  first_by text,
  first_person_id integer references person (id),
  settled_at text,
  settled_by text,
  programme_id integer,
  event_id integer references event (id)
  , erased_at text) strict;

CREATE TABLE draft_agency (
  draft_id integer not null references draft (id),
  agency_id integer not null,
  primary key (draft_id, agency_id)
) strict, without rowid;

CREATE TABLE draft_answer (
  id integer primary key,
  draft_id integer not null references draft (id),
  question text not null,
  answer text not null,
  at text not null,
  actor text not null,
  person_id integer references person (id),
  channel text
  , chat_id integer references chat (id), message_id text) strict;

CREATE TABLE draft_change (
  draft_id integer primary key references draft (id),
  changes text not null,
  outbox_after integer not null,
  outbox_last integer not null
) strict;

CREATE TABLE draft_file (
  draft_id integer primary key references draft (id),
  bytes blob not null
) strict;

CREATE TABLE draft_message (
  draft_id integer not null references draft (id),
  chat_id integer not null references chat (id),
  message_id text not null,
  primary key (chat_id, message_id, draft_id)
) strict, without rowid;

CREATE TABLE draft_picture (
  draft_id integer not null references draft (id),
  name text not null,
  bytes blob not null,
  primary key (draft_id, name)
) strict;

CREATE TABLE draft_spelling (
  draft_id integer not null references draft (id),
  alias text not null,
  primary key (draft_id, alias)
) strict, without rowid;

CREATE TABLE edited_message (
    chat_id integer not null references chat (id),
    message_id text not null,
    primary key (chat_id, message_id)
) strict, without rowid;

CREATE TABLE event (
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
  , erased_hash text, office text, chosen text
  check (chosen in ('not_started', 'in_progress', 'blocked', 'completed', 'suspended')), added text check (json_valid(added))) strict;

CREATE TABLE event_message (
  chat_id integer not null references chat (id),
  message_id text not null,
  event_id integer not null references event (id),
  primary key (chat_id, message_id, event_id)
) strict, without rowid;

CREATE TABLE evidence (
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
) strict;

CREATE TABLE feed (
  hash text primary key,
  person_id integer not null references person (id),
  agency_id integer references agency (id),
  made_at text not null
) strict;

CREATE TABLE final_report (
  programme_id integer not null references programme (id),
  ends_on text not null,
  chat_id integer not null references chat (id),
  outbox_id integer not null references outbox (id),
  primary key (programme_id, ends_on, chat_id)
) strict, without rowid;

CREATE TABLE gap (
  chat_id integer primary key references chat (id),
  from_at text not null,
  to_at text not null
) strict;

CREATE TABLE hold (
  id integer primary key,
  assignment_id integer not null references assignment (id),
  since text not null,
  actor text not null,
  person_id integer references person (id),
  lifted_at text,
  lifted_by text
) strict;

CREATE TABLE in_hand (
  kind text not null check (kind in ('update', 'delivery')),
  channel text not null,
  key text not null,
  ends integer not null default 0,
  primary key (kind, channel, key)
) strict, without rowid;

CREATE TABLE inbox (
  id integer primary key,
  channel text not null,
  update_key text not null,
  payload text not null,
  received_at text not null,
  state text not null check (state in ('new', 'handled', 'ignored', 'failed')),
  attempts integer not null default 0,
  error text,
  handled_at text, stranger integer not null default 0 check (stranger in (0, 1)),
  unique (channel, update_key)
) strict;

CREATE TABLE indicator (
  id integer primary key,
  programme_id integer not null references programme (id),
  section text not null,
  name text not null,
  unit text not null,
  unit_key text not null,
  unique (programme_id, name, unit_key)
) strict;

CREATE TABLE indicator_target (
  indicator_id integer not null references indicator (id),
  from_year integer not null,
  to_year integer not null,
  comparator text not null check (comparator in ('>=', '<', '=')),
  value real not null,
  text text not null,
  primary key (indicator_id, from_year, to_year)
) strict, without rowid;

CREATE TABLE indicator_value (
  id integer primary key,
  indicator_id integer not null references indicator (id),
  year integer not null,
  value real not null,
  agency_id integer references agency (id),
  event_id integer not null references event (id)
) strict;

CREATE TABLE inquiry (
    id integer primary key,
    at text not null,
    agency_id integer not null references agency (id),
    assignment_id integer references assignment (id),
    chat_id integer not null references chat (id),
    thread_id text,
    message_id text,
    person_id integer not null references person (id),
    text text not null,
    answered_at text
) strict
  ;

CREATE TABLE instruction (
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
) strict;

CREATE TABLE job (name text primary key, last_run_at text not null) strict;

CREATE TABLE joined_share (
  assignment_id integer primary key references assignment (id),
  into_id integer not null references assignment (id),
  joined_at text not null
) strict;

CREATE TABLE learned_pattern (
  id integer primary key,
  pattern text not null unique,
  ruling text check (ruling in ('approved', 'refused')),
  status text,
  ruled_by text,
  ruled_at text,
  check ((ruling is null) = (ruled_at is null))
) strict;

CREATE TABLE meta (key text primary key, value text not null) strict;

CREATE TABLE moved_share (
  assignment_id integer not null references assignment (id),
  succession_id integer not null references succession (id),
  from_agency_id integer not null references agency (id),
  moved_at text not null,
  primary key (assignment_id, succession_id)
) strict, without rowid;

CREATE TABLE operator_notice (
  chat_id integer not null references chat (id),
  key text not null,
  at text not null,
  text text not null,
  outbox_id integer not null references outbox (id),
  primary key (chat_id, key)
) strict, without rowid;

CREATE TABLE outbox (
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
  , failures integer not null default 0, urgency integer not null default 0) strict;

CREATE TABLE outbox_about (
  outbox_id integer not null references outbox (id),
  assignment_id integer not null references assignment (id),
  primary key (outbox_id, assignment_id)
) strict, without rowid;

CREATE TABLE pattern_answer (
  pattern_id integer not null references learned_pattern (id),
  person_id integer not null references person (id),
  status text not null,
  answered_at text not null,
  event_id integer not null references event (id),
  chat_id integer not null references chat (id),
  message_id text,
  primary key (pattern_id, person_id)
) strict, without rowid;

CREATE TABLE person (
  id integer primary key,
  channel text not null,
  external_id text not null,
  name text not null, presented text,
  unique (channel, external_id)
) strict;

CREATE TABLE picture (
  key text primary key,
  figures text not null,
  path text not null unique,
  telegram_file_id text,
  expires_at text not null
) strict, without rowid;

CREATE TABLE plea (
  id integer primary key,
  at text not null,
  assignment_id integer not null references assignment (id),
  event_id integer not null references event (id),
  kind text not null check (kind in ('objective_reason', 'objection')),
  text text not null,
  actor text not null,
  answered_at text,
  accepted integer check (accepted in (0, 1)),
  answer text
) strict;

CREATE TABLE programme (
  id integer primary key,
  code text not null unique,
  number text not null,
  title text not null,
  authority text not null,
  issued_on text not null,
  imported_at text not null
  , arriving_since text, owner_chat_id integer references chat (id), ends_on text, end_confirmed_by text, end_confirmed_at text) strict;

CREATE TABLE question (
  id integer primary key,
  chat_id integer not null references chat (id),
  person_id integer not null references person (id),
  data text not null,
  outbox_id integer references outbox (id),
  asked_at text not null,
  answered_at text
) strict;

CREATE TABLE reminder (
  assignment_id integer not null references assignment (id),
  deadline_rev integer not null,
  stage text not null,
  outcome text not null check (outcome in ('queued', 'held')),
  decided_on text not null,
  outbox_id integer,
  primary key (assignment_id, deadline_rev, stage)
) strict, without rowid;

CREATE TABLE result_document (
  id integer primary key,
  at text not null,
  assignment_id integer not null references assignment (id),
  event_id integer not null references event (id),
  number text not null,
  issued_on text,
  abstract text not null
) strict;

CREATE TABLE "role" (
  id integer primary key,
  person_id integer not null references person (id),
  role text not null check (role in ('owner', 'secretariat', 'leader', 'observer', 'focal_point')),
  agency_id integer references agency (id),
  since text not null,
  until text,
  given_by integer references person (id),
  ended_by integer references person (id)
) strict;

CREATE TABLE section (
  id integer primary key,
  programme_id integer not null references programme (id),
  name text not null,
  unique (programme_id, name)
) strict;

CREATE TABLE slip_told (
  fed_id integer not null references assignment (id),
  feeding_id integer not null references assignment (id),
  deadline_rev integer not null,
  why text not null check (why in ('overdue', 'extended')),
  outbox_id integer not null references outbox (id),
  primary key (fed_id, feeding_id, deadline_rev, why)
) strict, without rowid;

CREATE TABLE snooze (
    assignment_id integer primary key references assignment (id),
    rev integer not null,
    until_on text not null,
    times integer not null,
    asked_again integer not null default 0 check (asked_again in (0, 1))
) strict
  ;

CREATE TABLE stranger_answer (
    person_id integer not null references person (id),
    chat_id integer not null references chat (id),
    answered_on text not null,
    primary key (person_id, chat_id)
) strict, without rowid;

CREATE TABLE succession (
  id integer primary key,
  kind text not null check (kind in ('merge', 'rename', 'split', 'abolish')),
  from_on text not null,
  document text not null,
  plan text not null,
  recorded_at text not null,
  applied_at text
) strict;

CREATE TABLE successor (
  predecessor_id integer not null references agency (id),
  successor_id integer not null references agency (id),
  succession_id integer not null references succession (id),
  primary key (predecessor_id, successor_id)
) strict, without rowid;

CREATE TABLE task (
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
) strict;

CREATE TABLE task_feed (
  task_id integer not null references task (id),
  feeds_id integer not null references task (id),
  primary key (task_id, feeds_id)
) strict;

CREATE TABLE task_lead (
  task_id integer not null references task (id),
  position integer not null,
  agency_id integer not null references agency (id),
  primary key (task_id, position)
) strict;

CREATE TABLE task_section (
  task_id integer primary key references task (id),
  section_id integer not null references section (id)
) strict;

CREATE VIRTUAL TABLE task_words using fts5(search, content = 'task', content_rowid = 'id', tokenize = 'unicode61');

CREATE TABLE 'task_words_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE 'task_words_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'task_words_docsize'(id INTEGER PRIMARY KEY, sz BLOB);

CREATE TABLE 'task_words_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

CREATE TABLE unchecked_day (
  assignment_id integer primary key references assignment (id)
) strict;

CREATE TABLE untold_continuation (assignment_id integer primary key references assignment (id)) strict;

CREATE TABLE usage (
  channel text not null,
  month text not null,
  messages integer not null,
  primary key (channel, month)
) strict, without rowid;

CREATE TABLE wake (assignment_id integer primary key references assignment (id), wake_on text not null) strict;

CREATE TABLE web_link (
  hash text primary key,
  person_id integer not null references person (id),
  expires_at text not null,
  used_at text
) strict;

CREATE TABLE web_session (
  hash text primary key,
  person_id integer not null references person (id),
  begun_at text not null,
  expires_at text not null
) strict;

CREATE TRIGGER event_is_final before update on event
  when new.erased_hash is null or new.erased_hash is old.erased_hash
    or new.id is not old.id or new.at is not old.at or new.kind is not old.kind
    or new.task_id is not old.task_id or new.assignment_id is not old.assignment_id
    or new.agency_id is not old.agency_id or new.chat_id is not old.chat_id
    or new.person_id is not old.person_id or new.actor is not old.actor
    or new.channel is not old.channel or new.message_id is not old.message_id
    or new.undoes is not old.undoes
    or (old.erased_hash is not null and not (
      (new.text is old.text or new.text = 'nội dung đã xoá')
      and (new.added is old.added or new.added = '["nội dung đã xoá"]')
      and (new.before is old.before or instr(new.before, 'nội dung đã xoá') > 0)
      and (new.after is old.after or instr(new.after, 'nội dung đã xoá') > 0)))
  begin select raise(abort, 'the event log is append-only'); end;

CREATE TRIGGER event_stays before delete on event
  begin select raise(abort, 'the event log is append-only'); end;

CREATE TRIGGER role_ended after update of until on role when new.until is not null
  begin
    delete from web_link where person_id = new.person_id;
    delete from web_session where person_id = new.person_id;
    delete from feed where person_id = new.person_id;
  end;

CREATE TRIGGER task_moved after update of section on task
  begin
    insert or ignore into section (programme_id, name) values (new.programme_id, new.section);
    update task_section
      set section_id = (select id from section where programme_id = new.programme_id and name = new.section)
      where task_id = new.id;
  end;

CREATE TRIGGER task_placed after insert on task
  begin
    insert or ignore into section (programme_id, name) values (new.programme_id, new.section);
    insert into task_section (task_id, section_id)
      select new.id, id from section where programme_id = new.programme_id and name = new.section;
  end;

CREATE TRIGGER task_words_added after insert on task begin
    insert into task_words (rowid, search) values (new.id, new.search);
  end;

CREATE TRIGGER task_words_changed after update of search on task when old.search <> new.search begin
    insert into task_words (task_words, rowid, search) values ('delete', old.id, old.search);
    insert into task_words (rowid, search) values (new.id, new.search);
  end;

CREATE TRIGGER task_words_gone after delete on task begin
    insert into task_words (task_words, rowid, search) values ('delete', old.id, old.search);
  end;
