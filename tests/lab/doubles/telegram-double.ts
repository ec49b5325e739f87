/**
 * A Bot API server for tests, on HTTP: what a bot sees of Telegram, with its traps (confirming by request, presses
 * that expire, topics whose every message is a reply, chats that move). It records what truly happened, also when the
 * bot was told otherwise.
 */

import { createRules } from './double/rules.ts';
import type { Call } from './telegram-double/http-door.ts';
import { openHttpDoor } from './telegram-double/http-door.ts';
import type { BotServer, ToastShown, Webhook } from './telegram-double/methods.ts';
import type { Moment, Observe } from './double/moments.ts';
import type { Rule } from './telegram-double/rules.ts';
import type { Chat, Fields, Message, Person, Update } from './telegram-double/shapes.ts';
import { createSignals } from './telegram-double/signals.ts';
import { textEntities } from './telegram-double/text-entities.ts';
import type { Mix } from './telegram-double/update-queue.ts';
import { createUpdateQueue } from './telegram-double/update-queue.ts';
import type { BotStatus, Room } from './telegram-double/world.ts';
import { createWorld } from './telegram-double/world.ts';
import { HANGS_AFTER_MS } from '../../support/patience.ts';

export type { Call, Chat, Message, Moment, Observe, Person, Rule, ToastShown, Update };

const BOT_ID = 7_000_001;

/** How Telegram shows an admin who writes as the group. */
const GROUP_ANONYMOUS_BOT: Person = {
  id: 1_087_968_824,
  is_bot: true,
  first_name: 'Group',
  username: 'GroupAnonymousBot',
};

export interface DoubleOptions {
  readonly token?: string;
  readonly botUsername?: string;
  /** Milliseconds since 1970. */
  readonly clock?: () => number;
  /** True: in groups the bot sees only replies to it, commands that name no other bot, and service messages. */
  readonly privacyMode?: boolean;
  /** A port to come back on after `close`. */
  readonly port?: number;
  readonly observe?: Observe;
}

export interface Posting {
  readonly chat: Chat;
  readonly from: Person;
  readonly replyTo?: Message | undefined;
  /** The thread id of a topic. */
  readonly topic?: number | undefined;
  /** Written as the group by the admin `from`. */
  readonly anonymous?: boolean | undefined;
  /** Who wrote what `from` forwards; null for one who hides the account, of whom Telegram shows a name only. */
  readonly forwardOf?: Person | null | undefined;
}

export interface FilePosting extends Posting {
  readonly caption?: string | undefined;
  readonly name?: string | undefined;
  readonly mime?: string | undefined;
  readonly data?: Buffer | undefined;
}

export interface Press {
  readonly chat: Chat;
  readonly from: Person;
  readonly message: Message;
  /** The label of the button, as people see it. */
  readonly label?: string;
  /** Instead of a label: data as a forger would send it. */
  readonly data?: string;
  /** The message is too old for Telegram to show it to the bot. */
  readonly inaccessible?: boolean;
}

export interface TelegramDouble {
  readonly apiRoot: string;
  readonly port: number;
  readonly token: string;
  readonly bot: Person;

  /** Every request, in order. */
  readonly calls: readonly Call[];
  /** Answers to presses, in order. */
  readonly toasts: readonly ToastShown[];
  /** Commands by `scope/language`, e.g. `all_group_chats/vi`. */
  readonly menus: ReadonlyMap<string, readonly Fields[]>;
  /** Ids of updates confirmed by the bot, in order; of updates handed out, once for each time. */
  readonly confirmed: readonly number[];
  readonly delivered: readonly number[];
  pending(): readonly Update[];
  allowedUpdates(): readonly string[] | null;
  /** Messages of the bot that Telegram accepted, also where the bot never learned it. */
  sent(chat?: Chat): readonly Message[];
  /** Its messages as they stood after each edit of their words, in order. */
  edits(): readonly Message[];
  /** The bot's own messages that it took away. */
  deleted(): readonly Message[];
  callsOf(method: string): readonly Call[];

  person(firstName: string, more?: Partial<Person>): Person;
  /** The private chat with a person; the bot may write there once the person has written. */
  privateChat(person: Person): Chat;
  /** A basic group; the bot is in it unless told. */
  group(title: string, more?: GroupOptions): Chat;
  supergroup(title: string, more?: GroupOptions & { readonly forum?: boolean }): Chat;
  topic(chat: Chat, name: string, by: Person): number;
  setTopicState(chat: Chat, topic: number, state: 'open' | 'closed' | 'deleted'): void;

  message(posting: Posting & { readonly text: string }): Message;
  edit(message: Message, text: string): Message;
  photo(posting: FilePosting): Message;
  document(posting: FilePosting): Message;
  /** One message per caption, all with the same album. */
  album(posting: Posting, captions: readonly (string | undefined)[]): readonly Message[];
  /** The id of the press. */
  press(press: Press): string;
  addBot(chat: Chat, by: Person): void;
  /** Out of a group by `by`; in a private chat: blocked by the person. */
  kickBot(chat: Chat, by: Person): void;
  /** The person leaves the group, which says so. */
  leave(chat: Chat, person: Person): void;
  /** A basic group becomes a supergroup with a new id. */
  migrate(chat: Chat): Chat;
  /** Any update, as JSON. */
  push(kind: string, content: unknown): Update | null;

  webhook(): Webhook | null;
  /** Sets the webhook as if somebody had registered it. */
  registerWebhook(url: string, secret: string): void;
  /**
   * Posts what waits to `door`, in order, as Telegram does to a webhook's address: what is answered 2xx is confirmed.
   * The statuses; `secret` is the registered one unless told.
   */
  postPending(door: string, secret?: string | null): Promise<readonly number[]>;
  /** Posts one update, whether or not it was confirmed; the status. Rejects when nobody answers. */
  post(door: string, update: Update, secret?: string | null): Promise<number>;

  when(rule: Rule): void;
  /** Forgets every rule. */
  calm(): void;
  /** Changes the next batch of updates: another order, or updates that were confirmed once more. */
  mixNext(mix: Mix): void;
  waitFor(predicate: () => boolean, withinMs?: number): Promise<void>;
  /** The first `count` accepted messages (of a chat). */
  waitForSent(count: number, chat?: Chat): Promise<readonly Message[]>;
  waitForToasts(count: number): Promise<readonly ToastShown[]>;
  /** Nobody listens from here on, until `reopen`; what exists stays. */
  shut(): Promise<void>;
  reopen(): Promise<void>;
  close(): Promise<void>;
}

export interface GroupOptions {
  readonly admins?: readonly Person[];
  readonly botStatus?: BotStatus;
}

export async function startTelegramDouble(options: DoubleOptions = {}): Promise<TelegramDouble> {
  const token = options.token ?? `${String(BOT_ID)}:AAFictionalTokenOfTheTelegramDouble_0`;
  const now = options.clock ?? Date.now;
  const bot: Person = {
    id: Number(token.split(':')[0]),
    is_bot: true,
    first_name: 'Đôn Đốc',
    username: options.botUsername ?? 'dondoc_test_bot',
  };
  const signals = createSignals();
  const changed = (): void => {
    signals.changed();
  };
  const queue = createUpdateQueue(now, changed);
  const world = createWorld(now);
  const rules = createRules<Rule>();
  const calls: Call[] = [];
  const privacyMode = options.privacyMode ?? false;
  const server: BotServer = {
    bot,
    world,
    now,
    pendingUpdates: () => queue.pending().length,
    sent: [],
    edits: [],
    deleted: [],
    queries: new Map(),
    toasts: [],
    menus: new Map(),
    files: new Map(),
    seesEverything: !privacyMode,
    webhook: null,
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

  let people = 0;
  let chats = 0;
  let queryCount = 0;
  let fileCount = 0;

  function makeGroup(chat: Chat, { admins = [], botStatus = 'member' }: GroupOptions): Chat {
    world.open(chat, botStatus, admins);
    return chat;
  }

  /** The room that a person writes in; to write in a private chat opens it for the bot. */
  function roomOf(chat: Chat): Room {
    const room = world.room(chat);
    if (room.movedTo !== null) throw new Error('This group has moved: write in the supergroup');
    if (chat.type === 'private') room.opened = true;
    return room;
  }

  function post(posting: Posting, fields: Fields): Message {
    const { chat, from, replyTo, topic, anonymous = false, forwardOf } = posting;
    const room = roomOf(chat);
    return world.post(room, {
      from: anonymous ? GROUP_ANONYMOUS_BOT : from,
      ...(replyTo !== undefined && { replyTo }),
      ...(topic !== undefined && { topic }),
      fields: {
        ...(anonymous && { sender_chat: chat }),
        ...(forwardOf !== undefined && { forward_origin: originOf(forwardOf) }),
        ...fields,
      },
    });
  }

  /** The two kinds that people meet most (Bot API, MessageOrigin); the day is that of the message that is forwarded. */
  function originOf(writer: Person | null): Fields {
    const date = Math.floor(now() / 1000) - 3600;
    return writer === null
      ? { type: 'hidden_user', sender_user_name: 'Một cán bộ', date }
      : { type: 'user', sender_user: writer, date };
  }

  function isSeen(message: Message): boolean {
    const { chat } = message;
    const inside = ['member', 'administrator'].includes(world.room(chat).botStatus);
    if (chat.type === 'private' || !inside || !privacyMode) return inside;
    if (message.reply_to_message?.from.id === bot.id) return true;
    const command = /^\/\w+(?:@(\w+))?/.exec(message.text ?? '');
    return command !== null && (command[1] === undefined || sameName(command[1], bot.username));
  }

  function say(message: Message, kind = 'message'): Message {
    if (isSeen(message)) queue.push(kind, message);
    return message;
  }

  function captioned(posting: FilePosting): Fields {
    if (posting.caption === undefined) return {};
    return { caption: posting.caption, caption_entities: textEntities(posting.caption) };
  }

  function keep(posting: FilePosting, prefix: string): { file_id: string; file_unique_id: string; file_size: number } {
    const fileId = `${prefix}-${String(++fileCount)}`;
    const data = posting.data ?? Buffer.from(`content of ${fileId}`);
    server.files.set(fileId, data);
    return { file_id: fileId, file_unique_id: `u${fileId}`, file_size: data.length };
  }

  function photoFields(posting: FilePosting): Fields {
    const whole = keep(posting, 'photo');
    const small = { file_id: `${whole.file_id}-small`, file_unique_id: `${whole.file_unique_id}-small` };
    return {
      photo: [
        { ...small, file_size: 900, width: 90, height: 67 },
        { ...whole, width: 1280, height: 960 },
      ],
      ...captioned(posting),
    };
  }

  function changeMembership(chat: Chat, by: Person, status: BotStatus): void {
    const room = world.room(chat);
    const before = room.botStatus;
    room.botStatus = status;
    queue.push('my_chat_member', {
      chat,
      from: by,
      date: Math.floor(now() / 1000),
      old_chat_member: { user: bot, status: before },
      new_chat_member: { user: bot, status, ...(status === 'kicked' && { until_date: 0 }) },
    });
  }

  function sent(chat?: Chat): readonly Message[] {
    return chat === undefined ? server.sent : server.sent.filter((message) => message.chat.id === chat.id);
  }

  async function postTo(door: string, update: Update, secret = server.webhook?.secret ?? null): Promise<number> {
    const answer = await fetch(door, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(secret !== null && { 'x-telegram-bot-api-secret-token': secret }),
      },
      body: JSON.stringify(update),
    });
    await answer.arrayBuffer();
    if (answer.ok) queue.confirm(update.update_id);
    return answer.status;
  }

  function waitFor(predicate: () => boolean, withinMs = HANGS_AFTER_MS): Promise<void> {
    const describe = (): string =>
      `So far: ${String(server.sent.length)} messages sent, ${String(queue.pending().length)} updates waiting, ` +
      `last calls ${calls
        .slice(-20)
        .map(({ method, outcome }) => `${method} (${outcome})`)
        .join(', ')}`;
    return signals.waitFor(predicate, describe, withinMs);
  }

  return {
    apiRoot: `http://127.0.0.1:${String(door.port)}`,
    port: door.port,
    token,
    bot,
    calls,
    toasts: server.toasts,
    menus: server.menus,
    confirmed: queue.confirmed,
    delivered: queue.delivered,
    pending: () => queue.pending(),
    allowedUpdates: () => queue.allowed(),
    sent,
    edits: () => server.edits,
    deleted: () => server.deleted,
    callsOf: (method) => calls.filter((call) => call.method === method),

    person: (firstName, more = {}) => ({ id: 5_000_000_000 + ++people, is_bot: false, first_name: firstName, ...more }),
    privateChat(person) {
      const chat: Chat = { id: person.id, type: 'private', first_name: person.first_name };
      return world.rooms.get(chat.id)?.chat ?? makeGroup(chat, {});
    },
    group: (title, more = {}) => makeGroup({ id: -(4_000_000 + ++chats), type: 'group', title }, more),
    supergroup(title, { forum = false, ...more } = {}) {
      const id = -(1_002_000_000_000 + ++chats);
      return makeGroup({ id, type: 'supergroup', title, ...(forum && { is_forum: true as const }) }, more);
    },
    topic(chat, name, by) {
      const room = roomOf(chat);
      const id = room.lastMessageId + 1; // a topic has the id of the message that opens it
      const fields = { message_thread_id: id, is_topic_message: true, forum_topic_created: { name, icon_color: 0 } };
      const opening = world.post(room, { from: by, fields });
      room.topics.set(id, { opening, state: 'open' });
      if (by.id !== bot.id) queue.push('message', opening);
      return id;
    },
    setTopicState(chat, topic, state) {
      const found = world.room(chat).topics.get(topic);
      if (found === undefined) throw new Error(`There is no topic ${String(topic)}`);
      found.state = state;
    },

    message: ({ text, ...posting }) => say(post(posting, { text, entities: textEntities(text) })),
    edit(message, text) {
      const edited: Message = { ...message, edit_date: Math.floor(now() / 1000), text, entities: textEntities(text) };
      world.room(message.chat).messages.set(message.message_id, edited);
      return say(edited, 'edited_message');
    },
    photo: (posting) => say(post(posting, photoFields(posting))),
    document: (posting) =>
      say(
        post(posting, {
          document: {
            ...keep(posting, 'document'),
            file_name: posting.name ?? 'bao-cao.pdf',
            mime_type: posting.mime ?? 'application/pdf',
          },
          ...captioned(posting),
        }),
      ),
    album(posting, captions) {
      const albumId = `album-${String(++fileCount)}`;
      return captions.map((caption) =>
        say(post(posting, { ...photoFields({ ...posting, caption }), media_group_id: albumId })),
      );
    },
    press({ chat, from, message, label, data, inaccessible = false }) {
      const id = `${String(bot.id)}${String(++queryCount).padStart(6, '0')}`;
      server.queries.set(id, { pressedAt: now(), answered: false });
      queue.push('callback_query', {
        id,
        from,
        chat_instance: `instance-${String(chat.id)}`,
        message: inaccessible ? { chat, message_id: message.message_id, date: 0 } : message,
        data: data ?? dataOf(message, label ?? ''),
      });
      return id;
    },
    addBot(chat, by) {
      changeMembership(chat, by, 'member');
    },
    kickBot(chat, by) {
      changeMembership(chat, by, 'kicked');
    },
    leave(chat, person) {
      queue.push('message', world.post(world.room(chat), { from: person, fields: { left_chat_member: person } }));
    },
    migrate(chat) {
      const old = world.room(chat);
      const moved: Chat = { id: -(1_002_000_000_000 + ++chats), type: 'supergroup', title: chat.title ?? '' };
      world.open(moved, old.botStatus, old.admins);
      const notice = (where: Chat, fields: Fields): Message =>
        world.post(world.room(where), { from: GROUP_ANONYMOUS_BOT, fields: { sender_chat: where, ...fields } });
      const leaving = notice(chat, { migrate_to_chat_id: moved.id });
      const arriving = notice(moved, { migrate_from_chat_id: chat.id });
      old.movedTo = moved.id;
      queue.push('message', leaving);
      queue.push('message', arriving);
      return moved;
    },
    push: (kind, content) => queue.push(kind, content),

    webhook: () => server.webhook,
    registerWebhook(url, secret) {
      server.webhook = { url, secret, allowed: undefined };
    },
    async postPending(door, secret) {
      const statuses: number[] = [];
      for (const update of queue.pending()) statuses.push(await postTo(door, update, secret));
      return statuses;
    },
    post: postTo,

    when(rule) {
      rules.add(rule);
    },
    calm() {
      rules.clear();
    },
    mixNext(mix) {
      queue.mixNext(mix);
    },
    waitFor,
    async waitForSent(count, chat) {
      await waitFor(() => sent(chat).length >= count);
      return sent(chat).slice(0, count);
    },
    async waitForToasts(count) {
      await waitFor(() => server.toasts.length >= count);
      return server.toasts.slice(0, count);
    },
    shut: () => door.close(),
    reopen: () => door.reopen(),
    async close() {
      queue.close();
      await door.close();
    },
  };
}

function dataOf(message: Message, label: string): string {
  const buttons = message.reply_markup?.inline_keyboard.flat() ?? [];
  const button = buttons.find(({ text }) => text === label);
  if (button === undefined) {
    throw new Error(`No button "${label}" here; there are: ${buttons.map(({ text }) => text).join(', ')}`);
  }
  return button.callback_data;
}

function sameName(a: string, b: string | undefined): boolean {
  return a.toLowerCase() === b?.toLowerCase();
}
