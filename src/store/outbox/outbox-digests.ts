/** The weekly digests that are still to be sent, and the last one that was. */

import type { Instant } from '../../domain/calendar/dates.ts';
import { query, type Tx } from '../sqlite/database.ts';
import { IS_QUEUED } from './outbox-heads.ts';

interface UnsentDigest {
  readonly id: number;
  readonly chatId: number;
  readonly createdAt: Instant;
}

/** None that was tried: it may have arrived. The oldest first. */
export function unsentDigests(tx: Tx): UnsentDigest[] {
  return tx.all(
    query
      .selectFrom('outbox')
      .select(['id', 'chat_id as chatId', 'created_at as createdAt'])
      .where(IS_QUEUED)
      .where('kind', '=', 'digest')
      .where('unprompted', '=', 1)
      .where('repeated', '=', 0)
      .orderBy('id'),
  );
}

/** When the last digest of a chat was sent; undefined when none was. */
export function lastDigestSent(tx: Tx, chatId: number): Instant | undefined {
  const last = tx.first(
    query
      .selectFrom('outbox')
      .select('created_at as at')
      .where('chat_id', '=', chatId)
      .where('kind', '=', 'digest')
      .where('unprompted', '=', 1)
      .where('state', '=', 'sent')
      .orderBy('id', 'desc')
      .limit(1),
  );
  return last?.at;
}
