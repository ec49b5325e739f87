/** Zalo through the proxy that the environment names; a proxy that fails has sent nothing. */

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createZaloClient } from '../../../src/channels/zalo/zalo-client.ts';
import { quietLog } from '../../support/quiet-log.ts';

let proxy: Server;
let asked: string[];

beforeEach(async () => {
  asked = [];
  proxy = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.end('{"ok":true,"result":{"message_id":"m1"}}');
  });
  proxy.on('connect', (request, client: Duplex) => {
    asked.push(`CONNECT ${request.url ?? ''}`);
    client.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${String((proxy.address() as AddressInfo).port)}`;
  vi.stubEnv('HTTPS_PROXY', address);
  vi.stubEnv('HTTP_PROXY', address);
  vi.stubEnv('NO_PROXY', '');
});

afterEach(async () => {
  vi.unstubAllEnvs();
  proxy.closeAllConnections();
  await new Promise((resolve) => proxy.close(resolve));
});

const send = (apiRoot: string) =>
  createZaloClient({ token: '12345:gia', apiRoot, log: quietLog() }).sendMessage('nhom', 'x');

test('a message goes through it', async () => {
  expect(await send('http://bot-api.invalid')).toEqual({ kind: 'ok', result: { messageId: 'm1' } });
  expect(asked).toEqual(['http://bot-api.invalid/bot12345:gia/sendMessage']);
});

test('refused by it, nothing was sent: the message may be sent again', async () => {
  expect(await send('https://bot-api.invalid')).toMatchObject({ kind: 'network', sent: false });
  expect(asked).toEqual(['CONNECT bot-api.invalid:443']);
});
