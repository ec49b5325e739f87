/** Draws pictures for the messengers and the web door; the renderer is loaded with the first picture. */

import { createHash, randomBytes } from 'node:crypto';
import type { Picture } from '../conversation/message/picture.ts';
import type { Clock } from '../domain/calendar/clock.ts';
import { addMs } from '../domain/calendar/dates.ts';
import type { Logger } from '../log.ts';
import type { Pictures } from '../outbox/pictures.ts';
import { pictureSchema } from '../outbox/message-schema.ts';
import type { Database } from '../store/sqlite/database.ts';
import { readStored } from '../store/sqlite/read-stored.ts';
import {
  keepPicture,
  noteTelegramFileId,
  pictureByKey,
  pictureByPath,
  type StoredPicture,
} from '../store/outbox/pictures.ts';

/** The path under which the web door serves pictures; the rest of the address cannot be guessed. */
export const PICTURE_PATH = '/picture';

/** PNG of a picture. Rejects when it cannot be drawn. */
export type DrawPicture = (picture: Picture) => Promise<Buffer>;

/** Messengers fetch a picture within minutes of its message; a week also covers a delayed message. */
const KEPT_MS = 7 * 24 * 60 * 60 * 1000;
/** Drawings in memory: the leaders' picture and a few agencies' while their messages are sent. */
const DRAWINGS_KEPT = 4;
const FAILED =
  'Không vẽ được biểu đồ kèm tin tổng hợp; nội dung vẫn được gửi bằng chữ. Đề nghị xem nhật ký của chương trình, cài lại các gói (npm ci) rồi khởi động lại.';

export interface PictureOptions {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Logger;
  /** Without a slash at the end; null when the internet cannot reach us. */
  readonly publicUrl: string | null;
  readonly draw: DrawPicture;
  /** Receives one Vietnamese sentence when a picture cannot be drawn. */
  readonly onNotice: (sentence: string) => void;
}

export interface PictureStore extends Pictures {
  /** The PNG at a path below `PICTURE_PATH`; null when it is gone. */
  at(path: string): Promise<Buffer | null>;
}

/** Keeps pictures with what they show; draws one again where its bytes have lapsed, each once at a time. */
export function createPictures(options: PictureOptions): PictureStore {
  const { database, clock, log, publicUrl, draw } = options;
  /** The newest last. */
  const drawings = new Map<string, Promise<Buffer>>();

  async function drawn(picture: Picture): Promise<Buffer | null> {
    const key = keyOf(picture);
    const drawing = drawings.get(key) ?? draw(picture);
    drawings.delete(key);
    drawings.set(key, drawing);
    for (const oldest of drawings.keys()) if (drawings.size > DRAWINGS_KEPT) drawings.delete(oldest);
    try {
      return await drawing;
    } catch (error) {
      drawings.delete(key);
      log.error({ reason: error instanceof Error ? error.message : 'unknown' }, 'a picture could not be drawn');
      options.onNotice(FAILED);
      return null;
    }
  }

  function keep(picture: Picture, fileId: string | null): StoredPicture {
    const now = clock.now();
    const key = keyOf(picture);
    const path = randomBytes(24).toString('base64url');
    return database.transact((tx) => {
      keepPicture(tx, { key, figures: JSON.stringify(picture), path }, addMs(now, KEPT_MS), now);
      if (fileId !== null) noteTelegramFileId(tx, key, fileId);
      return pictureByKey(tx, key, now) ?? { key, figures: '', path, telegramFileId: fileId };
    });
  }

  return {
    draw: drawn,
    fileIdOf: (picture) => database.read((tx) => pictureByKey(tx, keyOf(picture), clock.now()))?.telegramFileId ?? null,
    keepFileId(picture, fileId) {
      try {
        keep(picture, fileId);
      } catch (error) {
        // The picture was sent: a busy database must not make it look failed. It is uploaded again next time.
        log.warn({ reason: error instanceof Error ? error.message : 'unknown' }, 'a file_id was not kept');
      }
    },
    async addressOf(picture) {
      // Drawn before its address is given out: the messenger fetches it at once, and must not find an error.
      if (publicUrl === null || (await drawn(picture)) === null) return null;
      return `${publicUrl}${PICTURE_PATH}/${keep(picture, null).path}.png`;
    },
    async at(path) {
      const stored = database.read((tx) => pictureByPath(tx, path, clock.now()));
      if (stored === undefined) return null;
      const picture = readStored(pictureSchema, stored.figures);
      if (!('kind' in picture)) return drawn(picture);
      log.error({ why: picture.why }, 'a stored picture cannot be read');
      return null;
    },
  };
}

function keyOf(picture: Picture): string {
  return createHash('sha256').update(JSON.stringify(picture)).digest('base64url');
}
