import { createHash } from 'node:crypto';
import { checkCaption, checkForceReply, checkKeyboard, checkReply, checkText, checkTopic } from './send-checks.ts';
import type { Fields, Message, Person, UploadedFile } from './shapes.ts';
import { Refusal } from './shapes.ts';
import type { World } from './world.ts';

const ANSWER_LIFE_MS = 150_000;
/** For how long a bot may take its message away (Bot API, deleteMessage). */
const DELETABLE_MS = 48 * 60 * 60 * 1000;

/** A press that waits for its answer. */
interface OpenQuery {
  readonly pressedAt: number;
  answered: boolean;
}

export interface ToastShown {
  readonly queryId: string;
  readonly text: string | null;
  readonly alert: boolean;
}

/** What the methods read and write; the double owns it. */
export interface BotServer {
  readonly bot: Person;
  readonly world: World;
  readonly now: () => number;
  readonly pendingUpdates: () => number;
  readonly sent: Message[];
  /** Own messages as they stood after each edit of their words. */
  readonly edits: Message[];
  /** Own messages that were taken away. */
  readonly deleted: Message[];
  readonly queries: Map<string, OpenQuery>;
  readonly toasts: ToastShown[];
  /** Commands by `scope/language`; the language is empty for everybody's menu. */
  readonly menus: Map<string, readonly Fields[]>;
  readonly files: Map<string, Buffer>;
  readonly seesEverything: boolean;
  webhook: Webhook | null;
}

export interface Webhook {
  readonly url: string;
  readonly secret: string;
  readonly allowed: unknown;
}

type Method = (server: BotServer, payload: Fields, uploads: Readonly<Record<string, UploadedFile>>) => unknown;

/** All methods but getUpdates, which may answer late. */
export const METHODS: Readonly<Record<string, Method>> = {
  getMe,
  setWebhook,
  deleteWebhook(server) {
    server.webhook = null;
    return true;
  },
  getWebhookInfo: (server) => ({
    url: server.webhook?.url ?? '',
    has_custom_certificate: false,
    pending_update_count: server.pendingUpdates(),
  }),
  setMyCommands,
  sendMessage,
  sendPhoto,
  sendDocument,
  editMessageText,
  editMessageReplyMarkup,
  deleteMessage,
  answerCallbackQuery,
  getChatAdministrators,
  getFile,
};

function getMe({ bot, seesEverything }: BotServer): unknown {
  return {
    ...bot,
    can_join_groups: true,
    can_read_all_group_messages: seesEverything,
    supports_inline_queries: false,
    can_connect_to_business: false,
    has_main_web_app: false,
  };
}

function setWebhook(server: BotServer, payload: Fields): true {
  const { url, secret_token: secret = '' } = payload as { url: string; secret_token?: string };
  if (!url.startsWith('https://')) {
    throw new Refusal(400, 'Bad Request: bad webhook: An HTTPS URL must be provided for webhook');
  }
  if (!/^[\w-]{0,256}$/.test(secret)) {
    throw new Refusal(400, 'Bad Request: secret token contains unallowed characters');
  }
  server.webhook = { url, secret, allowed: payload.allowed_updates };
  return true;
}

function sendMessage(server: BotServer, payload: Fields): Message {
  const room = server.world.writable(payload.chat_id);
  const text = checkText(payload.text, payload.entities);
  const keyboard = checkKeyboard(payload.reply_markup);
  const opened = checkForceReply(payload.reply_markup);
  const replyTo = checkReply(room, payload.reply_parameters);
  const topic = checkTopic(room, payload.message_thread_id);
  const message = server.world.post(room, {
    from: server.bot,
    ...(replyTo !== undefined && { replyTo }),
    ...(topic !== undefined && { topic }),
    fields: {
      text,
      ...(payload.entities !== undefined && { entities: payload.entities }),
      ...(keyboard !== undefined && { reply_markup: keyboard }),
      ...(opened !== undefined && { force_reply: opened }),
    },
  });
  server.sent.push(message);
  return message;
}

function sendPhoto(server: BotServer, payload: Fields, uploads: Readonly<Record<string, UploadedFile>>): Message {
  const room = server.world.writable(payload.chat_id);
  checkCaption(payload.caption, payload.caption_entities);
  const keyboard = checkKeyboard(payload.reply_markup);
  const topic = checkTopic(room, payload.message_thread_id);
  const fileId = keepPhoto(server, String(payload.photo), uploads);
  const message = server.world.post(room, {
    from: server.bot,
    ...(topic !== undefined && { topic }),
    fields: {
      photo: [{ file_id: fileId, file_unique_id: `u${fileId}`, width: 1280, height: 720 }],
      ...(payload.caption !== undefined && { caption: payload.caption }),
      ...(keyboard !== undefined && { reply_markup: keyboard }),
    },
  });
  server.sent.push(message);
  return message;
}

function sendDocument(server: BotServer, payload: Fields, uploads: Readonly<Record<string, UploadedFile>>): Message {
  const room = server.world.writable(payload.chat_id);
  checkCaption(payload.caption, payload.caption_entities);
  const named = String(payload.document);
  if (server.files.has(named) && !named.startsWith('photo-')) return sendKeptDocument(server, payload, named);
  const upload = uploads[named.replace('attach://', '')];
  if (upload === undefined) throw new Refusal(400, 'Bad Request: wrong file identifier/HTTP URL specified');
  const message = server.world.post(room, {
    from: server.bot,
    fields: {
      document: {
        file_id: `document-${upload.filename}`,
        file_unique_id: `u-${upload.filename}`,
        file_name: upload.filename,
      },
      ...(payload.caption !== undefined && { caption: payload.caption }),
    },
  });
  server.sent.push(message);
  return message;
}

/** Sent again by the file id under which it came. */
function sendKeptDocument(server: BotServer, payload: Fields, fileId: string): Message {
  const message = server.world.post(server.world.writable(payload.chat_id), {
    from: server.bot,
    fields: {
      document: { file_id: fileId, file_unique_id: `u${fileId}` },
      ...(payload.caption !== undefined && { caption: payload.caption }),
    },
  });
  server.sent.push(message);
  return message;
}

/** A photo is uploaded as `attach://id`, or named by the file id of an earlier one. */
function keepPhoto(server: BotServer, photo: string, uploads: Readonly<Record<string, UploadedFile>>): string {
  const upload = photo.startsWith('attach://') ? uploads[photo.slice('attach://'.length)] : undefined;
  if (upload === undefined) {
    if (server.files.has(photo)) return photo;
    throw new Refusal(400, 'Bad Request: wrong file identifier/HTTP URL specified');
  }
  const fileId = `photo-${createHash('sha256').update(upload.data).digest('hex').slice(0, 16)}`;
  server.files.set(fileId, upload.data);
  return fileId;
}

const NOT_MODIFIED =
  'Bad Request: message is not modified: specified new message content and reply markup are exactly the same ' +
  'as a current content and reply markup of the message';

/** The bot's own message that an edit names. */
function editable(server: BotServer, payload: Fields): Message {
  const room = server.world.writable(payload.chat_id);
  const message = room.messages.get(Number(payload.message_id));
  if (message === undefined) throw new Refusal(400, 'Bad Request: message to edit not found');
  if (message.from.id !== server.bot.id) throw new Refusal(400, "Bad Request: message can't be edited");
  return message;
}

/** Without `reply_markup` the keyboard goes. */
function editMessageText(server: BotServer, payload: Fields): Message {
  const message = editable(server, payload);
  const text = checkText(payload.text, payload.entities);
  const keyboard = checkKeyboard(payload.reply_markup);
  const now = { text, entities: payload.entities, reply_markup: keyboard };
  const before = { text: message.text, entities: message.entities, reply_markup: message.reply_markup };
  if (JSON.stringify(now) === JSON.stringify(before)) throw new Refusal(400, NOT_MODIFIED);
  delete message.reply_markup;
  Object.assign(
    message,
    { text, entities: payload.entities },
    keyboard === undefined ? {} : { reply_markup: keyboard },
  );
  server.edits.push(structuredClone(message));
  return message;
}

function editMessageReplyMarkup(server: BotServer, payload: Fields): Message {
  const message = editable(server, payload);
  const keyboard = checkKeyboard(payload.reply_markup);
  if (JSON.stringify(keyboard) === JSON.stringify(message.reply_markup)) throw new Refusal(400, NOT_MODIFIED);
  delete message.reply_markup;
  if (keyboard !== undefined) message.reply_markup = keyboard;
  return message;
}

function deleteMessage(server: BotServer, payload: Fields): true {
  const room = server.world.writable(payload.chat_id);
  const message = room.messages.get(Number(payload.message_id));
  if (message === undefined) throw new Refusal(400, 'Bad Request: message to delete not found');
  if (server.now() - message.date * 1000 > DELETABLE_MS)
    throw new Refusal(400, "Bad Request: message can't be deleted");
  room.messages.delete(message.message_id);
  server.deleted.push(message);
  return true;
}

function answerCallbackQuery(server: BotServer, payload: Fields): true {
  const queryId = String(payload.callback_query_id);
  const query = server.queries.get(queryId);
  if (query === undefined || query.answered || server.now() - query.pressedAt > ANSWER_LIFE_MS) {
    throw new Refusal(400, 'Bad Request: query is too old and response timeout expired or query ID is invalid');
  }
  const text = typeof payload.text === 'string' ? payload.text : null;
  if (text !== null && text.length > 200) throw new Refusal(400, 'Bad Request: MESSAGE_TOO_LONG');
  query.answered = true;
  server.toasts.push({ queryId, text, alert: payload.show_alert === true });
  return true;
}

function setMyCommands(server: BotServer, payload: Fields): true {
  const commands = payload.commands as Fields[];
  if (commands.length > 100) throw new Refusal(400, 'Bad Request: BOT_COMMANDS_TOO_MUCH');
  for (const { command, description } of commands) {
    if (!/^[a-z0-9_]{1,32}$/.test(String(command))) throw new Refusal(400, 'Bad Request: BOT_COMMAND_INVALID');
    if (!/^.{1,256}$/u.test(String(description)))
      throw new Refusal(400, 'Bad Request: BOT_COMMAND_DESCRIPTION_INVALID');
  }
  const { scope, language_code: language = '' } = payload as { scope?: { type: string }; language_code?: string };
  server.menus.set(`${scope?.type ?? 'default'}/${language}`, commands);
  return true;
}

function getChatAdministrators(server: BotServer, payload: Fields): unknown {
  const room = server.world.writable(payload.chat_id);
  if (room.chat.type === 'private') {
    throw new Refusal(400, 'Bad Request: there are no administrators in the private chat');
  }
  return room.admins.map((user, index) => ({
    user,
    status: index === 0 ? 'creator' : 'administrator',
    is_anonymous: false,
  }));
}

function getFile(server: BotServer, payload: Fields): unknown {
  const fileId = String(payload.file_id);
  const data = server.files.get(fileId);
  if (data === undefined) throw new Refusal(400, 'Bad Request: wrong file_id or the file is temporarily unavailable');
  if (data.length > 20 * 1024 * 1024) throw new Refusal(400, 'Bad Request: file is too big');
  return { file_id: fileId, file_unique_id: `u${fileId}`, file_size: data.length, file_path: `files/${fileId}` };
}
