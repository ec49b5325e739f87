import type { Api } from 'grammy';
import type { OutgoingMessage } from '../../conversation/message/message.ts';
import type { ReportFiles } from '../../outbox/report-files.ts';
import type { Pictures } from '../../outbox/pictures.ts';
import { BotRefused, type Address, type SendOutcome, type Transport } from '../../outbox/transport.ts';
import { classifyError, isBadEntities, isNotModified, isTopicGone } from './classify-error.ts';
import { cutText } from './cut-text.ts';
import type { Log } from '../../domain/log.ts';
import { createSendPatience } from '../send-patience.ts';
import { createPhotoDesk, type PhotoDesk } from './photo-desk.ts';
import { describeError } from './redact.ts';
import { CAPTION_LIMIT, render, TEXT_LIMIT } from './render.ts';
import type { RenderedMessage } from './render.ts';
import { sendDocument } from './send-document.ts';
import { sendKept } from './send-kept.ts';

/** What is attached to the words; without it only the words are sent. */
export interface Attachments {
  readonly pictures: Pictures;
  readonly reportFiles: ReportFiles;
}

export interface TransportOptions {
  readonly api: Api;
  readonly log: Log;
  readonly attachments: Attachments | null;
  /** Called when Telegram has refused the bot itself for 90 seconds, with one sentence that names the cure. */
  readonly onRefused: (reason: string) => void;
  /** A monotonic clock in milliseconds. */
  readonly nowMs: () => number;
}

/** Sends through `api`. The caller paces: every call of `send` is made at once. */
export function createTransport({ api, log, attachments, onRefused, nowMs }: TransportOptions): Transport {
  const photos = attachments === null ? null : createPhotoDesk(api, log, attachments.pictures);
  const reportFiles = attachments?.reportFiles ?? null;
  const patience = createSendPatience(nowMs);

  /** A refusal of the bot itself may pass; the message waits meanwhile. */
  async function sendPatiently(to: Address, message: OutgoingMessage): Promise<SendOutcome> {
    try {
      const outcome = await send(api, log, { photos, reportFiles }, to, message);
      if (isAnswered(outcome)) patience.known();
      return outcome;
    } catch (error) {
      if (!(error instanceof BotRefused)) throw error;
      const afterMs = patience.refused();
      if (afterMs === null) {
        onRefused(error.message);
        throw error;
      }
      log.warn({ reason: error.message, pauseMs: afterMs }, 'Telegram refuses a send; it may pass');
      return { kind: 'retry', afterMs, scope: 'channel', why: error.message };
    }
  }

  return {
    textLimit: TEXT_LIMIT,
    captionLimit: photos === null ? null : CAPTION_LIMIT,
    hasButtons: true,
    canEdit: true,
    repeatsUnknown: true,
    send: sendPatiently,
  };
}

/** A fault on the way, or no connection, says nothing about the bot. */
function isAnswered(outcome: SendOutcome): boolean {
  return outcome.kind === 'retry' ? outcome.scope === 'chat' : outcome.kind !== 'unknown';
}

async function send(
  api: Api,
  log: Log,
  { photos, reportFiles }: { readonly photos: PhotoDesk | null; readonly reportFiles: ReportFiles | null },
  to: Address,
  message: OutgoingMessage,
): Promise<SendOutcome> {
  if (message.removes !== undefined) return remove(api, log, to, message.removes);
  const rendered = rendering(message);
  if ('kind' in rendered) {
    log.error({ chat: to.externalId, reason: rendered.why }, 'a message cannot be written for Telegram');
    return rendered;
  }
  if (message.kept !== undefined) {
    const again = await sendKept(api, log, to, message.kept, rendered);
    if (again.kind !== 'words_only') return again;
    const words = cutText(`${message.text}\n${message.kept.instead}`, TEXT_LIMIT);
    return attempt(api, log, to, { ...rendered, text: words });
  }
  if (message.edits !== undefined) return edit(api, to, message.edits, rendered);
  const { picture, file } = message;
  const shown =
    picture !== undefined && photos !== null
      ? await photos.send(to, picture, rendered)
      : file !== undefined && reportFiles !== null
        ? await sendDocument(api, reportFiles, to, file, rendered)
        : null;
  if (shown === null) return attempt(api, log, to, rendered);
  if (shown.kind !== 'words_only') return shown;
  if (message.text === '') return { kind: 'skipped', why: shown.why };
  return attempt(api, log, to, rendered);
}

function rendering(message: OutgoingMessage): RenderedMessage | (SendOutcome & { kind: 'refused' }) {
  try {
    return render(message);
  } catch (error) {
    if (error instanceof RangeError) return { kind: 'refused', why: error.message };
    throw error;
  }
}

/** Retries once at once after a refusal that has a cure: a deleted topic, or wrong bold runs. */
async function attempt(api: Api, log: Log, to: Address, rendered: RenderedMessage): Promise<SendOutcome> {
  const { text, ...options } = rendered;
  const thread = to.threadId === null ? {} : { message_thread_id: Number(to.threadId) };
  try {
    const sent: unknown = await api.sendMessage(Number(to.externalId), text, { ...options, ...thread });
    return accepted(sent);
  } catch (error) {
    if (to.threadId !== null && isTopicGone(error)) {
      log.warn({ chat: to.externalId, thread: to.threadId }, 'the topic is gone: sent to the group itself');
      return attempt(api, log, { ...to, threadId: null }, rendered);
    }
    if (rendered.entities.length > 0 && isBadEntities(error)) {
      log.error({ chat: to.externalId, reason: describeError(error) }, 'bold runs refused: sent as plain text');
      return attempt(api, log, to, { ...rendered, entities: [] });
    }
    return classifyError(error);
  }
}

/** What stands there already is as good as edited. */
async function edit(api: Api, to: Address, messageId: string, rendered: RenderedMessage): Promise<SendOutcome> {
  const { text, entities, link_preview_options, reply_markup } = rendered;
  const keyboard = reply_markup !== undefined && 'inline_keyboard' in reply_markup ? { reply_markup } : {};
  const options = { entities, link_preview_options, ...keyboard };
  try {
    await api.editMessageText(Number(to.externalId), Number(messageId), text, options);
    return { kind: 'sent', messageId };
  } catch (error) {
    return isNotModified(error) ? { kind: 'sent', messageId } : classifyError(error);
  }
}

/** A message that is gone, or too old to be taken away, stays as it is: nothing depends on it. */
async function remove(api: Api, log: Log, to: Address, messageId: string): Promise<SendOutcome> {
  try {
    await api.deleteMessage(Number(to.externalId), Number(messageId));
    return { kind: 'sent', messageId };
  } catch (error) {
    const outcome = classifyError(error);
    if (outcome.kind !== 'refused' && outcome.kind !== 'unknown') return outcome;
    log.warn({ chat: to.externalId, reason: describeError(error) }, 'a question stays where it is');
    return { kind: 'skipped', why: outcome.why };
  }
}

function accepted(sent: unknown): SendOutcome {
  const hasId =
    typeof sent === 'object' && sent !== null && 'message_id' in sent && typeof sent.message_id === 'number';
  return hasId
    ? { kind: 'sent', messageId: String(sent.message_id) }
    : { kind: 'unknown', why: 'sendMessage: the answer holds no message' };
}
