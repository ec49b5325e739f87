/** The messengers that are configured, each with its way in (decode, poll or webhook) and its way out (relay). */

import type { WebhookPost } from './channels/read-webhook-post.ts';
import { createTelegramChannel } from './channels/telegram/telegram-channel.ts';
import { createZaloChannel } from './channels/zalo/zalo-channel.ts';
import type { Config } from './config.ts';
import type { Log } from './log.ts';
import { TELEGRAM_LIMITS, ZALO_LIMITS, type Limits } from './outbox/pace.ts';
import type { Documents } from './outbox/documents.ts';
import type { Pictures } from './outbox/pictures.ts';
import type { Transport } from './outbox/transport.ts';
import type { Decoder } from './usecases/receive-update.ts';

export type MessengerName = 'telegram' | 'zalo';

export interface Messenger extends Decoder {
  readonly name: MessengerName;
  readonly transport: Transport;
  readonly limits: Limits;
  /** Whether what people write while we are away is lost. */
  readonly keepsNothing: boolean;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Milliseconds since 1970 of the last time the messenger answered us; null before the first. */
  lastPollAt(): number | null;
  /** Milliseconds since 1970 of the last proof that what people write reaches us; null before the first. */
  lastHeardAt(): number | null;
  /** What to answer to a request for the webhook's address. */
  receiveWebhook(post: WebhookPost): Promise<{ readonly status: number; readonly body: string }>;
}

export interface MessengerEvents {
  /** Stores and handles an update before it resolves; waits for the database until `signal` is aborted. */
  onUpdate(
    name: MessengerName,
    update: { key: string; payload: unknown },
    signal: AbortSignal,
  ): Promise<{ toast: string | null; alert: boolean }>;
  onFatal(reason: string): void;
  /** A sentence for whoever runs the bot. */
  onNotice(sentence: string): void;
}

export interface Messengers {
  readonly all: readonly Messenger[];
}

/** In place of the messengers' own time limits and clock. */
export interface Times {
  /** Milliseconds since 1970. */
  readonly nowMs?: () => number;
  /** Seconds that a long poll waits. */
  readonly pollTimeoutSeconds?: number;
  /** How long a message may wait for its answer; on Zalo any call but a poll. */
  readonly callTimeoutMs?: number;
}

export function createMessengers(
  config: Config,
  log: Log,
  events: MessengerEvents,
  attachments: { readonly pictures: Pictures; readonly documents: Documents },
  times: Times = {},
): Messengers {
  const { pollTimeoutSeconds, callTimeoutMs, nowMs } = times;
  const poll = {
    ...(pollTimeoutSeconds === undefined ? {} : { pollTimeoutSeconds }),
    ...(nowMs === undefined ? {} : { nowMs }),
  };
  const telegram =
    config.telegram === null
      ? null
      : createTelegramChannel({
          ...config.telegram,
          ...poll,
          ...(callTimeoutMs === undefined ? {} : { callTimeoutMs }),
          log: log.child({ name: 'telegram' }),
          attachments,
          onUpdate: (update, signal) => events.onUpdate('telegram', update, signal),
          onFatal: (reason) => {
            events.onFatal(reason);
          },
        });
  const zalo =
    config.zalo === null
      ? null
      : createZaloChannel({
          token: config.zalo.token,
          apiRoot: config.zalo.apiRoot,
          mode: config.zalo.mode,
          ...(config.zalo.botName === null ? {} : { botName: config.zalo.botName }),
          ...poll,
          ...(callTimeoutMs === undefined ? {} : { callTimeoutMs }),
          log: log.child({ name: 'zalo' }),
          // Zalo takes no upload: it fetches a picture from an address.
          ...(config.publicUrl === null ? {} : { pictures: attachments.pictures }),
          onUpdate: (update, signal) => events.onUpdate('zalo', update, signal),
          onFatal: (reason) => {
            events.onFatal(reason);
          },
          onNotice: (sentence) => {
            events.onNotice(sentence);
          },
        });
  const all: Messenger[] = [];
  if (telegram !== null) all.push(messengerOf('telegram', telegram, TELEGRAM_LIMITS, false));
  if (zalo !== null) all.push(messengerOf('zalo', zalo, ZALO_LIMITS, config.zalo?.mode.kind === 'polling'));
  return { all };
}

type Channel = Omit<Messenger, 'name' | 'limits' | 'keepsNothing'>;

function messengerOf(name: MessengerName, channel: Channel, limits: Limits, keepsNothing: boolean): Messenger {
  return {
    name,
    limits,
    keepsNothing,
    transport: channel.transport,
    decode: (payload) => channel.decode(payload),
    botName: () => channel.botName(),
    start: () => channel.start(),
    stop: () => channel.stop(),
    lastPollAt: () => channel.lastPollAt(),
    lastHeardAt: () => channel.lastHeardAt(),
    receiveWebhook: (post) => channel.receiveWebhook(post),
  };
}
