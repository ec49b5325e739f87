/** Messages to chats: one row per message from its queueing to its end. */

import type { Instant } from '../../domain/calendar/dates.ts';
import { query, type Tx } from '../sqlite/database.ts';
import { columnsFrom, fieldsOf, type Fields } from '../sqlite/fields.ts';
import { listed, rowsIn } from '../sqlite/lists.ts';
import { URGENCIES, urgencyOf } from './outbox-heads.ts';
import { prepared } from '../sqlite/prepared.ts';

const COLUMNS = [
  'id',
  'key',
  'chat_id',
  'kind',
  'payload',
  'unprompted',
  'due_at',
  'not_after',
  'state',
  'attempts',
  'repeated',
  'message_id',
  'error',
  'created_at',
  'settled_at',
] as const;

export type OutboxRow = Fields<'outbox', (typeof COLUMNS)[number]>;

export const outboxRows = query.selectFrom('outbox').select(fieldsOf('outbox', COLUMNS));

export type NewOutboxRow = Pick<OutboxRow, 'key' | 'chatId' | 'kind' | 'payload' | 'dueAt' | 'notAfter'> & {
  readonly unprompted: boolean;
  readonly about: readonly number[];
};

type Inserted = Omit<NewOutboxRow, 'about' | 'unprompted'> & { unprompted: number; urgency: number; now: Instant };

const GIVEN = ['key', 'chat_id', 'kind', 'payload', 'unprompted', 'due_at', 'not_after', 'urgency'] as const;

const inserting = prepared((row: Inserted) =>
  query
    .insertInto('outbox')
    .values({
      ...columnsFrom(GIVEN, row),
      state: 'queued',
      lease_until: null,
      message_id: null,
      error: null,
      created_at: row.now,
      settled_at: null,
    })
    .onConflict((conflict) => conflict.column('key').doNothing()),
);

/** Queues a message; null when a message with its `key` was queued before. */
export function insertOutbox(tx: Tx, row: NewOutboxRow, now: Instant): number | null {
  const { about: assignments, unprompted, ...rest } = row;
  const urgency = URGENCIES.indexOf(urgencyOf(row));
  const inserted = tx.run(inserting({ ...rest, unprompted: unprompted ? 1 : 0, urgency, now }));
  if (inserted.changes === 0) return null;
  addAbout(tx, inserted.lastId, assignments);
  return inserted.lastId;
}

/** One row of the outbox; undefined where there is none. */
export function outboxById(tx: Tx, id: number): OutboxRow | undefined {
  return outboxByIds(tx, [id])[0];
}

const byIds = prepared(({ ids }: { ids: string }) => outboxRows.where('outbox.id', 'in', listed(ids)));

/** Some messages, in any order. */
export function outboxByIds(tx: Tx, ids: readonly number[]): OutboxRow[] {
  return tx.all(byIds({ ids: JSON.stringify(ids) }));
}

/** The row of the outbox with this unique key. */
export function outboxByKey(tx: Tx, key: string): OutboxRow | undefined {
  return tx.first(outboxRows.where('outbox.key', '=', key));
}

const byMessage = prepared(({ chatId, messageId }: { chatId: number; messageId: string }) =>
  outboxRows.where('outbox.chat_id', '=', chatId).where('outbox.message_id', '=', messageId),
);

/** Our message in a chat, by the messenger's id. */
export function outboxByMessage(tx: Tx, chatId: number, messageId: string): OutboxRow | undefined {
  return tx.first(byMessage({ chatId, messageId }));
}

const about = prepared(({ outboxId }: { outboxId: number }) =>
  query.selectFrom('outbox_about').select('assignment_id').where('outbox_id', '=', outboxId),
);

/** The assignments a message was about. */
export function aboutOf(tx: Tx, outboxId: number): number[] {
  return tx.all(about({ outboxId })).map((row) => row.assignment_id);
}

const rewriting = prepared(({ id, payload }: { id: number; payload: string }) =>
  query.updateTable('outbox').set({ payload }).where('id', '=', id).where('state', '=', 'queued'),
);

/** Replaces a queued message's payload. */
export function rewrite(tx: Tx, id: number, payload: string): void {
  tx.run(rewriting({ id, payload }));
}

/** Moves a queued message to another chat. */
export function redirect(tx: Tx, id: number, chatId: number, payload: string): void {
  tx.run(
    query.updateTable('outbox').set({ chat_id: chatId, payload }).where('id', '=', id).where('state', '=', 'queued'),
  );
}

const tying = prepared(({ pairs }: { pairs: string }) =>
  query
    .insertInto('outbox_about')
    .columns(['outbox_id', 'assignment_id'])
    .expression(rowsIn(pairs, 2))
    .onConflict((conflict) => conflict.doNothing()),
);

/** Links a message to further assignments that it is about. */
export function addAbout(tx: Tx, outboxId: number, assignmentIds: readonly number[]): void {
  const ties = assignmentIds.map((assignmentId) => ({ outboxId, assignmentId }));
  tieToMessages(tx, ties);
}

/** Links many messages to assignments at once. */
export function tieToMessages(tx: Tx, ties: readonly { outboxId: number; assignmentId: number }[]): void {
  if (ties.length === 0) return;
  const pairs = ties.map(({ outboxId, assignmentId }) => [outboxId, assignmentId]);
  tx.run(tying({ pairs: JSON.stringify(pairs) }));
}

/** Links a message to these assignments alone: the others that it was queued for are not told of in it. */
export function setAbout(tx: Tx, outboxId: number, assignmentIds: readonly number[]): void {
  tx.run(
    query
      .deleteFrom('outbox_about')
      .where('outbox_id', '=', outboxId)
      .where('assignment_id', 'not in', listed(JSON.stringify(assignmentIds))),
  );
  addAbout(tx, outboxId, assignmentIds);
}

/** Queues a copy of a message that failed for good to another chat. */
export function copyToChat(tx: Tx, row: OutboxRow, chatId: number, now: Instant): number | null {
  return insertOutbox(
    tx,
    {
      key: `${row.key}>${chatId}`,
      chatId,
      kind: row.kind,
      payload: row.payload,
      unprompted: row.unprompted === 1,
      dueAt: now,
      notAfter: row.notAfter,
      about: aboutOf(tx, row.id),
    },
    now,
  );
}
