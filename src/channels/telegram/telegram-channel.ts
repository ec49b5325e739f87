/**
 * Updates are handled without a pause between them: grammY confirms a whole batch with its next request, so whatever
 * is confirmed has been through `onUpdate`. Anything awaited in between would break that.
 */

import { setImmediate as turnOfTheLoop, setTimeout as sleep } from 'node:timers/promises';
import { Bot, GrammyError } from 'grammy';
import type { Update } from 'grammy/types';
import type { Incoming } from '../../conversation/incoming.ts';
import type { Transport } from '../../outbox/transport.ts';
import type { BotIdentity } from './bot-identity.ts';
import { createConnectionAgent } from './connection-agent.ts';
import { createTransport } from './create-transport.ts';
import { cutText } from './cut-text.ts';
import { ALLOWED_UPDATES, decodeUpdate } from './decode-update.ts';
import { integerOf, recordOf, textOf } from './json.ts';
import type { Log } from './log.ts';
import { publishMenus } from './menu.ts';
import { nothing } from './nothing.ts';
import { describeError } from './redact.ts';
import { watchCalls } from './watch-calls.ts';

const POLL_LIMIT = 100;
/** How much longer than the long poll an answer may take before the connection counts as dead. */
const POLL_GRACE_SECONDS = 15;
const INTRODUCTION_RETRY_MS = 3_000;
const STOP_WITHIN_MS = 10_000;
/** Telegram's limit for the text of a toast (Bot API, answerCallbackQuery). */
const TOAST_LIMIT = 200;

/** What the person who pressed a button sees: a line that fades, or a box to close when `alert`. */
export interface UpdateOutcome {
  readonly toast: string | null;
  readonly alert: boolean;
}

/** `payload` is JSON to be stored as it is and given to `decode`; `key` is the same for a redelivered update. */
export interface ReceivedUpdate {
  readonly key: string;
  readonly payload: unknown;
}

export interface TelegramOptions {
  readonly token: string;
  readonly apiRoot: string;
  /** Telegram allows up to 50. */
  readonly pollTimeoutSeconds?: number;
  readonly log: Log;
  /** Stores and handles before it returns; throws only when nothing can be stored: polling then ends, unconfirmed. */
  readonly onUpdate: (update: ReceivedUpdate) => UpdateOutcome;
  /** Called at most once, when polling ended for good: one sentence with its cure. */
  readonly onFatal: (reason: string) => void;
}

export interface TelegramChannel {
  readonly transport: Transport;
  /** The user name without @; empty until Telegram has told it. */
  botName(): string;
  /** What a stored payload says; needs no network and no started channel. */
  decode(payload: unknown): Incoming;
  /** Resolves when polling has begun, or when it ended before that. Waits as long as Telegram cannot be reached. */
  start(): Promise<void>;
  /** Resolves when no update is in hand any more, or after 10 seconds. */
  stop(): Promise<void>;
  /** Milliseconds since 1970 of the last successful poll; null before the first. */
  lastPollAt(): number | null;
}

/** The bot of one token at Telegram: receives by long polling, sends through `transport`. One process per token. */
export function createTelegramChannel(options: TelegramOptions): TelegramChannel {
  const { log, onUpdate, pollTimeoutSeconds = 30 } = options;
  const apiRoot = options.apiRoot.replace(/\/+$/, '');
  const bot = new Bot(options.token, {
    client: {
      apiRoot,
      timeoutSeconds: pollTimeoutSeconds + POLL_GRACE_SECONDS,
      baseFetchConfig: { agent: createConnectionAgent(apiRoot) },
    },
  });
  const calls = watchCalls(log);
  bot.api.config.use(calls.transformer);
  const stopping = new AbortController();
  /** Toasts and menus on their way: nobody waits for them but `stop`. */
  const errands = new Set<Promise<void>>();
  let polling: Promise<void> = Promise.resolve();

  bot.use((context) => {
    const { update } = context;
    const outcome = onUpdate({ key: String(update.update_id), payload: payloadOf(update, bot.botInfo) });
    const pressId = textOf(recordOf(recordOf(update)?.['callback_query'])?.['id']);
    if (pressId !== null) inPassing(answerPress(pressId, outcome));
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

  async function poll(begun: () => void): Promise<void> {
    try {
      await introduce();
      stopping.signal.throwIfAborted(); // with nothing awaited in between, `stop` finds the bot either idle or running
      await bot.start({
        allowed_updates: ALLOWED_UPDATES,
        timeout: pollTimeoutSeconds,
        limit: POLL_LIMIT,
        onStart: ({ username }) => {
          log.info({ bot: username }, 'Telegram is polled');
          inPassing(publishMenus(bot.api, log));
          begun();
        },
      });
    } catch (error) {
      if (stopping.signal.aborted) return;
      const reason = fatalReason(error);
      log.error({ reason }, 'Telegram polling ended');
      options.onFatal(reason);
    }
  }

  return {
    transport: createTransport(bot.api, log),
    botName: () => (bot.isInited() ? bot.botInfo.username : ''),
    decode: decodePayload,
    lastPollAt: () => calls.lastPollAt(),

    async start() {
      await new Promise<void>((resolve) => {
        polling = poll(resolve).finally(resolve);
      });
    },

    async stop() {
      await turnOfTheLoop(); // the batch in hand is over then: grammY confirms up to the last update it has begun
      stopping.abort();
      const done = async (): Promise<void> => {
        await bot.stop().catch((error: unknown) => {
          log.warn({ reason: describeError(error) }, 'the last updates stay unconfirmed and will come again');
        });
        await polling;
        await Promise.all(errands);
      };
      await Promise.race([done(), sleep(STOP_WITHIN_MS, undefined, { ref: false })]);
    },
  };
}

/** The bot's identity is stored with each update: what a mention meant must not depend on a later `getMe`. */
function payloadOf(update: Update, { id, username }: BotIdentity): unknown {
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

function isTokenRefused(error: unknown): boolean {
  return error instanceof GrammyError && (error.error_code === 401 || error.error_code === 404);
}

function fatalReason(error: unknown): string {
  const what = describeError(error);
  if (isTokenRefused(error)) {
    return `Telegram does not accept the bot token (${what}): set TELEGRAM_BOT_TOKEN to the one @BotFather shows`;
  }
  if (error instanceof GrammyError && error.error_code === 409) {
    return `Another process receives this bot's updates (${what}): stop it, one process per TELEGRAM_BOT_TOKEN`;
  }
  if (error instanceof GrammyError) {
    return `Telegram refuses to be polled (${what}): check TELEGRAM_API_ROOT, then start again`;
  }
  return `An update could not be stored (${what}): check the database and the disk, then start again`;
}
