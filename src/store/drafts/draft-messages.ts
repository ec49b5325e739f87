/** The messages that brought drafts and answers about them: what a message brought can be erased with it. */

import { query, type Tx } from '../sqlite/database.ts';

export interface DraftMessage {
  readonly chatId: number;
  readonly messageId: string;
}

/** Notes that a draft came from this message, so that a marking added to it finds the draft. */
export function noteDraftMessage(tx: Tx, draftId: number, { chatId, messageId }: DraftMessage): void {
  tx.run(
    query
      .insertInto('draft_message')
      .values({ draft_id: draftId, chat_id: chatId, message_id: messageId })
      .onConflict((conflict) => conflict.doNothing()),
  );
}

/** The drafts that a message brought. */
export function draftsBroughtBy(tx: Tx, { chatId, messageId }: DraftMessage): number[] {
  const brought = query
    .selectFrom('draft_message')
    .select('draft_id')
    .where('chat_id', '=', chatId)
    .where('message_id', '=', messageId)
    .orderBy('draft_id');
  return tx.all(brought).map(({ draft_id }) => draft_id);
}

/** The drafts that a message answered a question of. */
export function draftsAnsweredBy(tx: Tx, { chatId, messageId }: DraftMessage): number[] {
  const answered = query
    .selectFrom('draft_answer')
    .select('draft_id')
    .distinct()
    .where('chat_id', '=', chatId)
    .where('message_id', '=', messageId)
    .orderBy('draft_id');
  return tx.all(answered).map(({ draft_id }) => draft_id);
}

/** What was answered before counts again. */
export function removeAnswersOf(tx: Tx, { chatId, messageId }: DraftMessage): void {
  tx.run(query.deleteFrom('draft_answer').where('chat_id', '=', chatId).where('message_id', '=', messageId));
}

/** The numbers of the tasks of an accepted draft's programme, in the decision's order. */
export function taskNumbersOf(tx: Tx, programmeId: number): number[] {
  const tasks = query.selectFrom('task').select('id').where('programme_id', '=', programmeId).orderBy('position');
  return tx.all(tasks).map(({ id }) => id);
}
