/** A Bot API server on HTTP that only takes messages, as many as its limiter admits, and answers late. */

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { json } from 'node:stream/consumers';
import type { Limits } from '../../../src/outbox/pace.ts';
import { limiterOf, type LimiterKind } from './limited-messenger/limiter.ts';

export interface Arrival {
  readonly chatId: number;
  readonly text: string;
  /** On the clock of `performance.now`. */
  readonly at: number;
}

export interface LimitedMessenger {
  readonly apiRoot: string;
  /** Messages that were let in, in order. */
  readonly arrivals: readonly Arrival[];
  /** Milliseconds from request to answer, of each message. */
  readonly roundTrips: readonly number[];
  /** Requests that were turned away with 429. */
  refused(): number;
  /** The most requests that were under way at once. */
  mostInAir(): number;
  close(): Promise<void>;
}

export interface Manner {
  /** Milliseconds on the way there and on the way back. */
  readonly delayMs?: (chatId: number) => number;
  /** Chats whose requests are taken and never answered. */
  readonly hangs?: (chatId: number) => boolean;
}

export async function startLimitedMessenger(
  kind: LimiterKind,
  limits: Limits,
  manner: Manner = {},
): Promise<LimitedMessenger> {
  const limiter = limiterOf(kind, limits);
  const arrivals: Arrival[] = [];
  const roundTrips: number[] = [];
  let refused = 0;
  let inAir = 0;
  let mostInAir = 0;

  const server = createServer((request, response) => {
    const start = performance.now();
    inAir += 1;
    mostInAir = Math.max(mostInAir, inAir);
    response.on('close', () => {
      inAir -= 1;
    });
    void (async () => {
      const body = (await json(request)) as { chat_id: string | number; text: string };
      const chatId = Number(body.chat_id);
      await delay(manner.delayMs?.(chatId) ?? 0);
      const at = performance.now();
      const admitted = limiter.admits({ id: chatId, type: chatId < 0 ? 'group' : 'private' }, at);
      if (admitted) arrivals.push({ chatId, text: body.text, at });
      else refused += 1;
      if (manner.hangs?.(chatId) === true) return;
      await delay(manner.delayMs?.(chatId) ?? 0);
      roundTrips.push(performance.now() - start);
      response.setHeader('content-type', 'application/json');
      if (admitted) {
        const result = { message_id: arrivals.length, date: 0, chat: { id: chatId, type: 'group' }, text: body.text };
        response.end(JSON.stringify({ ok: true, result }));
      } else {
        response.statusCode = 429;
        const description = 'Too Many Requests: retry after 1';
        response.end(JSON.stringify({ ok: false, error_code: 429, description, parameters: { retry_after: 1 } }));
      }
    })();
  });
  // As Telegram does: a connection that is closed just as it is used again leaves a message of unknown fate.
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    apiRoot: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    arrivals,
    roundTrips,
    refused: () => refused,
    mostInAir: () => mostInAir,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}

async function delay(ms: number): Promise<void> {
  if (ms > 0) await sleep(ms);
}
