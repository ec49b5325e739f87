/** The token is part of every URL, and axios's errors carry the URL: no error of axios leaves this file. */

import axios from 'axios';
import * as v from 'valibot';
import type { Log } from '../../domain/log.ts';
import { retryAfterOf } from '../retry-after.ts';
import { watchConnection } from './watch-connection.ts';
import { withhold } from './withhold.ts';
import { describeFailure } from './zalo-answer.ts';
import type { ZaloAnswer } from './zalo-answer.ts';

const CALL_TIMEOUT_MS = 15_000;
/** Zalo fetches the picture before it answers. */
const PHOTO_TIMEOUT_MS = 60_000;
/** Milliseconds beyond the long poll within which an answer must come. */
const POLL_GRACE_MS = 10_000;
const LARGEST_ANSWER_BYTES = 1024 * 1024;

const id = v.union([v.pipe(v.string(), v.minLength(1)), v.pipe(v.number(), v.safeInteger(), v.transform(String))]);
const optionalText = v.fallback(v.nullable(v.string()), null);
const optionalNumber = v.fallback(v.nullable(v.number()), null);

const Envelope = v.object({ ok: v.boolean(), result: v.optional(v.unknown()) });
const Refusal = v.object({
  error_code: optionalNumber,
  errorCode: optionalNumber,
  description: v.fallback(v.string(), ''),
  retry_after: v.optional(v.unknown()),
  parameters: v.fallback(v.object({ retry_after: v.optional(v.unknown()) }), {}),
});
const Me = v.pipe(
  v.object({
    id,
    account_name: optionalText,
    display_name: optionalText,
    can_join_groups: v.fallback(v.nullable(v.boolean()), null),
  }),
  v.transform((me) => ({
    id: me.id,
    accountName: me.account_name,
    displayName: me.display_name,
    canJoinGroups: me.can_join_groups,
  })),
);
const Sent = v.pipe(
  v.object({ message_id: id }),
  v.transform((sent) => ({ messageId: sent.message_id })),
);
const Webhook = v.object({ url: v.string() });
const Registered = v.pipe(
  v.object({
    url: v.string(),
    verification: v.fallback(v.nullable(v.object({ ok: v.boolean(), outcome: optionalText })), null),
  }),
  v.transform(({ url, verification }) => ({
    url,
    verified: verification?.ok ?? null,
    outcome: verification?.outcome ?? null,
  })),
);

/** `accountName` is Zalo's (`bot.AbCdEf`), `displayName` what people see; null where Zalo does not say. */
export interface ZaloBot {
  readonly id: string;
  readonly accountName: string | null;
  readonly displayName: string | null;
  readonly canJoinGroups: boolean | null;
}

/** Zalo keeps an address even when its probe failed: `verified` is then false, and `outcome` says why. */
export interface RegisteredWebhook {
  readonly url: string;
  readonly verified: boolean | null;
  readonly outcome: string | null;
}

/** An empty `url`: none is set. */
export interface WebhookInfo {
  readonly url: string;
}

export interface ZaloClient {
  getMe(signal?: AbortSignal): Promise<ZaloAnswer<ZaloBot>>;
  /** One update, a list of them, or neither; Zalo delivers each once. */
  getUpdates(timeoutSeconds: number, signal?: AbortSignal): Promise<ZaloAnswer<unknown>>;
  /** `secret`: 8 to 256 characters. */
  setWebhook(url: string, secret: string): Promise<ZaloAnswer<RegisteredWebhook>>;
  getWebhookInfo(signal?: AbortSignal): Promise<ZaloAnswer<WebhookInfo>>;
  deleteWebhook(): Promise<ZaloAnswer<WebhookInfo>>;
  /** `text`: 1 to 2,000 characters, plain. */
  sendMessage(chatId: string, text: string): Promise<ZaloAnswer<{ readonly messageId: string }>>;
  /** `photo` is a public address that Zalo fetches. */
  sendPhoto(chatId: string, photo: string, caption: string | null): Promise<ZaloAnswer<{ readonly messageId: string }>>;
  /** "… is typing", for up to 5 seconds. A failure is only logged. */
  sendChatAction(chatId: string): Promise<void>;
}

interface ClientOptions {
  readonly token: string;
  /** Without a slash at the end. */
  readonly apiRoot: string;
  readonly log: Log;
  /** Time limit of an ordinary call; 15 seconds by default. */
  readonly callTimeoutMs?: number;
}

interface Call {
  readonly method: string;
  readonly body: Readonly<Record<string, string>>;
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal | undefined;
}

/** Zalo's Bot Platform (bot.zaloplatforms.com/docs), one function per method. Never rejects. */
export function createZaloClient(options: ClientOptions): ZaloClient {
  const { token, apiRoot, log, callTimeoutMs = CALL_TIMEOUT_MS } = options;
  const tokenParts = [token, ...token.split(':')];

  async function call<T>(shape: v.GenericSchema<unknown, T>, request: Call): Promise<ZaloAnswer<T>> {
    const { method, body, timeoutMs = callTimeoutMs, signal } = request;
    const connection = watchConnection();
    const timeLimit = AbortSignal.timeout(timeoutMs);
    try {
      const { status, data, headers } = await axios.request<string>({
        method: 'post',
        url: `${apiRoot}/bot${token}/${method}`,
        data: body,
        headers: { 'Content-Type': 'application/json' },
        responseType: 'text',
        transformResponse: [(text: string) => text],
        validateStatus: () => true,
        maxRedirects: 0,
        maxContentLength: LARGEST_ANSWER_BYTES,
        signal: signal === undefined ? timeLimit : AbortSignal.any([signal, timeLimit]),
        transport: connection.transport,
      });
      // A proxy that refuses the tunnel answers in the place of Zalo, which was never reached.
      if (!connection.stood()) return { kind: 'network', sent: false, why: `HTTP ${String(status)} of a proxy` };
      const secrets = [...tokenParts, ...Object.values(body).flatMap(withItsLines)];
      return readAnswer(shape, { status, text: data, retryAfter: headers['retry-after'] as unknown }, secrets);
    } catch (error) {
      return { kind: 'network', sent: connection.stood(), why: timeLimit.aborted ? 'ETIMEDOUT' : codeOf(error) };
    }
  }

  return {
    getMe: (signal) => call(Me, { method: 'getMe', body: {}, signal }),
    getUpdates: (timeoutSeconds, signal) =>
      call(v.unknown(), {
        method: 'getUpdates',
        body: { timeout: String(timeoutSeconds) }, // documented as a string
        timeoutMs: timeoutSeconds * 1000 + POLL_GRACE_MS,
        signal,
      }),
    setWebhook: (url, secret) => call(Registered, { method: 'setWebhook', body: { url, secret_token: secret } }),
    async getWebhookInfo(signal) {
      return noneWhen(404, await call(Webhook, { method: 'getWebhookInfo', body: {}, signal }));
    },
    async deleteWebhook() {
      return noneWhen(400, await call(Webhook, { method: 'deleteWebhook', body: {} }));
    },
    sendMessage: (chatId, text) => call(Sent, { method: 'sendMessage', body: { chat_id: chatId, text } }),
    sendPhoto: (chatId, photo, caption) =>
      call(Sent, {
        method: 'sendPhoto',
        body: { chat_id: chatId, photo, ...(caption !== null && { caption }) },
        timeoutMs: PHOTO_TIMEOUT_MS,
      }),
    async sendChatAction(chatId) {
      const answer = await call(v.unknown(), { method: 'sendChatAction', body: { chat_id: chatId, action: 'typing' } });
      if (answer.kind !== 'ok') log.info({ reason: describeFailure(answer) }, 'typing is not shown');
    },
  };
}

/** `ok` decides, not the status: Zalo gives its errors with HTTP 200 as well. */
function readAnswer<T>(
  shape: v.GenericSchema<unknown, T>,
  { status, text, retryAfter }: { readonly status: number; readonly text: string; readonly retryAfter: unknown },
  secrets: readonly string[],
): ZaloAnswer<T> {
  const json = parseJson(text);
  const envelope = v.safeParse(Envelope, json);
  if (!envelope.success) return { kind: 'garbled', status, ...advised(retryAfter) };
  if (envelope.output.ok) {
    const result = v.safeParse(shape, envelope.output.result);
    return result.success ? { kind: 'ok', result: result.output } : { kind: 'garbled', status };
  }
  const refusal = v.parse(Refusal, json);
  const code = refusal.error_code ?? refusal.errorCode ?? status;
  // Zalo's own word before that of a gateway.
  const advice = refusal.retry_after ?? refusal.parameters.retry_after ?? retryAfter;
  return { kind: 'error', code, description: withhold(refusal.description, secrets), ...advised(advice) };
}

/** Zalo documents no advice to wait; where it is given, it is a number of seconds, in JSON or in a header. */
function advised(advice: unknown): { readonly retryAfterS?: number } {
  const isFigure = typeof advice === 'string' && /^\d{1,9}$/.test(advice.trim());
  const seconds = retryAfterOf(isFigure ? Number(advice) : advice);
  return seconds === null ? {} : { retryAfterS: seconds };
}

/** A refusal may quote part of the refused text. */
function withItsLines(text: string): readonly string[] {
  return [text, ...text.split('\n')];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Zalo answers a webhook query or removal with this error when none is set. */
function noneWhen(code: number, answer: ZaloAnswer<WebhookInfo>): ZaloAnswer<WebhookInfo> {
  return answer.kind === 'error' && answer.code === code ? { kind: 'ok', result: { url: '' } } : answer;
}

/** The code alone: the message of the error may hold the URL. */
function codeOf(error: unknown): string {
  const code = axios.isAxiosError(error) ? error.code : undefined;
  return code !== undefined && /^\w{1,64}$/.test(code) ? code : 'unknown network error';
}
