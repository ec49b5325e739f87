/** What agencies state in their defence, and what the secretariat answered. */

import type { Instant } from '../../domain/calendar/dates.ts';
import type { Plea, PleaKind } from '../../domain/tasks/plea.ts';
import type { Card } from '../../domain/tasks/task.ts';
import { query, type Tx } from '../sqlite/database.ts';
import { listed } from '../sqlite/lists.ts';

/** Keeps a reason or an objection, open until it is answered. */
export function keepPlea(
  tx: Tx,
  plea: Pick<Plea, 'assignmentId' | 'eventId' | 'kind' | 'text' | 'actor'>,
  now: Instant,
): void {
  tx.run(
    query.insertInto('plea').values({
      at: now,
      assignment_id: plea.assignmentId,
      event_id: plea.eventId,
      kind: plea.kind,
      text: plea.text,
      actor: plea.actor,
      answered_at: null,
      accepted: null,
      answer: null,
    }),
  );
}

/** The oldest first. */
export function pleasOf(tx: Tx, assignmentIds: readonly number[]): Plea[] {
  if (assignmentIds.length === 0) return [];
  return tx
    .all(
      query
        .selectFrom('plea')
        .select(['id', 'at', 'assignment_id', 'event_id', 'kind', 'text', 'actor', 'answered_at', 'accepted', 'answer'])
        .where('assignment_id', 'in', assignmentIds)
        .orderBy('id'),
    )
    .map(({ assignment_id: assignmentId, event_id: eventId, answered_at: answeredAt, accepted, ...row }) => ({
      ...row,
      assignmentId,
      eventId,
      answeredAt,
      accepted: accepted === null ? null : accepted === 1,
    }));
}

/** The cards with what their agencies object to, as far as it waited for its answer before `before`; null for now. */
export function withObjections(tx: Tx, cards: readonly Card[], before: Instant | null = null): Card[] {
  if (cards.length === 0) return [];
  const objections = openObjections(
    tx,
    cards.map(({ assignment }) => assignment.id),
    before,
  );
  return cards.map((card) => {
    const objection = objections.get(card.assignment.id);
    return objection === undefined ? card : { ...card, objection };
  });
}

/** The newest open objection of some assignments, or of all for null, by the assignment's id; `before` as above. */
export function openObjections(
  tx: Tx,
  assignmentIds: readonly number[] | null,
  before: Instant | null = null,
): ReadonlyMap<number, string> {
  let open = query.selectFrom('plea').select(['assignment_id', 'text']).where('kind', '=', 'objection').orderBy('id');
  if (assignmentIds !== null) open = open.where('assignment_id', 'in', listed(JSON.stringify(assignmentIds)));
  open =
    before === null
      ? open.where('answered_at', 'is', null)
      : open
          .where('at', '<', before)
          .where((eb) => eb.or([eb('answered_at', 'is', null), eb('answered_at', '>=', before)]));
  const standing: [number, string][] = tx.all(open).map(({ assignment_id: id, text }) => [id, text]);
  return new Map(before === null ? standing : [...takenBackSince(tx, before), ...standing]);
}

/** The objections that stood before `before` and were taken back after it. */
function takenBackSince(tx: Tx, before: Instant): [number, string][] {
  return tx
    .all(
      query
        .selectFrom('event as back')
        .innerJoin('event as raised', 'raised.id', 'back.undoes')
        .select(['raised.assignment_id as id', 'raised.text'])
        .where('back.kind', '=', 'plea_taken_back')
        .where('back.at', '>=', before)
        .where('raised.kind', '=', 'objection_raised')
        .where('raised.at', '<', before)
        .orderBy('raised.id'),
    )
    .flatMap(({ id, text }): [number, string][] => (id === null || text === null ? [] : [[id, text]]));
}

/** What event `eventId` stated; undefined when it was erased. */
export function pleaOfEvent(tx: Tx, eventId: number): Plea | undefined {
  const row = tx.first(query.selectFrom('plea').select(['id', 'assignment_id']).where('event_id', '=', eventId));
  return row === undefined ? undefined : pleasOf(tx, [row.assignment_id]).find(({ id }) => id === row.id);
}

/** What a message stated and waits for its answer. */
export function openPleasOfMessage(tx: Tx, chatId: number, messageId: string): Plea[] {
  const rows = tx.all(
    query
      .selectFrom('event')
      .innerJoin('plea', 'plea.event_id', 'event.id')
      .select(['plea.id', 'plea.assignment_id'])
      .where('event.chat_id', '=', chatId)
      .where('event.message_id', '=', messageId)
      .where('plea.answered_at', 'is', null),
  );
  const ids = new Set(rows.map(({ id }) => id));
  return pleasOf(
    tx,
    rows.map(({ assignment_id: assignmentId }) => assignmentId),
  ).filter(({ id }) => ids.has(id));
}

/** The newest that a person stated in a chat, of one of some assignments where they are given, and that waits for its answer. */
export function lastOpenPleaBy(
  tx: Tx,
  { personId, chatId }: { readonly personId: number; readonly chatId: number },
  among: readonly number[] | null,
): Plea | undefined {
  const own = query
    .selectFrom('event')
    .innerJoin('plea', 'plea.event_id', 'event.id')
    .select(['plea.id', 'plea.assignment_id'])
    .where('event.chat_id', '=', chatId)
    .where('event.person_id', '=', personId)
    .where('plea.answered_at', 'is', null)
    .orderBy('event.id', 'desc');
  const row = tx.first((among === null ? own : own.where('plea.assignment_id', 'in', among)).limit(1));
  return row === undefined ? undefined : pleasOf(tx, [row.assignment_id]).find(({ id }) => id === row.id);
}

/** Its event stays in the record. */
export function removePlea(tx: Tx, { id }: Plea): void {
  tx.run(query.deleteFrom('plea').where('id', '=', id));
}

/** The newest of its kind that waits for its answer. */
export function openPlea(tx: Tx, assignmentId: number, kind: PleaKind): Plea | undefined {
  return pleasOf(tx, [assignmentId]).findLast((plea) => plea.kind === kind && plea.answeredAt === null);
}

/** Keeps the secretariat's answer to a reason or an objection that is open. */
export function answerOpenPlea(
  tx: Tx,
  plea: Plea,
  { accepted, answer }: { readonly accepted: boolean; readonly answer: string | null },
  now: Instant,
): void {
  tx.run(
    query
      .updateTable('plea')
      .set({ answered_at: now, accepted: accepted ? 1 : 0, answer })
      .where('id', '=', plea.id),
  );
}
