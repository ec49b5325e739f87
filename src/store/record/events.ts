/** Reading the append-only record of what happened. */

import { sql } from 'kysely';
import type { Instant } from '../../domain/calendar/dates.ts';
import { eventKindOf, type EventKind, type ReadEventKind } from '../../domain/tasks/event-kind.ts';
import { addedIn } from '../sqlite/added.ts';
import { query, type Tx } from '../sqlite/database.ts';
import { fieldsOf, type Fields } from '../sqlite/fields.ts';
import { listed } from '../sqlite/lists.ts';

export const EVENT_COLUMNS = [
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
  'chosen',
] as const;

export interface Event extends Fields<'event', 'id' | (typeof EVENT_COLUMNS)[number]> {
  /** What the same person wrote later to a question about `text`, oldest first. */
  readonly added: readonly string[];
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

export const events = query
  .selectFrom('event')
  .leftJoin('agency', 'agency.id', 'event.agency_id')
  .select([
    'event.id',
    ...fieldsOf('event', EVENT_COLUMNS),
    'event.kind as recordedAs',
    'event.office',
    'event.added',
    'agency.name as agency',
  ]);
type EventRow = ReturnType<typeof events.execute> extends Promise<(infer Row)[]> ? Row : never;

function eventOf(row: EventRow): Event {
  return { ...row, kind: eventKindOf(row.recordedAs), added: addedIn(row.added) };
}

/** The first event of a selection. */
export function firstEvent(tx: Tx, selected: typeof events): Event | undefined {
  const row = tx.first(selected);
  return row === undefined ? undefined : eventOf(row);
}

/** All events of a selection. */
export function allEvents(tx: Tx, selected: typeof events): Event[] {
  return tx.all(selected).map(eventOf);
}

/** One event; undefined where there is none. */
export function eventById(tx: Tx, id: number): Event | undefined {
  return firstEvent(tx, events.where('event.id', '=', id));
}

/** A task's whole history, oldest first: what happened to its assignments, and to it as a whole. */
export function eventsOfTask(tx: Tx, taskId: number): Event[] {
  const assignments = query.selectFrom('assignment').select('assignment.id').where('assignment.task_id', '=', taskId);
  return [
    ...allEvents(tx, events.where('event.assignment_id', 'in', assignments)),
    ...allEvents(tx, events.where('event.task_id', '=', taskId).where('event.assignment_id', 'is', null)),
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

/** The first change of an assignment that was then at revision `rev`; undefined while it is at that revision. */
export function changeFrom(tx: Tx, assignmentId: number, rev: number): Event | undefined {
  return firstEvent(
    tx,
    events
      .where('event.assignment_id', '=', assignmentId)
      .where('event.before', 'is not', null)
      .where(sql<number>`case when json_valid(event.before) then json_extract(event.before, '$.rev') end`, '=', rev)
      .orderBy('event.id')
      .limit(1),
  );
}

/** Everything that a message led to, but that it was refused. */
export function eventsOfMessage(tx: Tx, chatId: number, messageId: string): Event[] {
  return allEvents(
    tx,
    events
      .where('event.chat_id', '=', chatId)
      .where('event.message_id', '=', messageId)
      .where('event.kind', '!=', 'secret_refused' satisfies EventKind)
      .orderBy('event.id'),
  );
}

/** The events that bear words of a message beside those of another, oldest first. */
export function eventsBearing(tx: Tx, chatId: number, messageId: string): Event[] {
  const bearing = query
    .selectFrom('event_message')
    .select('event_id')
    .where('chat_id', '=', chatId)
    .where('message_id', '=', messageId);
  return allEvents(tx, events.where('event.id', 'in', bearing).orderBy('event.id'));
}

/** The newest of what a person did in a chat, in force or not. */
export function lastActBy(tx: Tx, personId: number, chatId: number): Event | undefined {
  return firstEvent(
    tx,
    events
      .where('event.chat_id', '=', chatId)
      .where('event.person_id', '=', personId)
      .orderBy('event.id', 'desc')
      .limit(1),
  );
}

const CLOSES: readonly EventKind[] = ['withdrawn', 'share_joined'];

/** Of an assignment that is followed no more: whether an amendment withdrew it, and it neither passed on nor was joined. */
export function isWithdrawn(tx: Tx, assignmentId: number): boolean {
  const closed = firstEvent(
    tx,
    events
      .where('event.assignment_id', '=', assignmentId)
      .where('event.kind', 'in', CLOSES)
      .where(sql<boolean>`not exists (select 1 from event as undoing where undoing.undoes = event.id)`)
      .orderBy('event.id', 'desc')
      .limit(1),
  );
  return closed?.kind === 'withdrawn';
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
  return allEvents(
    tx,
    events.where('event.at', '>', since).where('event.kind', 'in', kinds).orderBy('event.at').orderBy('event.id'),
  );
}

/** The agency to which a chat was linked last; null when it never was one's, or nobody's. */
export function agencyLinkedTo(tx: Tx, chatId: number): number | null {
  const linked = events.where('event.chat_id', '=', chatId).where('event.kind', '=', 'chat_linked');
  const [last] = allEvents(tx, linked.orderBy('event.id', 'desc').limit(1));
  return last?.agencyId ?? null;
}

/** Whether the record names the person as one who acted in a chat. */
export function hasActedIn(tx: Tx, { personId, chatId }: { personId: number; chatId: number }): boolean {
  const acted = query.selectFrom('event').select('id').where('chat_id', '=', chatId).where('person_id', '=', personId);
  return tx.first(acted.limit(1)) !== undefined;
}
