import type { Fields, SentMessage } from './shapes.ts';
import { Refusal } from './shapes.ts';

/** What the methods read and write; the double owns it. */
export interface BotServer {
  readonly me: Fields;
  readonly sent: SentMessage[];
  /** Chats that the bot may write to. */
  readonly openChats: Set<string>;
  webhook: { readonly url: string; readonly secret: string } | null;
  nextMessageId(): string;
}

type Method = (server: BotServer, payload: Fields) => Fields;

/** All methods but getUpdates, which answers late. Each gives the whole envelope. */
export const METHODS: Readonly<Record<string, Method>> = {
  getMe: ({ me }) => ({ ok: true, result: me }),
  setWebhook,
  getWebhookInfo(server) {
    if (server.webhook === null) throw new Refusal(404, 'Not Found');
    return { ok: true, result: { url: server.webhook.url, updated_at: 1_788_800_000_000 } };
  },
  deleteWebhook(server) {
    if (server.webhook === null) throw new Refusal(400, 'Bad Request: webhook is not set');
    server.webhook = null;
    return { ok: true, result: { url: '', updated_at: 1_788_800_000_000 } };
  },
  sendMessage: (server, payload) => accept(server, payload, checkedText(payload.text), null),
  sendPhoto(server, payload) {
    const photo = String(payload.photo);
    if (!/^https?:\/\//.test(photo)) throw new Refusal(400, 'Bad Request: photo must be a URL');
    return accept(server, payload, payload.caption === undefined ? '' : checkedText(payload.caption), photo);
  },
  sendChatAction(_server, payload) {
    if (payload.action !== 'typing') throw new Refusal(400, 'Bad Request: unknown action');
    return { ok: true };
  },
};

function setWebhook(server: BotServer, payload: Fields): Fields {
  const url = String(payload.url);
  const secret = String(payload.secret_token);
  const isPublic = /^https:\/\//.test(url) && !/^https:\/\/(localhost|127\.|10\.|192\.168\.)/.test(url);
  if (!isPublic) throw new Refusal(400, 'Bad Request: the URL must be public and HTTPS');
  if (secret.length < 8 || secret.length > 256) throw new Refusal(400, 'Bad Request: secret_token');
  server.webhook = { url, secret };
  const verification = { ok: false, outcome: 'webhook.err.dns', status_code: 0, hint: 'host not found' };
  return { ok: true, result: { url, updated_at: 1_788_800_000_000, verification } };
}

function checkedText(text: unknown): string {
  if (typeof text !== 'string' || text.trim() === '') throw new Refusal(400, 'Bad Request: text is empty');
  if (text.length > 2000) throw new Refusal(400, 'Bad Request: text is too long');
  return text;
}

function accept(server: BotServer, payload: Fields, text: string, photo: string | null): Fields {
  const chatId = String(payload.chat_id);
  if (!server.openChats.has(chatId)) throw new Refusal(400, 'Bad Request: chat is not available');
  const messageId = server.nextMessageId();
  server.sent.push({ chatId, messageId, text, photo });
  return { ok: true, result: { message_id: messageId, date: 1_788_800_000_123 } };
}
