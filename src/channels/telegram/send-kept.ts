/**
 * Sends a file that Telegram already stores, by its `file_id`. The 20 MB limit applies to fetching (`getFile`); there
 * are "no limits for files sent this way" (core.telegram.org/bots/api#sending-files).
 */

import type { Api } from 'grammy';
import type { KeptFile } from '../../conversation/message/message.ts';
import type { Address, SendOutcome } from '../../outbox/transport.ts';
import { captionOf } from './caption.ts';
import { classifyError, isPhotoRefused, isTopicGone } from './classify-error.ts';
import { integerOf, recordOf } from './json.ts';
import type { Log } from '../../domain/log.ts';
import { describeError } from './redact.ts';
import type { RenderedMessage } from './render.ts';

/** `words_only`: nothing was sent; the caller sends the words without the file. */
export type FileOutcome = SendOutcome | { readonly kind: 'words_only' };

/** Sends a file that Telegram keeps by its id; says when the id no longer holds. */
export async function sendKept(
  api: Api,
  log: Log,
  to: Address,
  file: KeptFile,
  rendered: RenderedMessage,
): Promise<FileOutcome> {
  const thread = to.threadId === null ? {} : { message_thread_id: Number(to.threadId) };
  try {
    const sent: unknown = await call(api, Number(to.externalId), file, { ...captionOf(rendered), ...thread });
    const messageId = integerOf(recordOf(sent)?.message_id);
    if (messageId === null) return { kind: 'unknown', why: 'the answer to a file holds no message' };
    return { kind: 'sent', messageId: String(messageId) };
  } catch (error) {
    if (to.threadId !== null && isTopicGone(error)) {
      log.warn({ chat: to.externalId, thread: to.threadId }, 'the topic is gone: sent to the group itself');
      return sendKept(api, log, { ...to, threadId: null }, file, rendered);
    }
    if (!isPhotoRefused(error)) return classifyError(error);
    log.warn({ chat: to.externalId, reason: describeError(error) }, 'a file was refused: words only');
    return { kind: 'words_only' };
  }
}

/** A `file_id` is valid only for its own kind of file. */
function call(api: Api, chat: number, { kind, fileId }: KeptFile, words: object): Promise<unknown> {
  switch (kind) {
    case 'photo':
      return api.sendPhoto(chat, fileId, words);
    case 'document':
      return api.sendDocument(chat, fileId, words);
    case 'video':
      return api.sendVideo(chat, fileId, words);
    case 'voice':
      return api.sendVoice(chat, fileId, words);
  }
}
