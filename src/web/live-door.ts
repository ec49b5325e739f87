/** The web door of a live bot: the messengers' webhooks and the figures for a monitor. */

import { Hono } from 'hono';
import { Gauge, Registry } from 'prom-client';
import { addBoard } from './add-board.ts';
import type { BoardLog, BoardOffice } from './board/board-office.ts';
import type { WebhookPost } from '../channels/read-webhook-post.ts';

/** Bytes of a post that are read at most; one more is refused. */
const MOST_BYTES = 256 * 1024;

export interface LiveDoorOptions {
  /** Of the messengers that post to us. */
  readonly webhooks: readonly {
    readonly path: string;
    readonly secretHeader: string;
    readonly receive: (post: WebhookPost) => Promise<{ readonly status: number; readonly body: string }>;
  }[];
  /** Updates that could not be handled and wait for a person. */
  readonly unhandled: () => number;
  /** What each messenger with a quota has carried this month. */
  readonly quotas: () => readonly { channel: string; used: number; quota: number }[];
  readonly board: BoardOffice;
  readonly log: BoardLog;
}

export function createLiveDoor({ webhooks, unhandled, quotas, board, log }: LiveDoorOptions): Hono {
  const app = new Hono();
  addBoard(app, board, log);
  for (const { path, secretHeader, receive } of webhooks) {
    app.all(path, async (context) => {
      const request = context.req.raw;
      const body = await readAtMost(request, MOST_BYTES + 1);
      const answer = await receive({ method: request.method, secret: request.headers.get(secretHeader), body });
      return new Response(answer.body, { status: answer.status, headers: { 'content-type': 'application/json' } });
    });
  }

  const registry = new Registry();
  const used = new Gauge({
    name: 'dondoc_messages_this_month',
    help: 'Messages carried this month by a messenger with a quota.',
    labelNames: ['channel'],
    registers: [registry],
  });
  const quota = new Gauge({
    name: 'dondoc_message_quota',
    help: 'Messages a month that a messenger carries.',
    labelNames: ['channel'],
    registers: [registry],
  });
  const waiting = new Gauge({
    name: 'dondoc_updates_unhandled',
    help: 'Updates that could not be handled and wait for a person.',
    registers: [registry],
  });
  app.get('/metrics', async (context) => {
    waiting.set(unhandled());
    for (const each of quotas()) {
      used.set({ channel: each.channel }, each.used);
      quota.set({ channel: each.channel }, each.quota);
    }
    return context.body(await registry.metrics(), 200, { 'content-type': registry.contentType });
  });
  return app;
}

/** Reads a body up to `limit` bytes and leaves the rest. */
async function readAtMost(request: Request, limit: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  if (request.body === null) return Buffer.alloc(0);
  for await (const chunk of request.body) {
    chunks.push(chunk as Uint8Array);
    size += (chunk as Uint8Array).length;
    if (size >= limit) break;
  }
  return Buffer.concat(chunks).subarray(0, limit);
}
