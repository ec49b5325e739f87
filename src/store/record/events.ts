/** The append-only record of what happened, and the files that came with it. */

import { sql, type SqlBool } from 'kysely';
import type { Instant } from '../../domain/calendar/dates.ts';
import { eventKindOf, type EventKind, type ReadEventKind } from '../../domain/tasks/event-kind.ts';
import { query, type Tx } from '../sqlite/database.ts';
import { columnsFrom, columnsOf, fieldsOf, type Fields } from '../sqlite/fields.ts';
import { listed } from '../sqlite/lists.ts';
import { prepared } from '../sqlite/prepared.ts';
import type { ChannelName, EventChannel } from '../../domain/people/channel.ts';

/** `before` and `after` are JSON-able snapshots of what changed; null where nothing did. */
export interface NewEvent {
  readonly at: Instant;
  readonly kind: EventKind;
  readonly taskId?: number | null;
  readonly assignmentId?: number | null;
  readonly agencyId?: number | null;
  readonly chatId?: number | null;
  readonly personId?: number | null;
  /** The name at that time; `PROGRAM_ACTOR` when no person acted. */
  readonly actor: string;
  readonly channel?: EventChannel | null;
  readonly messageId?: string | null;
  readonly text?: string | null;
  readonly before?: unknown;
  readonly after?: unknown;
  readonly undoes?: number | null;
}

const COLUMNS = [
  'at',
  'task_id',
  'assignment_id',
  'agency_id',
  'chat_id',
  'person_id',
  'actor',
  'channel',
  'message_id',
  'text',
  'before',
  'after',
  'undoes',
] as const;

export interface Event extends Fields<'event', 'id' | (typeof COLUMNS)[number]> {
  readonly kind: ReadEventKind;
  /** The recorded kind, also where `kind` is `unknown`. */
  readonly recordedAs: string;
  readonly agency: string | null;
  /**
   * In which office the actor acted: an agency's name at that moment, or the role of one who acts for none. Null where no
   * person acted, for one without a role, and before offices were recorded.
   */
  readonly office: string | null;
}

const events = query
  .selectFrom('event')
  .leftJoin('agency', 'agency.id', 'event.agency_id')
  .select([
    'event.id',
    ...fieldsOf('event', COLUMNS),
    'event.kind as recordedAs',
    'event.office',
    'agency.name as agency',
  ]);
type EventRow = ReturnType<typeof events.execute> extends Promise<(infer Row)[]> ? Row : never;

function eventOf(row: EventRow): Event {
  return { ...row, kind: eventKindOf(row.recordedAs) };
}

function firstOf(tx: Tx, selected: typeof events): Event | undefined {
  const row = tx.first(selected);
  return row === undefined ? undefined : eventOf(row);
}

function allOf(tx: Tx, selected: typeof events): Event[] {
  return tx.all(selected).map(eventOf);
}

/** Appends an event and returns its id. */
export function record(tx: Tx, event: NewEvent): number {
  const json = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));
  const whole = { ...ABSENT, ...event, before: json(event.before), after: json(event.after) };
  return tx.run(recording({ ...whole, ...RANKS[rankingOf(event.kind)] })).lastId;
}

/** Which of a person's roles an act belongs to: the lowest rank. */
interface Ranks {
  /** Of a focal point of the agency concerned. */
  readonly focal: number;
  readonly secretariat: number;
  readonly leader: number;
}

const RANKS = {
  report: { focal: 0, secretariat: 1, leader: 2 },
  decision: { focal: 2, secretariat: 0, leader: 1 },
  instruction: { focal: 2, secretariat: 1, leader: 0 },
} as const satisfies Record<string, Ranks>;

const DECIDED: readonly EventKind[] = [
  'completed',
  'returned',
  'completion_day_corrected',
  'extension_approved',
  'extension_rejected',
  'objective_reason_confirmed',
  'objective_reason_refused',
  'objection_answered',
  'reminders_held',
  'reminders_released',
];

function rankingOf(kind: EventKind): keyof typeof RANKS {
  if (kind === 'instructed' || kind === 'instruction_withdrawn') return 'instruction';
  return DECIDED.includes(kind) ? 'decision' : 'report';
}

type Recording = Omit<Event, 'id' | 'recordedAs' | 'agency' | 'office'> & Ranks;

/** Of the moment: who changes offices, or whose agency changes its name, acted in the one of that time. */
function officeOf({ personId, agencyId, focal, secretariat, leader }: Recording) {
  return sql<string | null>`(
    select coalesce(agency.name, role.role) from role left join agency on agency.id = role.agency_id
    where role.person_id = ${personId} and role.until is null
    order by case
      when role.role = 'focal_point' and role.agency_id = ${agencyId} then ${focal}
      when role.role in ('secretariat', 'owner') then ${secretariat}
      when role.role = 'leader' then ${leader}
      else 3 end, role.id
    limit 1)`;
}

const ABSENT = {
  taskId: null,
  assignmentId: null,
  agencyId: null,
  chatId: null,
  personId: null,
  channel: null,
  messageId: null,
  text: null,
  undoes: null,
};

const recording = prepared((row: Recording) =>
  query.insertInto('event').values({ kind: row.kind, ...columnsFrom(COLUMNS, row), office: officeOf(row) }),
);

export function eventById(tx: Tx, id: number): Event | undefined {
  return firstOf(tx, events.where('event.id', '=', id));
}

/** Whether an event was undone. */
export function isUndone(tx: Tx, id: number): boolean {
  return tx.first(query.selectFrom('event').select('id').where('undoes', '=', id)) !== undefined;
}

/** Those that were not withdrawn. */
const standingInstructions = events
  .where('event.kind', '=', 'instructed' satisfies EventKind)
  .where((eb) =>
    eb.not(
      eb.exists(eb.selectFrom('event as undoing').select('undoing.id').whereRef('undoing.undoes', '=', 'event.id')),
    ),
  );

/** The newest instruction of a person in a chat that was not withdrawn. */
export function lastInstructionBy(tx: Tx, personId: number, chatId: number): Event | undefined {
  return firstOf(
    tx,
    standingInstructions
      .where('event.chat_id', '=', chatId)
      .where('event.person_id', '=', personId)
      .orderBy('event.id', 'desc')
      .limit(1),
  );
}

/** A task's whole history, oldest first: what happened to its assignments, and to it as a whole. */
export function eventsOfTask(tx: Tx, taskId: number): Event[] {
  const assignments = query.selectFrom('assignment').select('assignment.id').where('assignment.task_id', '=', taskId);
  return [
    ...allOf(tx, events.where('event.assignment_id', 'in', assignments)),
    ...allOf(tx, events.where('event.task_id', '=', taskId).where('event.assignment_id', 'is', null)),
  ].sort((a, b) => a.id - b.id);
}

/** The time of the last event of each of some assignments that has one, by its id. */
export function lastChanges(tx: Tx, assignmentIds: readonly number[]): ReadonlyMap<number, Instant> {
  const newest = query
    .selectFrom('event')
    .select((eb) => eb.fn.max('id').as('id'))
    .where('assignment_id', 'in', listed(JSON.stringify(assignmentIds)))
    .groupBy('assignment_id');
  const rows = tx.all(
    query.selectFrom('event').select(['assignment_id as assignmentId', 'at']).where('id', 'in', newest),
  );
  return new Map(rows.flatMap(({ assignmentId, at }) => (assignmentId === null ? [] : [[assignmentId, at]])));
}

/** Events with a snapshot that changed an assignment and were not undone, newest first. */
export function standingChanges(tx: Tx, assignmentId: number, limit: number): Event[] {
  return allOf(tx, standing().where('event.assignment_id', '=', assignmentId).orderBy('event.id', 'desc').limit(limit));
}

/** The newest change in force made by a message. */
export function standingChangesOfMessage(tx: Tx, chatId: number, messageId: string): Event[] {
  return allOf(
    tx,
    standing()
      .where('event.chat_id', '=', chatId)
      .where('event.message_id', '=', messageId)
      .orderBy('event.id', 'desc'),
  );
}

/** The first change of an assignment that was then at revision `rev`; undefined while it is at that revision. */
export function changeFrom(tx: Tx, assignmentId: number, rev: number): Event | undefined {
  return firstOf(
    tx,
    events
      .where('event.assignment_id', '=', assignmentId)
      .where('event.before', 'is not', null)
      .where(sql<number>`case when json_valid(event.before) then json_extract(event.before, '$.rev') end`, '=', rev)
      .orderBy('event.id')
      .limit(1),
  );
}

/** Instructions in force that a message gave. */
export function standingInstructionsOfMessage(tx: Tx, chatId: number, messageId: string): Event[] {
  return allOf(
    tx,
    standingInstructions
      .where('event.chat_id', '=', chatId)
      .where('event.message_id', '=', messageId)
      .orderBy('event.id'),
  );
}

/** Everything that a message led to, but that it was refused. */
export function eventsOfMessage(tx: Tx, chatId: number, messageId: string): Event[] {
  return allOf(
    tx,
    events
      .where('event.chat_id', '=', chatId)
      .where('event.message_id', '=', messageId)
      .where('event.kind', '!=', 'secret_refused' satisfies EventKind)
      .orderBy('event.id'),
  );
}

/** The newest change in force made by a person in a chat. */
export function lastStandingChangeBy(tx: Tx, personId: number, chatId: number): Event | undefined {
  return firstOf(
    tx,
    standing()
      .where('event.chat_id', '=', chatId)
      .where('event.person_id', '=', personId)
      .orderBy('event.id', 'desc')
      .limit(1),
  );
}

/** The id of the newest event of all; 0 without any. */
export function newestEventId(tx: Tx): number {
  return tx.first(query.selectFrom('event').select((eb) => eb.fn.max('id').as('id')))?.id ?? 0;
}

/** Where to start: behind an event, or, where that was not kept, behind a moment. */
export type Behind = { readonly eventId: number } | { readonly at: Instant };

/** What happened to an assignment since, by kind. */
export function kindsSince(tx: Tx, assignmentId: number, behind: Behind): ReadEventKind[] {
  const since = query.selectFrom('event').select('kind').where('assignment_id', '=', assignmentId);
  return tx.all(since.where(isBehind(behind))).map(({ kind }) => eventKindOf(kind));
}

/** Whether a person's words in a chat concerned another assignment since, or told an agency what to do. */
export function actedOnOthersSince(
  tx: Tx,
  by: { readonly personId: number; readonly chatId: number; readonly assignmentId: number },
  behind: Behind,
): boolean {
  const acted = query
    .selectFrom('event')
    .select('id')
    .where('chat_id', '=', by.chatId)
    .where('person_id', '=', by.personId)
    .where((eb) => eb.or([eb('assignment_id', '!=', by.assignmentId), eb('kind', '=', 'instructed')]))
    .where(isBehind(behind))
    .limit(1);
  return tx.first(acted) !== undefined;
}

function isBehind(behind: Behind) {
  return 'eventId' in behind ? sql<SqlBool>`id > ${behind.eventId}` : sql<SqlBool>`at > ${behind.at}`;
}

const WAITS_FOR_DECISION: readonly EventKind[] = ['completion_reported', 'extension_requested', 'handover_claimed'];
/** As a literal: SQLite uses the partial index `event_claim` only for its own condition. */
const PENDING_DECISIONS = sql<string>`(${sql.join(WAITS_FOR_DECISION.map((kind) => sql.lit(kind)))})`;

/** An assignment's newest event that a decision can be about, undone or not. */
export function newestPendingDecision(tx: Tx, assignmentId: number): Event | undefined {
  return firstOf(
    tx,
    events
      .where('event.assignment_id', '=', assignmentId)
      .where('event.kind', 'in', PENDING_DECISIONS)
      .orderBy('event.id', 'desc')
      .limit(1),
  );
}

/** The number of wrong codes of a person, or in a chat, since `since`. */
export function failedAttempts(tx: Tx, by: { personId: number } | { chatId: number }, since: Instant): number {
  const row = tx.first(
    query
      .selectFrom('event')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('at', '>', since)
      .where('kind', '=', 'code_refused' satisfies EventKind)
      .where('personId' in by ? 'person_id' : 'chat_id', '=', 'personId' in by ? by.personId : by.chatId),
  );
  return row?.count ?? 0;
}

/** Events after `since`, oldest first. */
export function eventsSince(tx: Tx, since: Instant, kinds: readonly EventKind[]): Event[] {
  return allOf(
    tx,
    events.where('event.at', '>', since).where('event.kind', 'in', kinds).orderBy('event.at').orderBy('event.id'),
  );
}

/** The agency to which a chat was linked last; null when it never was one's, or nobody's. */
export function agencyLinkedTo(tx: Tx, chatId: number): number | null {
  const linked = events.where('event.chat_id', '=', chatId).where('event.kind', '=', 'chat_linked');
  const [last] = allOf(tx, linked.orderBy('event.id', 'desc').limit(1));
  return last?.agencyId ?? null;
}

function standing() {
  return events
    .where('event.before', 'is not', null)
    .where('event.undoes', 'is', null)
    .where((eb) =>
      eb.not(
        eb.exists(eb.selectFrom('event as undoing').select('undoing.id').whereRef('undoing.undoes', '=', 'event.id')),
      ),
    );
}

export type NewEvidence = Fields<
  'evidence',
  | 'at'
  | 'assignment_id'
  | 'event_id'
  | 'chat_id'
  | 'message_id'
  | 'album'
  | 'kind'
  | 'file_id'
  | 'file_key'
  | 'name'
  | 'mime'
  | 'size'
> & { readonly personId: number };

/** Stores a reference to a file, once per file and message. */
export function keepEvidence(tx: Tx, evidence: NewEvidence): void {
  tx.run(
    query
      .insertInto('evidence')
      .values(columnsOf(evidence))
      .onConflict((conflict) => conflict.columns(['chat_id', 'message_id', 'file_key']).doNothing()),
  );
}

/** The assignments and events of an album's items so far. */
export function evidenceOfAlbum(
  tx: Tx,
  chatId: number,
  album: string,
): { assignmentId: number | null; eventId: number | null }[] {
  return tx.all(
    query
      .selectFrom('evidence')
      .select(['assignment_id as assignmentId', 'event_id as eventId'])
      .where('chat_id', '=', chatId)
      .where('album', '=', album),
  );
}

/** Links the items of an album to the assignment in its caption. */
export function assignAlbum(
  tx: Tx,
  chatId: number,
  album: string,
  to: { assignmentId: number; eventId: number | null },
): void {
  tx.run(
    query
      .updateTable('evidence')
      .set({ assignment_id: to.assignmentId, event_id: to.eventId })
      .where('chat_id', '=', chatId)
      .where('album', '=', album),
  );
}

/** The number of files that came with a report, or after it. */
export function filesSince(tx: Tx, assignmentId: number, eventId: number): number {
  const counted = query
    .selectFrom('evidence')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('assignment_id', '=', assignmentId)
    .where('event_id', '>=', eventId);
  return tx.first(counted)?.count ?? 0;
}

/** Deletes the references of an album that must not be kept. */
export function forgetAlbum(tx: Tx, chatId: number, album: string): void {
  tx.run(query.deleteFrom('evidence').where('chat_id', '=', chatId).where('album', '=', album));
}

/** A file by reference: `fileId` is its id or address at the chat's messenger. */
export interface Evidence {
  readonly id: number;
  readonly kind: string;
  readonly name: string | null;
  readonly size: number | null;
  readonly at: Instant;
  readonly fileId: string;
  readonly eventId: number | null;
  readonly chatId: number;
  readonly channel: ChannelName;
  /** The sender. */
  readonly by: string;
}

const evidence = query
  .selectFrom('evidence')
  .innerJoin('chat', 'chat.id', 'evidence.chat_id')
  .leftJoin('person', 'person.id', 'evidence.person_id')
  .select((eb) => [
    'evidence.id',
    'evidence.kind',
    'evidence.name',
    'evidence.size',
    'evidence.at',
    'evidence.file_id as fileId',
    'evidence.event_id as eventId',
    'evidence.chat_id as chatId',
    'chat.channel',
    eb.fn.coalesce('person.name', eb.val('')).as('by'),
  ]);

export function evidenceOf(tx: Tx, assignmentId: number): Evidence[] {
  return tx.all(evidence.where('evidence.assignment_id', '=', assignmentId).orderBy('evidence.id'));
}

export function evidenceById(tx: Tx, id: number): Evidence | undefined {
  return tx.first(evidence.where('evidence.id', '=', id));
}

/** Whether the record names the person as one who acted in a chat. */
export function hasActedIn(tx: Tx, { personId, chatId }: { personId: number; chatId: number }): boolean {
  const acted = query.selectFrom('event').select('id').where('chat_id', '=', chatId).where('person_id', '=', personId);
  return tx.first(acted.limit(1)) !== undefined;
}
