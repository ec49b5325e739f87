/** A messenger that lives in this process: what is sent stands in the registry, and the page reads it there. */

import { randomUUID } from 'node:crypto';
import type { Incoming } from '../../conversation/message/incoming.ts';
import type { Transport } from '../../outbox/transport.ts';
import { decodePayload } from './decode-payload.ts';

/** As on Telegram, so that a long answer is split in the rehearsal as it would be there. */
const TEXT_LIMIT = 4096;
const CAPTION_LIMIT = 1024;

export interface RehearsalChannel {
  readonly transport: Transport;
  decode(payload: unknown): Incoming;
  botName(): string;
}

export function createRehearsalChannel(): RehearsalChannel {
  return {
    transport: {
      textLimit: TEXT_LIMIT,
      captionLimit: CAPTION_LIMIT,
      hasButtons: true,
      repeatsUnknown: true,
      send: () => Promise.resolve({ kind: 'sent', messageId: randomUUID() }),
    },
    decode: decodePayload,
    botName: () => '',
  };
}
