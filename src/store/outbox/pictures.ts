/** Pictures that were or may be sent, each under the digest of its content. */

import type { Instant } from '../../domain/calendar/dates.ts';
import { query, type Tx } from '../sqlite/database.ts';

export interface StoredPicture {
  readonly key: string;
  /** JSON of a `Picture`. */
  readonly figures: string;
  readonly path: string;
  readonly telegramFileId: string | null;
}

const rows = query
  .selectFrom('picture')
  .select(['key', 'figures', 'path', 'telegram_file_id as telegramFileId', 'expires_at as expiresAt']);

/** The picture of this content, while it has not expired. */
export function pictureByKey(tx: Tx, key: string, now: Instant): StoredPicture | undefined {
  return tx.first(rows.where('key', '=', key).where('expires_at', '>', now));
}

/** The picture at this address, while it has not expired. */
export function pictureByPath(tx: Tx, path: string, now: Instant): StoredPicture | undefined {
  return tx.first(rows.where('path', '=', path).where('expires_at', '>', now));
}

/** Stores a picture until `expiresAt`, or longer if already stored so; deletes those expired at `now`. */
export function keepPicture(tx: Tx, picture: Omit<StoredPicture, 'telegramFileId'>, expiresAt: Instant, now: Instant) {
  tx.run(query.deleteFrom('picture').where('expires_at', '<=', now));
  tx.run(
    query
      .insertInto('picture')
      .values({ ...picture, telegram_file_id: null, expires_at: expiresAt })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ expires_at: expiresAt })),
  );
}

/** Notes the id by which Telegram sends a picture again. */
export function noteTelegramFileId(tx: Tx, key: string, fileId: string): void {
  tx.run(query.updateTable('picture').set({ telegram_file_id: fileId }).where('key', '=', key));
}
