/** Only a message that Telegram surely did not accept is sent again: the Bot API has no idempotency key. */

import { GrammyError, HttpError } from 'grammy';
import { BotRefused, type SendOutcome } from '../../outbox/transport.ts';
import { NOT_CONNECTED } from './connection-agent.ts';
import { causeOf, describeError } from './redact.ts';
import { retryAfterOf } from '../retry-after.ts';

/** Codes of a connection that was never established. */
const NEVER_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETDOWN', 'ENETUNREACH', 'EHOSTUNREACH']);

const RETRY_WITHOUT_CONNECTION_MS = 15_000;
const RETRY_WITHOUT_ADVICE_S = 30;

/** Texts of a 400 that say the chat is closed to the bot (tdlib/telegram-bot-api, Client.cpp). */
const CHAT_CLOSED =
  /chat not found|not enough rights|have no rights|need administrator rights|CHAT_WRITE_FORBIDDEN|CHAT_RESTRICTED|CHAT_SEND_[A-Z]{1,20}_FORBIDDEN|PEER_ID_INVALID|USER_IS_BLOCKED|group chat was deactivated/i;
const TOPIC_GONE = /message thread not found|TOPIC_(CLOSED|DELETED|ID_INVALID)/i;
const FILE_ID_UNKNOWN = /wrong file.?id|wrong remote file|file reference|FILE_ID_INVALID|MEDIA_EMPTY/i;
const NOT_MODIFIED = /message is not modified/i;
const BAD_ENTITIES = /can't parse entities|ENTITY_BOUNDS_INVALID/i;

/**
 * What a failed `sendMessage` means. Throws `BotRefused` with one sentence when the token no longer works or a second
 * process uses it (401, 404, 409), and rethrows what did not come from Telegram.
 */
export function classifyError(error: unknown): SendOutcome {
  if (error instanceof GrammyError) return classifyRefusal(error);
  if (error instanceof HttpError) return classifyFailure(error);
  throw error;
}

/** The topic is closed or deleted; the chat itself may still exist. */
export function isTopicGone(error: unknown): boolean {
  return error instanceof GrammyError && error.error_code === 400 && TOPIC_GONE.test(error.description);
}

/** Our bold runs are wrong; the plain text would be accepted. */
export function isBadEntities(error: unknown): boolean {
  return error instanceof GrammyError && error.error_code === 400 && BAD_ENTITIES.test(error.description);
}

/** An edit that would change nothing. */
export function isNotModified(error: unknown): boolean {
  return error instanceof GrammyError && error.error_code === 400 && NOT_MODIFIED.test(error.description);
}

/** A `file_id` of another bot, or one that Telegram no longer knows; an upload would be accepted. */
export function isFileIdUnknown(error: unknown): boolean {
  return error instanceof GrammyError && error.error_code === 400 && FILE_ID_UNKNOWN.test(error.description);
}

/**
 * The photo is or may be the cause: the group forbids photos, or Telegram cannot process the file. Sending the words
 * alone shows whether the chat itself is closed.
 */
export function isPhotoRefused(error: unknown): boolean {
  if (!(error instanceof GrammyError) || error.parameters.migrate_to_chat_id !== undefined) return false;
  return error.error_code === 400 || error.error_code === 413;
}

function classifyRefusal(error: GrammyError): SendOutcome {
  const why = describeError(error);
  const { migrate_to_chat_id: newId, retry_after: pause } = error.parameters;
  if (Number.isSafeInteger(newId)) return { kind: 'moved', to: String(newId) };
  switch (error.error_code) {
    case 429:
      return {
        kind: 'retry',
        afterMs: ((retryAfterOf(pause) ?? RETRY_WITHOUT_ADVICE_S) + 1) * 1000,
        scope: 'chat',
        why,
      };
    case 403:
      return { kind: 'unreachable', why };
    case 401:
    case 404:
      throw new BotRefused(`Telegram does not accept the bot token (${why}): correct TELEGRAM_BOT_TOKEN`);
    case 409:
      throw new BotRefused(`Another process uses the same bot token (${why}): stop it`);
    case 400:
      return isTopicGone(error) || CHAT_CLOSED.test(error.description)
        ? { kind: 'unreachable', why }
        : { kind: 'refused', why };
    default:
      return error.error_code >= 400 && error.error_code < 500 ? { kind: 'refused', why } : { kind: 'unknown', why };
  }
}

function classifyFailure(error: HttpError): SendOutcome {
  const cause = causeOf(error);
  const why = describeError(error);
  return NEVER_SENT.has(cause) || cause.startsWith(NOT_CONNECTED)
    ? { kind: 'retry', afterMs: RETRY_WITHOUT_CONNECTION_MS, scope: 'channel', why }
    : { kind: 'unknown', why };
}
