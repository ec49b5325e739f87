/**
 * Zalo delivers an update once, so it is stored before anything else, polled or posted. Updates that arrive while no
 * process polls are lost: polling is for trials, the webhook for production.
 */

import { setTimeout as sleep } from 'node:timers/promises';
import type { Incoming } from '../../conversation/message/incoming.ts';
import { offersCode } from '../../conversation/read/parse-command.ts';
import type { Pictures } from '../../outbox/pictures.ts';
import { createPostPatience } from '../post-patience.ts';
import { readWebhookPost, replyToPost } from '../read-webhook-post.ts';
import type { Channel, ReceivedUpdate } from '../channel.ts';
import { watchWebhook } from '../watch-webhook.ts';
import { createBrake } from './brake.ts';
import { createTransport } from './create-transport.ts';
import { CURE_TOKEN } from './cures.ts';
import { introduceBot } from './introduce-bot.ts';
import type { Log } from '../../domain/log.ts';
import { isWebhookSet, pollUpdates, webhookIsSet } from './poll-updates.ts';
import { decodeStored } from './stored-update.ts';
import type { StoredUpdate } from './stored-update.ts';
import { unwrapUpdates } from './unwrap-updates.ts';
import { eventNameOf, keyOf } from './update-shape.ts';
import { withhold } from './withhold.ts';
import { describeFailure } from './zalo-answer.ts';
import type { ZaloAnswer } from './zalo-answer.ts';
import { createZaloClient } from './zalo-client.ts';
import type { RegisteredWebhook, WebhookInfo, ZaloBot } from './zalo-client.ts';
import { trimEndOf } from '../../domain/text/trim-end-of.ts';

const NO_GROUPS =
  'Bot Zalo chưa được phép vào nhóm (can_join_groups = false) nên không nhắc việc được trong nhóm Zalo. ' +
  'Đề nghị mở Zalo Bot Creator, kiểm tra bot có mục “Mời Bot vào nhóm”; nếu không có thì tạo bot khác hoặc dùng Telegram.';

/** How long a post waits for the bot's name after a start; then it is stored without. */
const NAME_PATIENCE_MS = 1_500;
const STOP_WITHIN_MS = 10_000;

export type ZaloMode =
  | { readonly kind: 'polling' }
  /** `url` is the public address that Zalo posts to; `secret` is 8 to 256 characters. */
  | { readonly kind: 'webhook'; readonly secret: string; readonly url: string };

export interface ZaloOptions {
  readonly token: string;
  readonly apiRoot: string;
  readonly mode: ZaloMode;
  /** The name by which people mention the bot, where Zalo does not give it. */
  readonly botName?: string;
  readonly pollTimeoutSeconds?: number;
  /** The clock that stamps polls, in milliseconds since 1970. */
  readonly nowMs?: () => number;
  /** A monotonic clock in milliseconds, by which refused sends are waited out. */
  readonly steadyMs?: () => number;
  /** Time limit of every call except a poll. */
  readonly callTimeoutMs?: number;
  readonly log: Log;
  /** Replaces the wait before the next poll. */
  readonly pause?: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Absent: messages are sent without their pictures. */
  readonly pictures?: Pictures;
  /**
   * Stores and handles the update before it returns or resolves, waiting for the database until `signal` aborts. Throws
   * only when nothing can be stored.
   */
  readonly onUpdate: (update: ReceivedUpdate, signal: AbortSignal) => unknown;
  /** Called at most once, when the channel cannot go on: one sentence with its cure. */
  readonly onFatal: (reason: string) => void;
  /** Receives one Vietnamese sentence for the operator. */
  readonly onNotice?: (sentence: string) => void;
}

export interface ZaloChannel extends Channel {
  /** Zalo stores one address; polling works only without one. `start` calls neither of these two. */
  setWebhook(url: string, secret: string): Promise<ZaloAnswer<RegisteredWebhook>>;
  deleteWebhook(): Promise<ZaloAnswer<WebhookInfo>>;
  webhookInfo(): Promise<ZaloAnswer<WebhookInfo>>;
}

/** The bot of one token at Zalo: receives by polling or by webhook, sends through `transport`. One poller per token. */
export function createZaloChannel(options: ZaloOptions): ZaloChannel {
  const { token, mode, log, onUpdate, pollTimeoutSeconds = 30, nowMs = Date.now } = options;
  const client = createZaloClient({
    token,
    apiRoot: trimEndOf(options.apiRoot, /\//),
    log,
    ...(options.callTimeoutMs !== undefined && { callTimeoutMs: options.callTimeoutMs }),
  });
  const { steadyMs = () => performance.now() } = options;
  const brake = createBrake(steadyMs);
  /** Aborted when the channel was stopped, or has ended by itself. */
  const over = new AbortController();
  /** Aborted when an update that waits for the database must be given up. */
  const lastChance = new AbortController();
  const postPatience = createPostPatience(lastChance.signal);
  /** Resolves when the bot's name is known: until then a mention cannot be told from the rest of the text. */
  const introduced = Promise.withResolvers<null>();
  let bot: ZaloBot | null = null;
  let lastPollAt: number | null = null;
  const webhook = watchWebhook({
    messenger: 'Zalo',
    url: mode.kind === 'webhook' ? mode.url : '',
    log,
    ask: async (signal) => {
      const info = await client.getWebhookInfo(signal);
      // Zalo gives only the address.
      if (info.kind === 'ok') return { kind: 'ok', url: info.result.url, waiting: null, lastError: null };
      return { kind: 'failed', why: describeFailure(info) };
    },
  });
  let running: Promise<void> = Promise.resolve();

  function end(reason: string): void {
    if (over.signal.aborted) return;
    over.abort();
    log.error({ reason }, 'Zalo ended');
    options.onFatal(reason);
  }

  /** Empty before Zalo gave the names: a message is then stored with its mention, not lost. */
  function names(): readonly string[] {
    return [options.botName, bot?.displayName, bot?.accountName].filter((name) => typeof name === 'string');
  }

  /** Stores one update; rejects as `onUpdate` does. */
  async function take(update: unknown, signal: AbortSignal): Promise<void> {
    const key = keyOf(update);
    if (key === null) {
      log.info({ event: eventNameOf(update) }, 'an event without a message: left out');
      return;
    }
    const stored: StoredUpdate = { bot: { id: bot?.id ?? '', names: names() }, update, held: false };
    const held = isTooMuch(decodeStored(stored));
    if (held) log.warn({ update: key }, 'more messages of one person than a person writes: kept, not answered');
    await onUpdate({ key, payload: { ...stored, held } }, signal);
  }

  /** A code is answered whenever it comes; where codes are guessed, limits of their own end in silence. */
  function isTooMuch(incoming: Incoming): boolean {
    if (incoming.kind !== 'message') return false;
    const isOverLimit = brake.holds(JSON.stringify([incoming.chat.externalId, incoming.person.externalId]));
    return isOverLimit && !offersCode(incoming.text, true);
  }

  async function poll(): Promise<void> {
    const reason = await pollUpdates({
      client,
      timeoutSeconds: pollTimeoutSeconds,
      signal: over.signal,
      log,
      ...(options.pause !== undefined && { pause: options.pause }),
      answered() {
        lastPollAt = nowMs();
      },
      async take(updates) {
        await Promise.all(updates.map((update) => take(update, lastChance.signal)));
      },
    }).catch(lost);
    if (reason !== null) end(reason);
  }

  function lost(error: unknown): string {
    return `An update could not be stored and is lost (${wordsOf(error)}): check the database and the disk, then start again`;
  }

  function wordsOf(error: unknown): string {
    return withhold(error instanceof Error ? `${error.name}: ${error.message}` : 'an unnamed error', [token]);
  }

  async function run(begun: () => void): Promise<void> {
    const introduction = await introduceBot(token, client, log, over.signal);
    if (introduction.kind === 'refused') end(introduction.reason);
    if (introduction.kind !== 'known') return;
    bot = introduction.bot;
    introduced.resolve(null);
    if (bot.canJoinGroups === false) {
      log.warn({ bot: bot.id }, 'this bot may not join groups: see "Mời Bot vào nhóm" in Zalo Bot Creator');
      options.onNotice?.(NO_GROUPS);
    }
    if (mode.kind === 'webhook') {
      await webhook.look(over.signal);
      log.info({ bot: bot.id }, 'Zalo posts to the webhook');
      begun();
      await webhook.run(over.signal);
    } else if (await isWebhookSet(client, over.signal)) {
      end(webhookIsSet());
    } else {
      log.info({ bot: bot.id }, 'Zalo is polled; what is written while the program is down is lost');
      begun();
      await poll();
    }
  }

  return {
    transport: createTransport({
      client,
      pictures: options.pictures ?? null,
      onTokenRefused() {
        end(`Zalo no longer accepts the bot token: ${CURE_TOKEN}`);
      },
      nowMs: steadyMs,
      log,
    }),
    botName: () => names()[0] ?? '',
    decode: decodeStored,
    lastPollAt: () => (mode.kind === 'webhook' ? webhook.lastAnswerAt() : lastPollAt),
    lastHeardAt: () => (mode.kind === 'webhook' ? webhook.lastHeardAt() : lastPollAt),

    async start() {
      await new Promise<void>((resolve) => {
        running = run(resolve).finally(resolve);
      });
    },

    async stop() {
      over.abort();
      const timer = setTimeout(() => {
        lastChance.abort();
      }, STOP_WITHIN_MS);
      await running;
      clearTimeout(timer);
    },

    async receiveWebhook(post) {
      if (mode.kind !== 'webhook') return replyToPost(404);
      const reading = readWebhookPost(post, { secret: mode.secret, probes: true });
      if (reading.kind === 'probe') return replyToPost(200);
      if (reading.kind === 'refused') {
        log.warn({ status: reading.status, reason: reading.why }, 'a request to the webhook was turned away');
        return replyToPost(reading.status);
      }
      webhook.posted();
      if (bot === null) await Promise.race([introduced.promise, sleep(NAME_PATIENCE_MS, undefined, { ref: false })]);
      try {
        const signal = postPatience();
        await Promise.all(unwrapUpdates(reading.json).map((update) => take(update, signal)));
        return replyToPost(200);
      } catch (error) {
        log.error({ reason: wordsOf(error) }, 'an update could not be stored');
        return replyToPost(500); // Zalo may post it again
      }
    },

    setWebhook: (url, secret) => client.setWebhook(url, secret),
    deleteWebhook: () => client.deleteWebhook(),
    webhookInfo: () => client.getWebhookInfo(),
  };
}
