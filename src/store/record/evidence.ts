/** The files that came with reports, by reference. */

import type { Instant } from '../../domain/calendar/dates.ts';
import { query, type Tx } from '../sqlite/database.ts';
import { columnsOf, type Fields } from '../sqlite/fields.ts';
import type { ChannelName } from '../../domain/people/channel.ts';

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

/**
 * Stores a reference to a file, once per file and message; one that waited for an answer, or whose report was taken back,
 * becomes that of its event.
 */
export function keepEvidence(tx: Tx, evidence: NewEvidence): void {
  tx.run(
    query
      .insertInto('evidence')
      .values(columnsOf(evidence))
      .onConflict((conflict) =>
        conflict
          .columns(['chat_id', 'message_id', 'file_key'])
          .doUpdateSet({ assignment_id: evidence.assignmentId, event_id: evidence.eventId })
          .where((eb) => {
            const undoing = eb
              .selectFrom('event')
              .select('event.id')
              .whereRef('event.undoes', '=', 'evidence.event_id');
            return eb.or([eb('evidence.assignment_id', 'is', null), eb.exists(undoing)]);
          }),
      ),
  );
}

/** The keys of the files that are kept of a message; with `assignmentId`, of those that are its evidence. */
export function filesKeptOf(tx: Tx, chatId: number, messageId: string, assignmentId?: number): string[] {
  const kept = query
    .selectFrom('evidence')
    .select('file_key')
    .where('chat_id', '=', chatId)
    .where('message_id', '=', messageId);
  const wanted = assignmentId === undefined ? kept : kept.where('assignment_id', '=', assignmentId);
  return tx.all(wanted).map((row) => row.file_key);
}

/** Whether one of these files is kept and is evidence of no task. */
export function areLoose(tx: Tx, chatId: number, fileKeys: readonly string[]): boolean {
  const loose = query
    .selectFrom('evidence')
    .select('id')
    .where('chat_id', '=', chatId)
    .where('file_key', 'in', fileKeys)
    .where('assignment_id', 'is', null)
    .limit(1);
  return fileKeys.length > 0 && tx.first(loose) !== undefined;
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

/** The files and texts of an assignment, oldest first. */
export function evidenceOf(tx: Tx, assignmentId: number): Evidence[] {
  return tx.all(evidence.where('evidence.assignment_id', '=', assignmentId).orderBy('evidence.id'));
}

/** One file or text of evidence. */
export function evidenceById(tx: Tx, id: number): Evidence | undefined {
  return tx.first(evidence.where('evidence.id', '=', id));
}

/** The document that a message brought; null for none. */
export function documentOfMessage(
  tx: Tx,
  chatId: number,
  messageId: string,
): { readonly fileId: string; readonly name: string | null } | null {
  const document = query
    .selectFrom('evidence')
    .select(['file_id as fileId', 'name'])
    .where('chat_id', '=', chatId)
    .where('message_id', '=', messageId)
    .where('kind', '=', 'document')
    .orderBy('id');
  return tx.first(document) ?? null;
}
