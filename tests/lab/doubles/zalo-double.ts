/**
 * Zalo's Bot Platform for tests, on HTTP: what a bot sees of it, with its traps (updates that are handed out once,
 * errors with HTTP 200, groups of which only mentions and replies arrive). It records what truly happened, also when
 * the bot was told otherwise.
 */

import { createRules } from './double/rules.ts';
import type { Observe } from './double/moments.ts';
import { createSignals } from './telegram-double/signals.ts';
import type { ZaloCall } from './zalo-double/http-door.ts';
import { openHttpDoor } from './zalo-double/http-door.ts';
import type { BotServer } from './zalo-double/methods.ts';
import { createPollQueue } from './zalo-double/poll-queue.ts';
import type { ZaloRule } from './zalo-double/rules.ts';
import type { SentMessage, ZaloChat, ZaloPerson, ZaloUpdate } from './zalo-double/shapes.ts';
import { HANGS_AFTER_MS } from '../../support/patience.ts';

export type { ZaloChat, ZaloPerson, ZaloUpdate };

export interface ZaloDoubleOptions {
  readonly token?: string;
  /** What people see and mention. */
  readonly name?: string;
  readonly canJoinGroups?: boolean;
  /** False: getMe tells the account name only, as the documentation has it. */
  readonly tellsName?: boolean;
  /** True: a reply shows which message it answers, which nobody has seen Zalo do. */
  readonly showsQuotes?: boolean;
  /** A port to come back on after `close`. */
  readonly port?: number;
  readonly observe?: Observe;
}

interface ZaloPosting {
  readonly chat: ZaloChat;
  readonly from: ZaloPerson;
  /** The caption, with a photo. */
  readonly text?: string;
  /** Picked in the @ list: the bot's name stands before the text. */
  readonly mention?: boolean;
  /** A message of the bot that is answered with "Trả lời". */
  readonly replyTo?: SentMessage;
  readonly photoUrl?: string;
  /** The field that the address of a photo stands in: `photo_url` is seen, `photo` is documented. */
  readonly photoField?: 'photo_url' | 'photo';
}

export interface ZaloDouble {
  readonly apiRoot: string;
  readonly port: number;
  readonly token: string;
  readonly bot: ZaloPerson;

  /** Every request, in order. */
  readonly calls: readonly ZaloCall[];
  /** Updates that were handed out to a poller, and updates that no poller was there for. */
  readonly consumed: readonly ZaloUpdate[];
  readonly lost: readonly ZaloUpdate[];
  /** How many of `consumed` had been handed out when the poller last came for more. */
  askedAgainAfter(): number;
  isPolled(): boolean;
  /** What Zalo accepted from the bot, also where the bot never learned it. */
  sent(chat?: ZaloChat): readonly SentMessage[];
  callsOf(method: string): readonly ZaloCall[];
  webhook(): { readonly url: string; readonly secret: string } | null;

  person(name: string, more?: Partial<ZaloPerson>): ZaloPerson;
  /** The bot may write there once the person has written. */
  privateChat(person: ZaloPerson): ZaloChat;
  /** A group with the bot in it. */
  group(): ZaloChat;
  /** Nothing tells the bot; what it sends there is refused. */
  kickBot(chat: ZaloChat): void;

  /** What a person writes, as an update. In a group it reaches the bot only as a mention or a reply. */
  message(posting: ZaloPosting): ZaloUpdate;
  /**
   * Forwards somebody's words. Zalo marks no forward, which is neither a mention nor a reply: from a group it never
   * reaches the bot, and in private it looks like the person's own words.
   */
  forward(posting: Pick<ZaloPosting, 'chat' | 'from' | 'text'>): ZaloUpdate;
  /** Any event of a chat, e.g. `message.unsupported.received`. */
  event(name: string, chat: ZaloChat, from: ZaloPerson, fields?: object): ZaloUpdate;
  /** Sets the webhook as if somebody had registered it. */
  registerWebhook(url: string, secret: string): void;
  /** Posts an update as Zalo does; a text is posted as it is, and null is Zalo's probe. */
  post(
    url: string,
    secret: string | null,
    body: ZaloUpdate | string | null,
    shape?: 'flat' | 'wrapped',
  ): Promise<{ readonly status: number; readonly text: string }>;

  when(rule: ZaloRule): void;
  /** Forgets every rule. */
  calm(): void;
  waitFor(predicate: () => boolean, withinMs?: number): Promise<void>;
  /** The first `count` accepted messages (of a chat). */
  waitForSent(count: number, chat?: ZaloChat): Promise<readonly SentMessage[]>;
  /** Nobody listens from here on, until `reopen`; what exists stays. */
  shut(): Promise<void>;
  reopen(): Promise<void>;
  close(): Promise<void>;
}

export async function startZaloDouble(options: ZaloDoubleOptions = {}): Promise<ZaloDouble> {
  const token = options.token ?? '1234567890:AbFictionalTokenOfTheZaloDouble0';
  const name = options.name ?? 'Bot Đôn Đốc';
  const bot: ZaloPerson = { id: '1459000000000000001', display_name: name, is_bot: true };
  const signals = createSignals();
  const changed = (): void => {
    signals.changed();
  };
  const queue = createPollQueue();
  const rules = createRules<ZaloRule>();
  const calls: ZaloCall[] = [];
  let ids = 0;
  const nextId = (prefix: string): string => prefix + (++ids).toString(16).padStart(20 - prefix.length, '0');
  const server: BotServer = {
    me: {
      id: bot.id,
      account_name: 'bot.AbCdEf',
      account_type: 'BASIC',
      can_join_groups: options.canJoinGroups ?? true,
      ...((options.tellsName ?? true) && { display_name: name }),
    },
    sent: [],
    openChats: new Set(),
    webhook: null,
    nextMessageId: () => nextId('b0'),
  };
  const door = await openHttpDoor({
    token,
    server,
    queue,
    rules,
    calls,
    changed,
    observe: options.observe ?? (() => undefined),
    port: options.port ?? 0,
  });

  function deliver(update: ZaloUpdate): ZaloUpdate {
    if (server.webhook === null) queue.push(update); // with a webhook the test posts it
    changed();
    return update;
  }

  function updateOf(event: string, chat: ZaloChat, from: ZaloPerson, fields: object): ZaloUpdate {
    const common = { message_id: nextId('a0'), date: 1_788_800_000_123, from, chat };
    return { event_name: event, message: { ...common, ...fields } };
  }

  function sent(chat?: ZaloChat): readonly SentMessage[] {
    return chat === undefined ? server.sent : server.sent.filter(({ chatId }) => chatId === chat.id);
  }

  function waitFor(predicate: () => boolean, withinMs = HANGS_AFTER_MS): Promise<void> {
    const recent = (): string =>
      calls
        .map(({ method, outcome }) => `${method} (${outcome})`)
        .slice(-20)
        .join(', ');
    const describe = (): string => `So far: ${String(server.sent.length)} messages sent, last calls ${recent()}`;
    return signals.waitFor(predicate, describe, withinMs);
  }

  function message({ chat, from, text, mention = false, replyTo, photoUrl, photoField = 'photo_url' }: ZaloPosting) {
    if (chat.chat_type === 'PRIVATE') server.openChats.add(chat.id);
    const words = mention ? `@${name} ${text ?? ''}`.trim() : text;
    const quote = replyTo === undefined ? {} : { message_id: replyTo.messageId, text: replyTo.text, from: bot };
    const update = updateOf(photoUrl === undefined ? 'message.text.received' : 'message.image.received', chat, from, {
      ...(photoUrl === undefined ? { text: words ?? '' } : { [photoField]: photoUrl }),
      ...(photoUrl !== undefined && words !== undefined && { caption: words }),
      ...(replyTo !== undefined && options.showsQuotes === true && { reply_to_message: quote }),
    });
    const arrives = chat.chat_type === 'PRIVATE' || mention || replyTo !== undefined;
    return arrives ? deliver(update) : update;
  }

  return {
    apiRoot: `http://127.0.0.1:${String(door.port)}`,
    port: door.port,
    token,
    bot,
    calls,
    consumed: queue.consumed,
    lost: queue.lost,
    askedAgainAfter: () => queue.askedAgainAfter(),
    isPolled: () => queue.isPolled(),
    sent,
    callsOf: (method) => calls.filter((call) => call.method === method),
    webhook: () => server.webhook,

    person: (displayName, more = {}) => ({ id: nextId('9c'), display_name: displayName, is_bot: false, ...more }),
    privateChat: (person) => ({ id: person.id, chat_type: 'PRIVATE' }),
    group() {
      const chat: ZaloChat = { id: `zgr-${nextId('')}`, chat_type: 'GROUP' };
      server.openChats.add(chat.id);
      return chat;
    },
    kickBot(chat) {
      server.openChats.delete(chat.id);
    },

    message,
    forward: ({ chat, from, text }) => message({ chat, from, ...(text !== undefined && { text }) }),
    event: (event, chat, from, fields = {}) => deliver(updateOf(event, chat, from, fields)),
    registerWebhook(url, secret) {
      server.webhook = { url, secret };
    },
    async post(url, secret, body, shape = 'flat') {
      const wrapped = shape === 'flat' ? body : { ok: true, result: body };
      const text = typeof body === 'string' ? body : JSON.stringify(wrapped);
      const headers = {
        ...(body !== null && { 'Content-Type': 'application/json' }),
        ...(secret !== null && { 'X-Bot-Api-Secret-Token': secret }),
      };
      const answer = await fetch(url, { method: 'POST', headers, ...(body !== null && { body: text }) });
      return { status: answer.status, text: await answer.text() };
    },

    when(rule) {
      rules.add(rule);
    },
    calm() {
      rules.clear();
    },
    waitFor,
    async waitForSent(count, chat) {
      await waitFor(() => sent(chat).length >= count);
      return sent(chat).slice(0, count);
    },
    shut: () => door.close(),
    reopen: () => door.reopen(),
    async close() {
      queue.close();
      await door.close();
    },
  };
}
