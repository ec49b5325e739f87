/** The tables after all migrations. Column names are the database's; `Generated` ones may be left out. */

import type { Generated } from 'kysely';
import type { Status } from '../../domain/tasks/assignment.ts';
import type { Instant, LocalDate } from '../../domain/calendar/dates.ts';
import type { ChannelName, EventChannel } from '../../domain/people/channel.ts';
import type { ChatRole, ChatType, LinkOutcome } from '../../domain/people/chat-kind.ts';
import type { LearnedStatus, PatternRuling } from '../../domain/tasks/learned-status.ts';
import type { PleaKind } from '../../domain/tasks/plea.ts';
import type { ProposedStatus } from '../../domain/tasks/proposed-status.ts';
import type { OutboxKind } from '../../domain/people/outbox-kind.ts';
import type { RoleName } from '../../domain/people/role.ts';
import type { SuccessionKind } from '../../domain/agencies/succession.ts';
import type { Recurrence } from '../../domain/deadlines/deadline.ts';

export type OutboxState = 'queued' | 'sending' | 'sent' | 'unknown' | 'skipped' | 'dead';

export interface Schema {
  meta: { key: string; value: string };
  agency: {
    id: Generated<number>;
    code: string;
    name: string;
    kind: 'agency' | 'group';
    first_linked_at: Generated<Instant | null>;
    ended_on: Generated<LocalDate | null>;
  };
  agency_alias: { alias_key: string; alias: string; agency_id: number };
  agency_member: { group_id: number; member_id: number; from_on: LocalDate; to_on: LocalDate | null; document: string };
  programme: {
    id: Generated<number>;
    code: string;
    number: string;
    title: string;
    authority: string;
    issued_on: LocalDate;
    imported_at: Instant;
    owner_chat_id: Generated<number | null>;
    arriving_since: Generated<Instant | null>;
    ends_on: Generated<LocalDate | null>;
    end_confirmed_by: Generated<string | null>;
    end_confirmed_at: Generated<Instant | null>;
  };
  task: {
    id: Generated<number>;
    programme_id: number;
    ref: string;
    position: number;
    source: 'annex' | 'body';
    section: string;
    title: string;
    coordinating: string;
    product: string;
    report_to: string;
    /** JSON of the decision's `Deadline`. */
    deadline: string;
    search: string;
  };
  task_lead: { task_id: number; position: number; agency_id: number };
  task_feed: { task_id: number; feeds_id: number };
  assignment: {
    id: Generated<number>;
    task_id: number;
    agency_id: number;
    via_group_id: number | null;
    tracked_from: LocalDate;
    review_until: LocalDate | null;
    asked_on: LocalDate | null;
    asked_before: LocalDate | null;
    status: Status;
    open: Generated<number>;
    progress: number | null;
    obstacle: string | null;
    /** JSON of the `Deadline` in force. */
    deadline: string;
    deadline_rev: number;
    /** The key of a recurring duty's period. */
    period: Generated<string | null>;
    /** On the newest period of a duty: the first day on which the next one may open. */
    opens_on: Generated<LocalDate | null>;
    due_on: LocalDate | null;
    cadence: Recurrence | null;
    waiting_for: 'confirmation' | 'extension' | 'handover' | 'suspension' | null;
    waiting_since: LocalDate | null;
    requested_due_on: LocalDate | null;
    answered_on: LocalDate | null;
    reported_on: LocalDate | null;
    reported_before: Generated<LocalDate | null>;
    reinstated_on: Generated<LocalDate | null>;
    completed_on: LocalDate | null;
    stated_on: Generated<LocalDate | null>;
    expected_on: Generated<LocalDate | null>;
    orphaned_on: Generated<LocalDate | null>;
    taken_over_on: Generated<LocalDate | null>;
    told_on: Generated<LocalDate | null>;
    continued_in: Generated<number | null>;
    rev: number;
    extensions: Generated<number>;
    repeats: Generated<number>;
    suspended_on: Generated<LocalDate | null>;
    suspended_scope: Generated<'period' | 'duty' | null>;
    /** JSON of the `Wait`s under the date in force. */
    waits: Generated<string>;
    /** `lateAfter` of the domain. */
    late_after: LocalDate | null;
  };
  wake: { assignment_id: number; wake_on: LocalDate };
  reminder: {
    assignment_id: number;
    deadline_rev: number;
    stage: string;
    outcome: 'queued' | 'held';
    decided_on: LocalDate;
    outbox_id: number | null;
  };
  job: { name: string; last_run_at: Instant };
  stranger_answer: { person_id: number; chat_id: number; answered_on: LocalDate };
  in_hand: {
    kind: 'update' | 'delivery';
    channel: ChannelName;
    /** An update's key at its messenger, or a queued message's id. */
    key: string;
    /** Unclean ends of the program amid the work on this piece, as `countEnd` counts them. */
    ends: Generated<number>;
  };
  chat: {
    id: Generated<number>;
    channel: ChannelName;
    external_id: string;
    thread_id: string | null;
    type: ChatType;
    role: ChatRole;
    agency_id: number | null;
    title: string;
    state: 'active' | 'dead';
    state_reason: string | null;
    linked_at: Instant | null;
    last_sent_at: Instant | null;
    last_delivered_at: Instant | null;
    last_answer_at: Instant | null;
    /** Among an agency's chats the lowest comes first. */
    rank: Generated<number>;
    /** The agency that it belonged to before a reorganisation. */
    came_from_id: Generated<number | null>;
    /** Since when nothing was delivered; null while the chat is reachable. */
    unreachable_since: Generated<Instant | null>;
    /** Messages refused in a row since the last delivery. */
    refusals: Generated<number>;
  };
  succession: {
    id: Generated<number>;
    kind: SuccessionKind;
    from_on: LocalDate;
    document: string;
    /** JSON of a `SuccessionPlan`. */
    plan: string;
    recorded_at: Instant;
    applied_at: Instant | null;
  };
  successor: { predecessor_id: number; successor_id: number; succession_id: number };
  moved_share: { assignment_id: number; succession_id: number; from_agency_id: number; moved_at: Instant };
  untold_continuation: { assignment_id: number };
  joined_share: { assignment_id: number; into_id: number; joined_at: Instant };
  indicator: {
    id: Generated<number>;
    programme_id: number;
    section: string;
    name: string;
    unit: string;
    unit_key: string;
  };
  indicator_target: {
    indicator_id: number;
    from_year: number;
    to_year: number;
    comparator: '>=' | '<' | '=';
    value: number;
    text: string;
  };
  indicator_value: {
    id: Generated<number>;
    indicator_id: number;
    year: number;
    value: number;
    agency_id: number | null;
    event_id: number;
  };
  usage: { channel: ChannelName; month: string; messages: number };
  gap: { chat_id: number; from_at: Instant; to_at: Instant };
  chat_alias: { channel: ChannelName; external_id: string; chat_id: number };
  person: {
    id: Generated<number>;
    channel: ChannelName;
    external_id: string;
    name: string;
    /** Name and title, as the person wrote them: "Nguyễn Thị Lan, chuyên viên Văn phòng Sở". */
    presented: Generated<string | null>;
  };
  role: {
    id: Generated<number>;
    person_id: number;
    role: RoleName;
    agency_id: number | null;
    since: Instant;
    until: Instant | null;
    given_by: number | null;
    ended_by: number | null;
  };
  code: {
    hash: string;
    purpose: 'owner' | 'agency' | 'secretariat' | 'leaders' | 'observers';
    agency_id: number | null;
    expires_at: Instant;
    used_at: Instant | null;
    used_by: number | null;
    /** 1: what it links waits for the secretariat. */
    awaits: Generated<number>;
  };
  /** A step that an agency put off; of no effect once the assignment's `rev` is another. */
  snooze: { assignment_id: number; rev: number; until_on: LocalDate; times: number; asked_again: Generated<number> };
  /** What an agency asked the secretariat. */
  inquiry: {
    id: Generated<number>;
    at: Instant;
    agency_id: number;
    assignment_id: number | null;
    chat_id: number;
    thread_id: string | null;
    message_id: string | null;
    person_id: number;
    text: string;
    answered_at: Instant | null;
  };
  /** A link by such a code; open while `outcome` is null. */
  awaited_link: {
    id: Generated<number>;
    chat_id: number;
    thread_id: string | null;
    person_id: number;
    code_hash: string;
    asked_at: Instant;
    expires_at: Instant;
    outcome: LinkOutcome | null;
    settled_at: Instant | null;
    settled_by: string | null;
  };
  closing_question: { programme_id: number; ends_on: LocalDate; agency_id: number; outbox_id: number };
  final_report: { programme_id: number; ends_on: LocalDate; chat_id: number; outbox_id: number };
  /** A leaders' chat without a row is for all programmes. */
  chat_programme: { chat_id: number; programme_id: number };
  code_programme: { code_hash: string; programme_id: number };
  event_message: { chat_id: number; message_id: string; event_id: number };
  inbox: {
    id: Generated<number>;
    channel: ChannelName;
    update_key: string;
    payload: string;
    received_at: Instant;
    state: 'new' | 'handled' | 'ignored' | 'failed';
    attempts: Generated<number>;
    error: string | null;
    handled_at: Instant | null;
    /** 1: of a person without a role, or ignored. */
    stranger: Generated<0 | 1>;
  };
  event: {
    id: Generated<number>;
    at: Instant;
    kind: string;
    task_id: number | null;
    assignment_id: number | null;
    agency_id: number | null;
    chat_id: number | null;
    person_id: number | null;
    actor: string;
    channel: EventChannel | null;
    message_id: string | null;
    text: string | null;
    /** JSON of the state that the event changed. */
    before: string | null;
    /** JSON. */
    after: string | null;
    undoes: number | null;
    chosen: ProposedStatus | null;
    /** JSON of the words of later messages, oldest first; null for none. */
    added: Generated<string | null>;
    /** Of what was erased, with a salt that is kept nowhere; null while the event is whole. */
    erased_hash: Generated<string | null>;
    office: Generated<string | null>;
  };
  learned_pattern: {
    id: Generated<number>;
    pattern: string;
    ruling: PatternRuling | null;
    status: LearnedStatus | null;
    ruled_by: string | null;
    ruled_at: Instant | null;
  };
  pattern_answer: {
    pattern_id: number;
    person_id: number;
    status: LearnedStatus;
    answered_at: Instant;
    event_id: number;
    chat_id: number;
    message_id: string | null;
  };
  edited_message: {
    chat_id: number;
    message_id: string;
  };
  evidence: {
    id: Generated<number>;
    at: Instant;
    assignment_id: number | null;
    event_id: number | null;
    person_id: number | null;
    chat_id: number;
    message_id: string;
    album: string | null;
    kind: string;
    file_id: string;
    file_key: string;
    name: string | null;
    mime: string | null;
    size: number | null;
  };
  result_document: {
    id: Generated<number>;
    at: Instant;
    assignment_id: number;
    event_id: number;
    number: string;
    issued_on: LocalDate | null;
    abstract: string;
  };
  unchecked_day: {
    assignment_id: number;
  };
  plea: {
    id: Generated<number>;
    at: Instant;
    assignment_id: number;
    event_id: number;
    kind: PleaKind;
    text: string;
    actor: string;
    answered_at: Instant | null;
    accepted: 0 | 1 | null;
    answer: string | null;
  };
  instruction: {
    id: Generated<number>;
    at: Instant;
    assignment_id: number;
    event_id: number;
    text: string;
    due_on: LocalDate | null;
    author: string;
    /** 1: the secretariat spoke for a leader. */
    on_behalf: 0 | 1;
    person_id: number;
    chat_id: number;
    thread_id: string | null;
    answered_at: Instant | null;
    withdrawn_at: Instant | null;
    followed_by: number | null;
  };
  slip_told: {
    fed_id: number;
    feeding_id: number;
    deadline_rev: number;
    why: 'overdue' | 'extended';
    outbox_id: number;
  };
  hold: {
    id: Generated<number>;
    assignment_id: number;
    since: Instant;
    actor: string;
    person_id: number | null;
    lifted_at: Instant | null;
    lifted_by: string | null;
  };
  outbox: {
    id: Generated<number>;
    key: string;
    chat_id: number;
    kind: OutboxKind;
    /** JSON of an `OutboxPayload`. */
    payload: string;
    unprompted: number;
    due_at: Instant;
    not_after: Instant | null;
    state: OutboxState;
    lease_until: Instant | null;
    attempts: Generated<number>;
    repeated: Generated<number>;
    failures: Generated<number>;
    message_id: string | null;
    error: string | null;
    created_at: Instant;
    settled_at: Instant | null;
    /** Derived from `kind` and `unprompted`, for the indexes: see `urgencyOf`. */
    urgency: Generated<number>;
  };
  operator_notice: { chat_id: number; key: string; at: Instant; text: string; outbox_id: number };
  picture: {
    key: string;
    /** JSON of a `Picture`. */
    figures: string;
    path: string;
    telegram_file_id: string | null;
    expires_at: Instant;
  };
  outbox_about: { outbox_id: number; assignment_id: number };
  digest_told: { chat_id: number; outbox_id: number; told_on: LocalDate; words: string };
  question: {
    id: Generated<number>;
    chat_id: number;
    person_id: number;
    /** JSON of a `PendingQuestion`. */
    data: string;
    outbox_id: number | null;
    asked_at: Instant;
    answered_at: Instant | null;
  };
  section: { id: Generated<number>; programme_id: number; name: string };
  /** Maintained by triggers on `task`. */
  task_section: { task_id: number; section_id: number };
  draft: {
    id: Generated<number>;
    state: 'open' | 'accepted' | 'discarded';
    /** The code wished for; null: by the document's number. */
    programme: string | null;
    file_name: string;
    sha256: string;
    size: number;
    /** JSON of a `DraftContent`. */
    content: string;
    taken_at: Instant;
    taken_by: string;
    person_id: number | null;
    channel: EventChannel | null;
    /** Who accepted it first where two must. */
    first_by: string | null;
    first_person_id: number | null;
    settled_at: Instant | null;
    settled_by: string | null;
    programme_id: number | null;
    event_id: number | null;
    /** When what the document held was erased for a secrecy marking. */
    erased_at: Generated<Instant | null>;
  };
  draft_file: { draft_id: number; bytes: Uint8Array };
  draft_picture: { draft_id: number; name: string; bytes: Uint8Array };
  draft_answer: {
    id: Generated<number>;
    draft_id: number;
    /** A question's key. */
    question: string;
    /** JSON of a `DraftAnswer`, or null where an answer was taken back. */
    answer: string;
    at: Instant;
    actor: string;
    person_id: number | null;
    channel: EventChannel | null;
    /** The message that it was said in; null on the board and at the command line. */
    chat_id: number | null;
    message_id: string | null;
  };
  draft_message: { draft_id: number; chat_id: number; message_id: string };
  /** `changes`: JSON of `ChangedRow`s; messages queued with them have ids above `outbox_after`, up to `outbox_last`. */
  draft_change: { draft_id: number; changes: string; outbox_after: number; outbox_last: number };
  draft_agency: { draft_id: number; agency_id: number };
  draft_spelling: { draft_id: number; alias: string };
  web_link: { hash: string; person_id: number; expires_at: Instant; used_at: Instant | null };
  web_session: { hash: string; person_id: number; begun_at: Instant; expires_at: Instant };
  feed: { hash: string; person_id: number; agency_id: number | null; made_at: Instant };
  api_token: {
    id: Generated<number>;
    name: string;
    hash: string;
    made_at: Instant;
    expires_at: Instant | null;
    last_used_at: Instant | null;
    revoked_at: Instant | null;
  };
}
