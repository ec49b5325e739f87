/** As much of a Bot API server as a bot needs to run, without any delay; hands out a backlog page by page. */

import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

export interface TelegramApi {
  readonly root: string;
  /** Hands out these updates by polling; resolves when the bot has confirmed the last of them. */
  handOut(updates: readonly { readonly update_id: number }[]): Promise<void>;
  /** Resolves when each of these methods was called, as often as it is named. */
  hears(methods: readonly string[]): Promise<void>;
  /** Resolves with the next call of the method. */
  next(method: string): Promise<void>;
  close(): void;
}

const PAGE = 100;

interface Poll {
  readonly offset?: number;
  /** Seconds; a bot that takes its leave names none. */
  readonly timeout?: number;
}

export async function startTelegramApi(webhookUrl = ''): Promise<TelegramApi> {
  let backlog: readonly { readonly update_id: number }[] = [];
  let confirmed: (() => void) | null = null;
  let waiting: ServerResponse | null = null;
  const awaited = new Map<string, () => void>();
  const hearing = new Set<(method: string) => void>();

  const results: Record<string, unknown> = {
    getMe: { id: 7_000_001, is_bot: true, first_name: 'Bench', username: 'bench_bot' },
    getWebhookInfo: { url: webhookUrl, has_custom_certificate: false, pending_update_count: 0 },
    sendMessage: { message_id: 1, date: 0, chat: { id: 1, type: 'private' }, text: '' },
    sendPhoto: { message_id: 1, date: 0, chat: { id: 1, type: 'private' }, photo: [] },
    sendDocument: { message_id: 1, date: 0, chat: { id: 1, type: 'private' } },
  };
  const answer = (response: ServerResponse, result: unknown): void => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ ok: true, result }));
  };

  function poll(response: ServerResponse, { offset = 0, timeout = 0 }: Poll): void {
    backlog = backlog.slice(backlog.findIndex(({ update_id }) => update_id >= offset));
    const isOver = backlog.length > 0 && (backlog.at(-1)?.update_id ?? 0) < offset;
    if (isOver) backlog = [];
    if (backlog.length > 0) {
      answer(response, backlog.slice(0, PAGE));
      return;
    }
    confirmed?.();
    confirmed = null;
    if (timeout === 0) answer(response, []);
    else waiting = response;
  }

  const server = createServer((request, response) => {
    const method = /\/bot[^/]+\/(\w+)/.exec(request.url ?? '')?.[1] ?? '';
    awaited.get(method)?.();
    for (const hear of hearing) hear(method);
    if (method !== 'getUpdates') {
      request.resume().on('end', () => {
        answer(response, results[method] ?? true);
      });
      return;
    }
    void json(request).then((body) => {
      poll(response, body as Poll);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    root: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    handOut: (updates) =>
      new Promise((resolve) => {
        backlog = updates;
        confirmed = resolve;
        if (waiting !== null) answer(waiting, backlog.slice(0, PAGE));
        waiting = null;
      }),
    hears: (methods) =>
      new Promise((resolve) => {
        const missing = [...methods];
        const hear = (method: string): void => {
          const at = missing.indexOf(method);
          if (at >= 0) missing.splice(at, 1);
          if (missing.length > 0) return;
          hearing.delete(hear);
          resolve();
        };
        hearing.add(hear);
      }),
    next: (method) =>
      new Promise((resolve) => {
        awaited.set(method, resolve);
      }),
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
