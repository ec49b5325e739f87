/**
 * Uploads each picture once and names it by its `file_id` afterwards, for every chat: the Bot API server delays bots
 * that upload the same file many times.
 */

import { InputFile, type Api } from 'grammy';
import type { Picture } from '../../conversation/message/picture.ts';
import type { Pictures } from '../../outbox/pictures.ts';
import type { Address, SendOutcome } from '../../outbox/transport.ts';
import { captionOf } from './caption.ts';
import { classifyError, isFileIdUnknown, isPhotoRefused, isTopicGone } from './classify-error.ts';
import { integerOf, listOf, recordOf, textOf } from './json.ts';
import type { Log } from '../../domain/log.ts';
import { describeError } from './redact.ts';
import type { RenderedMessage } from './render.ts';

/** ASCII without blanks: grammY does not quote it. */
const FILE_NAME = 'bieu-do.png';

/** `words_only`: nothing was sent; the caller sends the words without the picture. */
export type PhotoOutcome = SendOutcome | { readonly kind: 'words_only'; readonly why: string };

export interface PhotoDesk {
  send(to: Address, picture: Picture, rendered: RenderedMessage): Promise<PhotoOutcome>;
}

/** Sends pictures: uploads each once, then sends it by the id that Telegram gave it. */
export function createPhotoDesk(api: Api, log: Log, pictures: Pictures): PhotoDesk {
  /** By what is drawn; each promise resolves, never rejects, when its upload has ended, failed or not. */
  const uploads = new Map<string, Promise<void>>();

  async function send(to: Address, picture: Picture, rendered: RenderedMessage): Promise<PhotoOutcome> {
    const key = JSON.stringify(picture);
    for (let earlier = uploads.get(key); earlier !== undefined; earlier = uploads.get(key)) await earlier;
    const known = pictures.fileIdOf(picture);
    if (known !== null) {
      const sent = await attempt(to, picture, known, rendered);
      if (sent.kind !== 'file_id_unknown') return sent;
    }
    const { promise, resolve } = Promise.withResolvers<undefined>();
    uploads.set(key, promise);
    try {
      return await upload(to, picture, rendered);
    } finally {
      uploads.delete(key);
      resolve(undefined);
    }
  }

  async function upload(to: Address, picture: Picture, rendered: RenderedMessage): Promise<PhotoOutcome> {
    const png = await pictures.draw(picture);
    if (png === null) return { kind: 'words_only', why: 'the picture could not be drawn' };
    const sent = await attempt(to, picture, new InputFile(png, FILE_NAME), rendered);
    return sent.kind === 'file_id_unknown' ? { kind: 'words_only', why: 'the picture was not accepted' } : sent;
  }

  async function attempt(
    to: Address,
    picture: Picture,
    photo: InputFile | string,
    rendered: RenderedMessage,
  ): Promise<PhotoOutcome | { readonly kind: 'file_id_unknown' }> {
    const thread = to.threadId === null ? {} : { message_thread_id: Number(to.threadId) };
    const caption = captionOf(rendered);
    try {
      const sent: unknown = await api.sendPhoto(Number(to.externalId), photo, { ...caption, ...thread });
      return accepted(picture, sent);
    } catch (error) {
      if (to.threadId !== null && isTopicGone(error)) {
        log.warn({ chat: to.externalId, thread: to.threadId }, 'the topic is gone: sent to the group itself');
        return attempt({ ...to, threadId: null }, picture, photo, rendered);
      }
      if (typeof photo === 'string' && isFileIdUnknown(error)) return { kind: 'file_id_unknown' };
      if (isPhotoRefused(error)) {
        log.warn({ chat: to.externalId, reason: describeError(error) }, 'a picture was refused: words only');
        return { kind: 'words_only', why: describeError(error) };
      }
      return classifyError(error);
    }
  }

  function accepted(picture: Picture, sent: unknown): SendOutcome {
    const message = recordOf(sent);
    const messageId = integerOf(message?.message_id);
    if (messageId === null) return { kind: 'unknown', why: 'sendPhoto: the answer holds no message' };
    const fileId = textOf(recordOf(listOf(message?.photo).at(-1))?.file_id);
    if (fileId !== null) pictures.keepFileId(picture, fileId);
    return { kind: 'sent', messageId: String(messageId) };
  }

  return { send };
}
