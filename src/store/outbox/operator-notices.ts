/** The findings told to each operator's chat: each once, several in one message. */

import type { Instant } from '../../domain/calendar/dates.ts';
import { query, type Tx } from '../sqlite/database.ts';

export interface OperatorNotice {
  readonly at: Instant;
  readonly text: string;
}

/** Whether the chat was told of the finding. */
export function isTold(tx: Tx, chatId: number, key: string): boolean {
  const row = query.selectFrom('operator_notice').select('key').where('chat_id', '=', chatId).where('key', '=', key);
  return tx.first(row) !== undefined;
}

/** Adds a notice for the operator to the message that gathers them. */
export function addNotice(
  tx: Tx,
  notice: OperatorNotice & { readonly chatId: number; readonly key: string; readonly outboxId: number },
): void {
  const { chatId, key, at, text, outboxId } = notice;
  tx.run(query.insertInto('operator_notice').values({ chat_id: chatId, key, at, text, outbox_id: outboxId }));
}

/** The findings in a message, in order. */
export function noticesOf(tx: Tx, outboxId: number): OperatorNotice[] {
  return tx.all(
    query
      .selectFrom('operator_notice')
      .select(['at', 'text'])
      .where('outbox_id', '=', outboxId)
      .orderBy('at')
      .orderBy('key'),
  );
}

/** The newest message of findings to this chat, sent or queued. */
export function lastBundle(
  tx: Tx,
  chatId: number,
): { id: number; state: string; attempts: number; dueAt: Instant } | undefined {
  return tx.first(
    query
      .selectFrom('outbox')
      .select(['id', 'state', 'attempts', 'due_at as dueAt'])
      .where('id', '=', (eb) =>
        eb
          .selectFrom('operator_notice')
          .select((each) => each.fn.max('outbox_id').as('id'))
          .where('chat_id', '=', chatId),
      ),
  );
}
