/** What stands in front of the pages: the addresses that the messengers post to, over HTTP. */

import { connect } from 'node:net';
import { once } from 'node:events';
import { Hono } from 'hono';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { WebhookPost } from '../../../src/channels/read-webhook-post.ts';
import { answerWebhooks, type Webhook } from '../../../src/web/door/answer-webhooks.ts';
import { openDoor, type Door } from '../../../src/web/door/open-door.ts';

let door: Door;
let posts: WebhookPost[];

beforeEach(async () => {
  posts = [];
  const webhook = (name: string): Webhook => ({
    path: `/webhook/${name}`,
    secretHeader: `x-${name}-secret`,
    knows: (secret) => secret === 'dung',
    receive(post) {
      posts.push(post);
      return Promise.resolve({ status: post.secret === 'dung' ? 200 : 403, body: '{"ok":false}' });
    },
  });
  const pages = new Hono();
  pages.all('*', (context) => context.text('a page', 404));
  const opened = await openDoor(
    () => pages,
    { host: '127.0.0.1', port: 0 },
    (error) => {
      throw error;
    },
    answerWebhooks([webhook('telegram'), webhook('zalo')]),
  );
  if (opened.kind === 'refused') throw new Error(opened.problem);
  door = opened;
});

afterEach(() => door.close());

test('each messenger has its address and its own header for the secret', async () => {
  const headers = { 'x-telegram-secret': 'dung' };
  const post = { method: 'POST', headers, body: '{"update_id":1}' };
  expect((await fetch(`${door.address}webhook/telegram`, post)).status).toBe(200);
  expect((await fetch(`${door.address}webhook/telegram?from=proxy`, post)).status).toBe(200);
  expect((await fetch(`${door.address}webhook/zalo`, post)).status).toBe(403);
  expect(posts.map(({ secret, body }) => [secret, body?.toString()])).toEqual([
    ['dung', '{"update_id":1}'],
    ['dung', '{"update_id":1}'],
    [null, 'Symbol(unread)'],
  ]);
});

test('every answer carries the protective headers, a refusal too', async () => {
  for (const method of ['POST', 'GET', 'DELETE']) {
    const { status, headers } = await fetch(`${door.address}webhook/zalo`, { method });
    expect(status).toBe(403);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('content-type')).toBe('application/json');
  }
});

test('any other address is a page’s', async () => {
  for (const path of [
    '',
    'webhook',
    'webhook/',
    'webhook/zalo/',
    'webhook/zalo/x',
    'Webhook/zalo',
    'x?/webhook/zalo',
  ]) {
    expect(await (await fetch(`${door.address}${path}`, { method: 'POST' })).text()).toBe('a page');
  }
  expect(posts).toEqual([]);
});

test('of a body that is far too long the beginning is handed on, and the connection is not used again', async () => {
  const headers = { 'x-zalo-secret': 'dung' };
  const answer = await fetch(`${door.address}webhook/zalo`, { method: 'POST', headers, body: 'x'.repeat(3_000_000) });
  expect(answer.headers.get('connection')).toBe('close');
  expect(posts.map(({ body }) => (Buffer.isBuffer(body) ? body.length : body))).toEqual([256 * 1024 + 1]);
});

test('a post that breaks off is nobody’s word, and the door stays open', async () => {
  const { hostname, port } = new URL(door.address);
  const socket = connect(Number(port), hostname);
  socket.write(
    'POST /webhook/zalo HTTP/1.1\r\nhost: x\r\nx-zalo-secret: dung\r\ncontent-length: 100\r\n\r\n{"update_id":',
  );
  await once(socket, 'connect');
  await new Promise((resolve) => setTimeout(resolve, 20));
  socket.destroy();
  expect((await fetch(`${door.address}webhook/zalo`, { method: 'POST', body: '{}' })).status).toBe(403);
  expect(posts.map(({ body }) => body?.toString())).toEqual(['Symbol(unread)']);
});

/** What a client that sends a head and then a body without an end receives before the door hangs up. */
async function endless(head: string): Promise<string> {
  const { hostname, port } = new URL(door.address);
  const socket = connect(Number(port), hostname);
  let received = '';
  socket.on('data', (bytes: Buffer) => (received += bytes.toString()));
  // The door cuts it off while it still sends.
  socket.on('error', () => undefined);
  socket.write(head);
  const more = setInterval(() => socket.write(`400\r\n${'x'.repeat(1024)}\r\n`), 5);
  await once(socket, 'close');
  clearInterval(more);
  return received;
}

test.each([
  ['without the secret', ''],
  ['with another one', 'x-zalo-secret: sai\r\n'],
  ['with that of the other messenger', 'x-telegram-secret: dung\r\n'],
])('%s a body is not read: the answer comes at the head, and the connection ends', async (_what, header) => {
  const received = await endless(
    `POST /webhook/zalo HTTP/1.1\r\nhost: x\r\n${header}transfer-encoding: chunked\r\n\r\n`,
  );
  expect(received).toMatch(/^HTTP\/1\.1 403 /u);
  expect(received).toContain('connection: close');
  expect(posts.map(({ body }) => body?.toString())).toEqual(['Symbol(unread)']);
});
