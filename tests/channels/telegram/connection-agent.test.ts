/** Telegram through the proxy that the environment names, and what a proxy that fails says about a message: it was never sent. */

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { Api } from 'grammy';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createConnectionAgent } from '../../../src/channels/telegram/connection-agent.ts';

const TOKEN = '123456789:AAFakeFakeFakeFakeFakeFakeFakeFakeFak';

let proxy: Server;
let asked: string[];
/** What the proxy does with a tunnel. */
let meets: (client: Duplex) => void;

beforeEach(async () => {
  asked = [];
  proxy = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.setHeader('content-type', 'application/json');
    response.end('{"ok":true,"result":{"id":1,"is_bot":true,"first_name":"Đôn Đốc","username":"dondoc_bot"}}');
  });
  proxy.on('connect', (request, client: Duplex) => {
    asked.push(`CONNECT ${request.url ?? ''}`);
    meets(client);
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
});

afterEach(async () => {
  proxy.closeAllConnections();
  await new Promise((resolve) => proxy.close(resolve));
});

function botBehind(apiRoot: string, more: NodeJS.ProcessEnv = {}): Api {
  const address = `http://127.0.0.1:${String((proxy.address() as AddressInfo).port)}`;
  const agent = createConnectionAgent(apiRoot, { HTTPS_PROXY: address, HTTP_PROXY: address, ...more });
  return new Api(TOKEN, { apiRoot, baseFetchConfig: { agent } });
}

test('a Bot API server over http is asked through the proxy, and one that NO_PROXY names is not', async () => {
  const me = await botBehind('http://bot-api.invalid').getMe();
  expect(me.username).toBe('dondoc_bot');
  expect(asked).toEqual([`http://bot-api.invalid/bot${TOKEN}/getMe`]);
  const { port } = proxy.address() as AddressInfo;
  await botBehind(`http://127.0.0.1:${String(port)}`, { NO_PROXY: '127.0.0.1' }).getMe();
  expect(asked.at(-1)).toBe(`/bot${TOKEN}/getMe`);
});

test.each<[string, (client: Duplex) => void]>([
  ['refuses the tunnel', (client) => client.end('HTTP/1.1 502 Bad Gateway\r\n\r\n')],
  ['wants a password', (client) => client.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n')],
  ['breaks it off', (client) => client.destroy()],
])('a proxy that %s: nothing was sent', async (_what, does) => {
  meets = does;
  const sent = botBehind('https://bot-api.invalid').sendMessage(1, 'x');
  await expect(sent).rejects.toMatchObject({ error: { code: expect.stringMatching(/^NOT_CONNECTED /u) as string } });
  expect(asked).toEqual(['CONNECT bot-api.invalid:443']);
});
