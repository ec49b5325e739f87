/** What a chat must hear before whatever else it has queued: further parts of a message, or one to be tried again. */

export interface NextUp {
  /** These rows go first, before those that did until now. */
  putFirst(chatId: number, rowIds: readonly number[]): void;
  /** The row that goes now where `rowId` would be next by the queue. */
  take(chatId: number, rowId: number): number;
}

/** The rows that go first in their chat, such as those whose turn was interrupted. */
export function createNextUp(): NextUp {
  const rows = new Map<number, readonly number[]>();
  return {
    putFirst(chatId, rowIds) {
      if (rowIds.length > 0) rows.set(chatId, [...rowIds, ...(rows.get(chatId) ?? [])]);
    },
    take(chatId, rowId) {
      const [first, ...later] = rows.get(chatId) ?? [];
      if (later.length === 0) rows.delete(chatId);
      else rows.set(chatId, later);
      return first ?? rowId;
    },
  };
}
