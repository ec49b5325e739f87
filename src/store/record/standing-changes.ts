/** What of the record is in force: changes that were not undone, instructions that were not withdrawn. */

import type { Instant } from '../../domain/calendar/dates.ts';
import type { EventKind } from '../../domain/tasks/event-kind.ts';
import { query, type Tx } from '../sqlite/database.ts';
import { events, firstEvent, allEvents, type Event } from './events.ts';

/** Whether an event was undone. */
export function isUndone(tx: Tx, id: number): boolean {
  return tx.first(query.selectFrom('event').select('id').where('undoes', '=', id)) !== undefined;
}

/** Events that no other undid. */
export const inForce = events.where((eb) =>
  eb.not(eb.exists(eb.selectFrom('event as undoing').select('undoing.id').whereRef('undoing.undoes', '=', 'event.id'))),
);
const changesInForce = inForce.where('event.before', 'is not', null).where('event.undoes', 'is', null);
const instructionsInForce = inForce.where('event.kind', '=', 'instructed' satisfies EventKind);

/** The newest instruction of a person in a chat that was not withdrawn. */
export function lastInstructionBy(tx: Tx, personId: number, chatId: number): Event | undefined {
  return firstEvent(
    tx,
    instructionsInForce
      .where('event.chat_id', '=', chatId)
      .where('event.person_id', '=', personId)
      .orderBy('event.id', 'desc')
      .limit(1),
  );
}

/** Events with a snapshot that changed an assignment and were not undone, newest first. */
export function standingChanges(tx: Tx, assignmentId: number, limit: number): Event[] {
  return allEvents(
    tx,
    changesInForce.where('event.assignment_id', '=', assignmentId).orderBy('event.id', 'desc').limit(limit),
  );
}

/** The newest change in force made by a message. */
export function standingChangesOfMessage(tx: Tx, chatId: number, messageId: string): Event[] {
  return allEvents(
    tx,
    changesInForce
      .where('event.chat_id', '=', chatId)
      .where('event.message_id', '=', messageId)
      .orderBy('event.id', 'desc'),
  );
}

/** Instructions in force that a message gave. */
export function standingInstructionsOfMessage(tx: Tx, chatId: number, messageId: string): Event[] {
  return allEvents(
    tx,
    instructionsInForce
      .where('event.chat_id', '=', chatId)
      .where('event.message_id', '=', messageId)
      .orderBy('event.id'),
  );
}

/** The newest change in force made by a person in a chat, of one of some assignments where they are given. */
export function lastStandingChangeBy(
  tx: Tx,
  personId: number,
  chatId: number,
  among: readonly number[] | null = null,
): Event | undefined {
  const own = changesInForce
    .where('event.chat_id', '=', chatId)
    .where('event.person_id', '=', personId)
    .orderBy('event.id', 'desc')
    .limit(1);
  return firstEvent(tx, among === null ? own : own.where('event.assignment_id', 'in', among));
}

/** The newest change in force of one kind. */
export function newestOfKind(tx: Tx, assignmentId: number, kind: EventKind): Event | undefined {
  return firstEvent(
    tx,
    changesInForce
      .where('event.assignment_id', '=', assignmentId)
      .where('event.kind', '=', kind)
      .orderBy('event.id', 'desc')
      .limit(1),
  );
}

/**
 * What the same act did to other assignments of the task: one report, or one decision, may be about several periods. `kinds` are
 * those of its events.
 */
export function madeTogether(
  tx: Tx,
  event: Event,
  assignmentIds: readonly number[],
  kinds: readonly EventKind[],
): Event[] {
  if (assignmentIds.length === 0) return [];
  return allEvents(
    tx,
    changesInForce
      .where('event.assignment_id', 'in', assignmentIds)
      .where('event.at', '=', event.at)
      .where('event.kind', 'in', kinds)
      .where('event.actor', '=', event.actor)
      .orderBy('event.id'),
  );
}

/** Changes of an assignment after an event, in force or not, the oldest first. */
export function changesAfter(tx: Tx, assignmentId: number, eventId: number, limit: number): Event[] {
  return allEvents(
    tx,
    events
      .where('event.assignment_id', '=', assignmentId)
      .where('event.id', '>', eventId)
      .where('event.before', 'is not', null)
      .orderBy('event.id')
      .limit(limit),
  );
}

/** The changes of one kind after an event that were taken back since, each with the moment of that. */
export function undoneAfter(
  tx: Tx,
  assignmentId: number,
  { after, kind }: { readonly after: number; readonly kind: EventKind },
): { readonly event: Event; readonly at: Instant }[] {
  const changes = allEvents(
    tx,
    events
      .where('event.assignment_id', '=', assignmentId)
      .where('event.id', '>', after)
      .where('event.kind', '=', kind)
      .orderBy('event.id'),
  );
  return changes.flatMap((event) => {
    const undoing = firstEvent(tx, events.where('event.undoes', '=', event.id));
    return undoing === undefined ? [] : [{ event, at: undoing.at }];
  });
}

/** From when until when each change of one kind to a lead's share of a task stood that was taken back since. */
export function timesUndone(
  tx: Tx,
  of: { readonly taskId: number; readonly agencyId: number; readonly kind: EventKind },
): { readonly from: Instant; readonly until: Instant }[] {
  return tx.all(
    query
      .selectFrom('event')
      .innerJoin('assignment', 'assignment.id', 'event.assignment_id')
      .innerJoin('event as undoing', 'undoing.undoes', 'event.id')
      .select(['event.at as from', 'undoing.at as until'])
      .where('event.task_id', '=', of.taskId)
      .where('assignment.agency_id', '=', of.agencyId)
      .where('event.kind', '=', of.kind)
      .orderBy('event.id'),
  );
}
