/** Messages sent per messenger and month. */

import { query, type Tx } from '../sqlite/database.ts';
import type { ChannelName } from '../../domain/people/channel.ts';

/** `month` is a local month, `YYYY-MM`. */
export function countMessage(tx: Tx, channel: ChannelName, month: string): void {
  tx.run(
    query
      .insertInto('usage')
      .values({ channel, month, messages: 1 })
      .onConflict((conflict) =>
        conflict.columns(['channel', 'month']).doUpdateSet((eb) => ({ messages: eb('usage.messages', '+', 1) })),
      ),
  );
}

/** Messages sent on a messenger in a month (`YYYY-MM`). */
export function messagesIn(tx: Tx, channel: ChannelName, month: string): number {
  return (
    tx.first(query.selectFrom('usage').select('messages').where('channel', '=', channel).where('month', '=', month))
      ?.messages ?? 0
  );
}
