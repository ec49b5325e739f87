/**
 * A page of updates is committed before grammY handles it: grammY's next request confirms every update that it has
 * begun, so none of those may still be unstored.
 */

import { setImmediate as turnOfTheLoop, setTimeout as sleep } from 'node:timers/promises';
import { Bot, GrammyError } from 'grammy';
import type { ApiError, ApiResponse, Update } from 'grammy/types';
import type { Incoming } from '../../conversation/message/incoming.ts';
import { createPostPatience } from '../post-patience.ts';
import { readWebhookPost, replyToPost, type PostReply, type WebhookPost } from '../read-webhook-post.ts';
import type { Channel, ReceivedUpdate } from '../channel.ts';
import { watchWebhook } from '../watch-webhook.ts';
import type { BotIdentity } from './bot-identity.ts';
import { createConnectionAgent } from './connection-agent.ts';
import { createTransport, type Attachments } from './create-transport.ts';
import { cutText } from './cut-text.ts';
import { ALLOWED_UPDATES, decodeUpdate } from './decode-update.ts';
import { integerOf, recordOf, textOf } from './json.ts';
import type { Log } from '../../domain/log.ts';
import { publishMenus } from './menu.ts';
import { nothing } from './nothing.ts';
import { describeError } from './redact.ts';
import { watchCalls } from './watch-calls.ts';
import { askForWebhook, registerWebhook, removeWebhook } from './webhook-calls.ts';
import type { WebhookAnswer } from './webhook-calls.ts';
import { trimEndOf } from '../../domain/text/trim-end-of.ts';
import { createPollPatience } from '../poll-patience.ts';
import { retryAfterOf } from '../retry-after.ts';
import { waitOrAbort } from '../wait-or-abort.ts';

const POLL_LIMIT = 100;
/** Seconds beyond the long poll after which the connection counts as dead. */
const POLL_GRACE_SECONDS = 15;
/** Longer than the connection time-out, so that a failure to connect is recognised as one. */
const CALL_TIMEOUT_MS = 15_000;
const TIMED: readonly string[] = ['sendMessage', 'editMessageText', 'deleteMessage'];
const INTRODUCTION_RETRY_MS = 3_000;
const STOP_WITHIN_MS = 5_000;
/** Telegram's limit for the text of a toast (Bot API, answerCallbackQuery). */
const TOAST_LIMIT = 200;

const WEBHOOK_IN_THE_WAY =
  'Telegram posts the updates to a webhook, so they cannot be polled: ' +
  'run "npm run -s dondoc -- webhook delete", or set TELEGRAM_MODE=webhook';

const WEBHOOK_IS_SET = /webhook is active/;

/** What the person who pressed a button sees: a line that fades, or a box to close when `alert`. */
export interface UpdateOutcome {
  readonly toast: string | null;
  readonly alert: boolean;
}

export type TelegramMode =
  | { readonly kind: 'polling' }
  /** `url` is the public address that Telegram posts to; `secret` is 1 to 256 of A-Z a-z 0-9 _ -. */
  | { readonly kind: 'webhook'; readonly secret: string; readonly url: string };

export interface TelegramOptions {
  readonly token: string;
  readonly apiRoot: string;
  /** Names the proxy, if there is one: `HTTPS_PROXY`, `HTTP_PROXY`, `NO_PROXY`. */
  readonly proxyEnv?: NodeJS.ProcessEnv;
  readonly mode: TelegramMode;
  /** Telegram allows up to 50. */
  readonly pollTimeoutSeconds?: number;
  /** Time limit for sending a message. */
  readonly callTimeoutMs?: number;
  /** The clock that stamps polls, in milliseconds since 1970. */
  readonly nowMs?: () => number;
  /** A monotonic clock in milliseconds, by which refused sends are waited out. */
  readonly steadyMs?: () => number;
  /** Replaces the wait before a refused poll is repeated. */
  readonly pause?: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly log: Log;
  /** Absent: messages are sent without their pictures and files. */
  readonly attachments?: Attachments;
  /**
   * Stores and handles the update before it returns, waiting for the database until `signal` aborts. Throws only when
   * nothing can be stored: polling then ends unconfirmed, and a post is answered 500, so that it is sent again.
   */
  readonly onUpdate: (update: ReceivedUpdate, signal: AbortSignal) => UpdateOutcome | Promise<UpdateOutcome>;
  /** Called at most once, when the channel cannot go on: one sentence with its cure. */
  readonly onFatal: (reason: string) => void;
}

export interface TelegramChannel extends Channel {
  /** Telegram stores one address; polling works only without one. `start` calls none of these three. */
  setWebhook(url: string, secret: string): Promise<WebhookAnswer>;
  deleteWebhook(): Promise<WebhookAnswer>;
  webhookInfo(): Promise<WebhookAnswer>;
}

/**
 * The bot of one token at Telegram: receives by long polling or by webhook, sends through `transport`. One process per
 * token.
 */
export function createTelegramChannel(options: TelegramOptions): TelegramChannel {
  const {
    log,
    mode,
    onUpdate,
    pollTimeoutSeconds = 30,
    callTimeoutMs = CALL_TIMEOUT_MS,
    pause = waitOrAbort,
  } = options;
  const apiRoot = trimEndOf(options.apiRoot, /\//);
  const bot = new Bot(options.token, {
    client: {
      apiRoot,
      timeoutSeconds: pollTimeoutSeconds + POLL_GRACE_SECONDS,
      baseFetchConfig: { agent: createConnectionAgent(apiRoot, options.proxyEnv) },
    },
  });
  const calls = watchCalls(log, options.nowMs);
  bot.api.config.use(calls.transformer);
  // Without a time limit, a send that hangs would delay `stop` as long as a poll.
  bot.api.config.use((prev, method, payload, signal) =>
    // grammY takes its signal type from a polyfill package.
    prev(method, payload, TIMED.includes(method) ? (AbortSignal.timeout(callTimeoutMs) as typeof signal) : signal),
  );
  const stopping = new AbortController();
  const postPatience = createPostPatience(stopping.signal);
  /** Toasts and menus being sent: only `stop` waits for them. */
  const errands = new Set<Promise<void>>();
  let running: Promise<void> = Promise.resolve();
  let hasEnded = false;

  const webhook = watchWebhook({
    messenger: 'Telegram',
    url: mode.kind === 'webhook' ? mode.url : '',
    log,
    ask: () => askForWebhook(bot.api),
  });

  /** Stores one update; rejects as `onUpdate` does. */
  async function take(updateId: number, update: unknown, signal: AbortSignal): Promise<void> {
    const outcome = await onUpdate({ key: String(updateId), payload: payloadOf(update, bot.botInfo) }, signal);
    const pressId = textOf(recordOf(recordOf(update)?.['callback_query'])?.['id']);
    if (pressId !== null) inPassing(answerPress(pressId, outcome));
  }

  const pollPatience = createPollPatience();
  bot.api.config.use(async (prev, method, payload, signal) => {
    for (;;) {
      const answer = soundAnswer(await prev(method, payload, signal));
      if (method !== 'getUpdates') return answer;
      if (answer.ok || !mayPass(answer)) {
        pollPatience.answered();
        return answer;
      }
      const pauseMs = pollPatience.nextPauseMs();
      if (pauseMs === null) return answer;
      log.warn({ code: answer.error_code, pauseMs }, 'Telegram refuses a poll; it may pass');
      await pause(pauseMs, stopping.signal);
      if (stopping.signal.aborted) return answer;
    }
  });

  /** A page is stored in one commit, before grammY handles its first update. */
  const taken = new Map<number, Promise<void>>();
  bot.api.config.use(async (prev, method, payload, signal) => {
    const answer = await prev(method, payload, signal);
    // To confirm at the end, grammY asks for a page of one, and leaves what that holds for the next start.
    const isPage = method === 'getUpdates' && (payload as { limit?: number }).limit === POLL_LIMIT;
    if (isPage && answer.ok) {
      const page = (answer.result as readonly Update[]).filter(isNumbered);
      for (const update of page) taken.set(update.update_id, take(update.update_id, update, stopping.signal));
      await Promise.allSettled(taken.values());
      // grammY continues from the last number it received.
      if (page.length < (answer.result as readonly Update[]).length) return { ...answer, result: page as never };
    }
    return answer;
  });
  bot.use(async ({ update }) => {
    const taking = taken.get(update.update_id);
    taken.delete(update.update_id);
    await taking;
  });
  bot.catch(({ error }) => {
    throw error; // ends polling, so that nothing of the batch is confirmed
  });

  function inPassing(errand: Promise<void>): void {
    errands.add(errand);
    void errand.finally(() => errands.delete(errand));
  }

  async function answerPress(queryId: string, { toast, alert }: UpdateOutcome): Promise<void> {
    try {
      const words = toast === null ? {} : { text: cutText(toast, TOAST_LIMIT), show_alert: alert };
      await bot.api.answerCallbackQuery(queryId, words);
    } catch (error) {
      log.warn({ reason: describeError(error) }, 'a press was handled but its toast was not shown');
    }
  }

  /** Asks for the bot's own name until Telegram answers; throws when it refuses the token. */
  async function introduce(): Promise<void> {
    while (!bot.isInited()) {
      try {
        bot.botInfo = await bot.api.getMe();
      } catch (error) {
        if (isTokenRefused(error)) throw error;
        log.warn({ reason: describeError(error) }, 'Telegram cannot be reached; trying on');
        await sleep(INTRODUCTION_RETRY_MS, undefined, { signal: stopping.signal });
      }
    }
  }

  async function run(begun: () => void): Promise<void> {
    try {
      await introduce();
      if (mode.kind === 'webhook') await awaitPosts(begun);
      else if (await isWebhookSet()) end(WEBHOOK_IN_THE_WAY);
      else await poll(begun);
    } catch (error) {
      if (!stopping.signal.aborted) end(fatalReason(error));
    }
  }

  function end(reason: string): void {
    if (hasEnded) return;
    hasEnded = true;
    log.error({ reason }, 'Telegram ended');
    options.onFatal(reason);
  }

  /** grammY would remove a webhook silently, and its operator would receive nothing more. */
  async function isWebhookSet(): Promise<boolean> {
    const known = await askForWebhook(bot.api);
    return known.kind === 'ok' && known.url !== '';
  }

  async function awaitPosts(begun: () => void): Promise<void> {
    await webhook.look(stopping.signal);
    log.info({ bot: bot.botInfo.username }, 'Telegram posts to the webhook');
    inPassing(publishMenus(bot.api, log));
    begun();
    await webhook.run(stopping.signal);
  }

  async function poll(begun: () => void): Promise<void> {
    stopping.signal.throwIfAborted(); // with no await in between, `stop` finds the bot either idle or running
    await bot.start({
      allowed_updates: ALLOWED_UPDATES,
      timeout: pollTimeoutSeconds,
      limit: POLL_LIMIT,
      onStart: ({ username }) => {
        log.info({ bot: username }, 'Telegram is polled');
        // Menus come second: the established connection belongs to the poll.
        inPassing(turnOfTheLoop().then(() => publishMenus(bot.api, log)));
        begun();
      },
    });
  }

  /**
   * Stores the update, then answers 200: Telegram repeats a post that is answered otherwise, and holds back its chat.
   */
  async function receiveWebhook(post: WebhookPost): Promise<PostReply> {
    if (mode.kind !== 'webhook') return replyToPost(404);
    const reading = readWebhookPost(post, { secret: mode.secret, probes: false });
    if (reading.kind !== 'body') {
      const { status, why } = reading.kind === 'refused' ? reading : { status: 400, why: 'empty' };
      log.warn({ status, reason: why }, 'a request to the webhook was turned away');
      return replyToPost(status);
    }
    // A mention cannot be recognised before the bot knows its own name; Telegram repeats the post within seconds.
    if (!bot.isInited()) return replyToPost(503);
    const updateId = integerOf(recordOf(reading.json)?.['update_id']);
    webhook.posted();
    if (updateId === null) {
      log.warn({}, 'a post to the webhook was no update: left out');
      return replyToPost(200);
    }
    try {
      await take(updateId, reading.json, postPatience());
      return replyToPost(200);
    } catch (error) {
      log.error({ reason: describeError(error) }, 'an update could not be stored');
      return replyToPost(500);
    }
  }

  return {
    transport: createTransport({
      api: bot.api,
      log,
      attachments: options.attachments ?? null,
      onRefused: end,
      nowMs: options.steadyMs ?? (() => performance.now()),
    }),
    botName: () => (bot.isInited() ? bot.botInfo.username : ''),
    decode: decodePayload,
    lastPollAt: () => (mode.kind === 'webhook' ? webhook.lastAnswerAt() : calls.lastPollAt()),
    lastHeardAt: () => (mode.kind === 'webhook' ? webhook.lastHeardAt() : calls.lastPollAt()),
    receiveWebhook,
    setWebhook: (url, secret) => registerWebhook(bot.api, url, secret),
    deleteWebhook: () => removeWebhook(bot.api),
    webhookInfo: () => askForWebhook(bot.api),

    async start() {
      await new Promise<void>((resolve) => {
        running = run(resolve).finally(resolve);
      });
    },

    async stop() {
      await turnOfTheLoop(); // the batch in hand is done then: grammY confirms up to the last update it has begun
      stopping.abort();
      await turnOfTheLoop(); // an update that waited for the database has ended polling by now, unconfirmed
      const done = async (): Promise<void> => {
        await bot.stop().catch((error: unknown) => {
          log.warn({ reason: describeError(error) }, 'the last updates stay unconfirmed and will come again');
        });
        await running;
        await Promise.all(errands);
      };
      await Promise.race([done(), sleep(STOP_WITHIN_MS, undefined, { ref: false })]);
    },
  };
}

/**
 * The bot's identity is stored with each update, so that the meaning of a mention does not depend on a later `getMe`.
 */
function payloadOf(update: unknown, { id, username }: BotIdentity): unknown {
  return { bot: { id, username }, update };
}

function decodePayload(payload: unknown): Incoming {
  const stored = recordOf(payload);
  const bot = recordOf(stored?.bot);
  const id = integerOf(bot?.id);
  const username = textOf(bot?.username);
  if (stored === null || id === null || username === null) return nothing('not a stored update of this channel');
  return decodeUpdate(stored.update, { id, username });
}

/** Telegram numbers its updates from 1 up (Bot API, Update). */
function isNumbered(update: unknown): boolean {
  const id = integerOf(recordOf(update)?.['update_id']);
  return id !== null && id >= 0 && id < Number.MAX_SAFE_INTEGER;
}

/**
 * Both refusals also occur while processes are replaced or a server falters; a webhook address stays until it is
 * removed.
 */
function mayPass({ error_code: code, description }: ApiError): boolean {
  return code === 401 || (code === 409 && !WEBHOOK_IS_SET.test(description));
}

/** Drops advice that cannot be meant: grammY would wait for any time it is given. */
function soundAnswer<T>(answer: ApiResponse<T>): ApiResponse<T> {
  if (answer.ok || answer.parameters?.retry_after === undefined) return answer;
  const { retry_after: advice, ...others } = answer.parameters;
  const seconds = retryAfterOf(advice);
  return { ...answer, parameters: seconds === null ? others : { ...others, retry_after: seconds } };
}

function isTokenRefused(error: unknown): boolean {
  return error instanceof GrammyError && (error.error_code === 401 || error.error_code === 404);
}

function fatalReason(error: unknown): string {
  const what = describeError(error);
  if (isTokenRefused(error)) {
    return `Telegram does not accept the bot token (${what}): set TELEGRAM_BOT_TOKEN to the one @BotFather shows`;
  }
  if (error instanceof GrammyError && WEBHOOK_IS_SET.test(what)) return WEBHOOK_IN_THE_WAY;
  if (error instanceof GrammyError && error.error_code === 409) {
    return `Another process receives this bot's updates (${what}): stop it, one process per TELEGRAM_BOT_TOKEN`;
  }
  if (error instanceof GrammyError) {
    return `Telegram refuses to be polled (${what}): check TELEGRAM_API_ROOT, then start again`;
  }
  return `An update could not be stored (${what}): check the database and the disk, then start again`;
}
