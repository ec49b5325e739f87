/** Messages of which a later version was seen. */

import { query, type Tx } from '../sqlite/database.ts';
import { prepared } from '../sqlite/prepared.ts';

/** Notes that a message was edited. */
export function noteEdited(tx: Tx, chatId: number, messageId: string): void {
  tx.run(
    query
      .insertInto('edited_message')
      .values({ chat_id: chatId, message_id: messageId })
      .onConflict((conflict) => conflict.doNothing()),
  );
}

const edited = prepared(({ chatId, messageId }: { chatId: number; messageId: string }) =>
  query
    .selectFrom('edited_message')
    .select('message_id')
    .where('chat_id', '=', chatId)
    .where('message_id', '=', messageId),
);

/** True when an edit of this message was seen, even before the message itself. */
export function wasEdited(tx: Tx, chatId: number, messageId: string): boolean {
  return tx.first(edited({ chatId, messageId })) !== undefined;
}
