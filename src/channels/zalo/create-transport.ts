import type { KeptFile, OutgoingMessage } from '../../conversation/message/message.ts';
import type { Pictures } from '../../outbox/pictures.ts';
import type { Address, SendOutcome, Transport } from '../../outbox/transport.ts';
import { classifyAnswer } from './classify-answer.ts';
import type { Log } from '../../domain/log.ts';
import { createSendPatience } from '../send-patience.ts';
import { render, renderCaption, TEXT_LIMIT } from './render.ts';
import type { ZaloAnswer } from './zalo-answer.ts';
import type { ZaloClient } from './zalo-client.ts';

/** One text may be refused for its content; three different ones in a row mean that the chat is closed. */
const REFUSALS_UNTIL_CLOSED = 3;

interface TransportOptions {
  readonly client: Pick<ZaloClient, 'sendMessage' | 'sendPhoto'>;
  /** Null: Zalo cannot reach us to fetch a picture, and only the words are sent. */
  readonly pictures: Pictures | null;
  /** Called when Zalo has refused the token for 90 seconds. */
  readonly onTokenRefused: () => void;
  /** A monotonic clock in milliseconds. */
  readonly nowMs: () => number;
  readonly log: Log;
}

/** Sends through `client`. The caller paces. */
export function createTransport({ client, pictures, onTokenRefused, nowMs, log }: TransportOptions): Transport {
  /** How many 403 in a row each chat gave. */
  const forbidden = new Map<string, number>();
  const patience = createSendPatience(nowMs);

  async function send(to: Address, message: OutgoingMessage): Promise<SendOutcome> {
    const address =
      message.picture === undefined || pictures === null ? null : await pictures.addressOf(message.picture);
    if (address !== null) {
      const shown = outcomeOf(to, await client.sendPhoto(to.externalId, address, renderCaption(message)), 'sendPhoto');
      if (shown.kind !== 'refused') return shown;
      log.warn({ chat: to.externalId, reason: shown.why }, 'a picture was refused: words only');
    }
    if (message.kept !== undefined) return sendAgain(to, message, message.kept);
    if (message.text.trim() === '') {
      return message.picture === undefined
        ? { kind: 'refused', why: 'the message has no text' }
        : { kind: 'skipped', why: 'the picture could not be sent' };
    }
    return outcomeOf(to, await client.sendMessage(to.externalId, render(message)), 'sendMessage');
  }

  /** Zalo fetches the picture from its own store, which keeps it for some weeks. */
  async function sendAgain(to: Address, message: OutgoingMessage, { fileId, instead }: KeptFile): Promise<SendOutcome> {
    const shown = outcomeOf(to, await client.sendPhoto(to.externalId, fileId, renderCaption(message)), 'sendPhoto');
    if (shown.kind !== 'refused') return shown;
    log.warn({ chat: to.externalId, reason: shown.why }, 'a kept picture was refused: words only');
    const words = render({ ...message, text: `${message.text}\n${instead}` });
    return outcomeOf(to, await client.sendMessage(to.externalId, words), 'sendMessage');
  }

  function outcomeOf(
    to: Address,
    answer: ZaloAnswer<{ readonly messageId: string }>,
    method: 'sendMessage' | 'sendPhoto',
  ): SendOutcome {
    const code = answer.kind === 'error' ? answer.code : null;
    const outcome = classifyAnswer(answer, forbidden.get(to.externalId) ?? 0, method);
    if (code === 403 && outcome.kind === 'retry') {
      forbidden.set(to.externalId, (forbidden.get(to.externalId) ?? 0) + 1);
    } else {
      forbidden.delete(to.externalId);
    }
    if (code === 401 && outcome.kind === 'retry') return afterTokenRefused(outcome);
    if (answer.kind === 'ok' || answer.kind === 'error') patience.known();
    return outcome;
  }

  /** A refusal of the token may pass; the message waits meanwhile. */
  function afterTokenRefused(outcome: SendOutcome & { readonly kind: 'retry' }): SendOutcome {
    const afterMs = patience.refused();
    if (afterMs === null) {
      onTokenRefused();
      return outcome;
    }
    log.warn({ reason: outcome.why, pauseMs: afterMs }, 'Zalo refuses a send; it may pass');
    return { ...outcome, afterMs };
  }

  return {
    textLimit: TEXT_LIMIT,
    // Zalo allows a caption the length of a text.
    captionLimit: pictures === null ? null : TEXT_LIMIT,
    hasButtons: false,
    repeatsUnknown: false,
    refusalsUntilClosed: REFUSALS_UNTIL_CLOSED,
    send,
  };
}
