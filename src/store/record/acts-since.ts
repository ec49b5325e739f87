/** What happened behind an event or a moment. */

import { sql, type SqlBool } from 'kysely';
import type { Instant } from '../../domain/calendar/dates.ts';
import { eventKindOf, type ReadEventKind } from '../../domain/tasks/event-kind.ts';
import { query, type Tx } from '../sqlite/database.ts';

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
