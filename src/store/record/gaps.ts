/** Times in which the bot could not receive from a messenger that stores nothing. */

import type { Instant } from '../../domain/calendar/dates.ts';
import { query, type Tx } from '../sqlite/database.ts';

export interface Gap {
  readonly from: Instant;
  readonly to: Instant;
}

/** A chat is told of one gap: one that was not told yet is extended to cover both. */
export function noteGap(tx: Tx, chatId: number, gap: Gap): void {
  tx.run(
    query
      .insertInto('gap')
      .values({ chat_id: chatId, from_at: gap.from, to_at: gap.to })
      .onConflict((conflict) => conflict.column('chat_id').doUpdateSet({ to_at: gap.to })),
  );
}

/** The gap to tell a chat of. */
export function gapOf(tx: Tx, chatId: number): Gap | undefined {
  return tx.first(query.selectFrom('gap').select(['from_at as from', 'to_at as to']).where('chat_id', '=', chatId));
}

/** Forgets the gap that a chat was told of. */
export function forgetGap(tx: Tx, chatId: number): void {
  tx.run(query.deleteFrom('gap').where('chat_id', '=', chatId));
}
