/** The weekly digests that are still to be sent, and the last ones that were. */

import type { Instant, LocalDate } from '../../domain/calendar/dates.ts';
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

/** A digest in full: by which message, on which day; `words` stand for it and are no words. */
interface ToldDigest {
  readonly outboxId: number;
  readonly on: LocalDate;
  readonly words: string;
}

/** The last one that was worded for a chat, where it arrived there; undefined where that is not known. */
export function toldDigest(tx: Tx, chatId: number): ToldDigest | undefined {
  return tx.first(
    query
      .selectFrom('digest_told')
      .innerJoin('outbox', (join) =>
        join.onRef('outbox.id', '=', 'digest_told.outbox_id').onRef('outbox.chat_id', '=', 'digest_told.chat_id'),
      )
      .select(['digest_told.outbox_id as outboxId', 'digest_told.told_on as on', 'digest_told.words'])
      .where('digest_told.chat_id', '=', chatId)
      .where('outbox.state', '=', 'sent'),
  );
}

/** When that arrived: an agency's is worded then. */
export function digestArrived(tx: Tx, chatId: number): Instant | null {
  const told = tx.first(
    query
      .selectFrom('digest_told')
      .innerJoin('outbox', 'outbox.id', 'digest_told.outbox_id')
      .select('outbox.settled_at as at')
      .where('digest_told.chat_id', '=', chatId)
      .where('outbox.state', '=', 'sent'),
  );
  return told?.at ?? null;
}

/** Notes what a chat was told by its newest digest. */
export function noteToldDigest(tx: Tx, chatId: number, { outboxId, on, words }: ToldDigest): void {
  const told = { outbox_id: outboxId, told_on: on, words };
  tx.run(
    query
      .insertInto('digest_told')
      .values({ chat_id: chatId, ...told })
      .onConflict((conflict) => conflict.column('chat_id').doUpdateSet(told)),
  );
}
