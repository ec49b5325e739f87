/**
 * A messenger inside this process: sent messages are rows of the registry, and the rehearsal's page reads them there.
 */

import { randomUUID } from 'node:crypto';
import type { Incoming } from '../../conversation/message/incoming.ts';
import type { Transport } from '../../outbox/transport.ts';
import { decodePayload } from './decode-payload.ts';

/** Telegram's limit, so that the rehearsal splits a long answer where Telegram would. */
const TEXT_LIMIT = 4096;
const CAPTION_LIMIT = 1024;

export interface RehearsalChannel {
  readonly transport: Transport;
  decode(payload: unknown): Incoming;
  botName(): string;
}

/** A messenger in memory: what is sent to a chat is what its page shows. */
export function createRehearsalChannel(): RehearsalChannel {
  return {
    transport: {
      textLimit: TEXT_LIMIT,
      captionLimit: CAPTION_LIMIT,
      hasButtons: true,
      canEdit: true,
      repeatsUnknown: true,
      send: () => Promise.resolve({ kind: 'sent', messageId: randomUUID() }),
    },
    decode: decodePayload,
    botName: () => '',
  };
}
