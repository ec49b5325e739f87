import { createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createZaloClient } from '../../../src/channels/zalo/zalo-client.ts';
import type { ZaloClient } from '../../../src/channels/zalo/zalo-client.ts';
import { startZaloDouble } from '../../lab/doubles/zalo-double.ts';
import type { ZaloChat, ZaloDouble } from '../../lab/doubles/zalo-double.ts';

let double: ZaloDouble;
let client: ZaloClient;
let group: ZaloChat;
let logged: string[];

function clientOf(apiRoot: string, token = double.token): ZaloClient {
  const write = (fields: object, text: string): void => {
    logged.push(`${text} ${JSON.stringify(fields)}`);
  };
  return createZaloClient({ token, apiRoot, log: { info: write, warn: write, error: write } });
}

beforeEach(async () => {
  logged = [];
  double = await startZaloDouble();
  client = clientOf(double.apiRoot);
  group = double.group();
});

afterEach(async () => {
  await double.close();
});

describe('getMe', () => {
  test('tells who the bot is; its id stays text, for it is too large for a number', async () => {
    expect(await client.getMe()).toEqual({
      kind: 'ok',
      result: { id: '1459000000000000001', accountName: 'bot.AbCdEf', displayName: 'Bot Đôn Đốc', canJoinGroups: true },
    });
  });

  test('may leave out what it leaves out in the documentation', async () => {
    double.when({ method: 'getMe', body: { ok: true, result: { id: '7' } } });
    expect(await client.getMe()).toEqual({
      kind: 'ok',
      result: { id: '7', accountName: null, displayName: null, canJoinGroups: null },
    });
  });

  test('with a wrong token is refused, with HTTP 200', async () => {
    const answer = await clientOf(double.apiRoot, '1234567890:wrong').getMe();
    expect(answer).toEqual({ kind: 'error', code: 401, description: 'Unauthorized' });
  });
});

describe('sending', () => {
  test('a text gives its id; the request is a POST of JSON with ids as text', async () => {
    const answer = await client.sendMessage(group.id, 'Chào <b>');
    const [message] = double.sent(group);
    expect(answer).toEqual({ kind: 'ok', result: { messageId: message?.messageId } });
    expect(double.callsOf('sendMessage')[0]?.payload).toEqual({ chat_id: group.id, text: 'Chào <b>' });
  });

  test('2,000 characters pass, one more does not', async () => {
    expect(await client.sendMessage(group.id, 'đ'.repeat(2000))).toMatchObject({ kind: 'ok' });
    expect(await client.sendMessage(group.id, 'đ'.repeat(2001))).toMatchObject({ kind: 'error', code: 400 });
  });

  test('a photo goes by its public address, with a caption or without', async () => {
    expect(await client.sendPhoto(group.id, 'https://dondoc.example/bieu-do.png', 'Tuần 39')).toMatchObject({
      kind: 'ok',
    });
    expect(await client.sendPhoto(group.id, 'https://dondoc.example/bieu-do.png', null)).toMatchObject({ kind: 'ok' });
    expect(double.sent(group)).toMatchObject([
      { photo: 'https://dondoc.example/bieu-do.png', text: 'Tuần 39' },
      { photo: 'https://dondoc.example/bieu-do.png', text: '' },
    ]);
  });

  test('"typing" has no result, and its failure is only logged', async () => {
    await client.sendChatAction(group.id);
    expect(double.callsOf('sendChatAction')).toMatchObject([{ outcome: 'accepted' }]);
    expect(logged).toEqual([]);
    double.when({ method: 'sendChatAction', reply: { error_code: 500, description: 'x' } });
    await client.sendChatAction(group.id);
    expect(logged.join()).toContain('typing is not shown');
  });
});

describe('the webhook', () => {
  const url = 'https://dondoc.example/zalo';

  test('none is set: an empty address, not an error', async () => {
    expect(await client.getWebhookInfo()).toEqual({ kind: 'ok', result: { url: '' } });
    expect(await client.deleteWebhook()).toEqual({ kind: 'ok', result: { url: '' } });
  });

  test('is set although Zalo could not reach it, and removed again', async () => {
    expect(await client.setWebhook(url, 'a-secret-of-24-characters')).toEqual({
      kind: 'ok',
      result: { url, verified: false, outcome: 'webhook.err.dns' },
    });
    expect(await client.getWebhookInfo()).toEqual({ kind: 'ok', result: { url } });
    expect(await client.deleteWebhook()).toEqual({ kind: 'ok', result: { url: '' } });
    expect(double.webhook()).toBeNull();
  });

  test('at an address that Zalo cannot reach, or with a short secret, is refused', async () => {
    expect(await client.setWebhook('http://localhost/zalo', 'a-secret-of-24-characters')).toMatchObject({ code: 400 });
    expect(await client.setWebhook(url, 'short')).toMatchObject({ code: 400 });
  });
});

describe('polling', () => {
  test('the length of the poll is text', async () => {
    double.when({ method: 'getUpdates', reply: { error_code: 408, description: 'Request Timeout' } });
    expect(await client.getUpdates(30)).toMatchObject({ kind: 'error', code: 408 });
    expect(double.callsOf('getUpdates')[0]?.payload).toEqual({ timeout: '30' });
  });

  test('an aborted poll is an answer too', async () => {
    const aborting = new AbortController();
    const poll = client.getUpdates(30, aborting.signal);
    await double.waitFor(() => double.isPolled());
    aborting.abort();
    expect(await poll).toMatchObject({ kind: 'network', why: 'ERR_CANCELED' });
  });
});

describe('an answer', () => {
  test.each<[string, object, object]>([
    [
      'an error with its own HTTP status',
      { reply: { error_code: 408, description: 'x' }, status: 408 },
      { kind: 'error', code: 408 },
    ],
    [
      'an error under the other name',
      { body: { ok: false, errorCode: 426 } },
      { kind: 'error', code: 426, description: '' },
    ],
    ['an error without a code', { body: { ok: false }, status: 503 }, { kind: 'error', code: 503 }],
    ['a page of a proxy', { rawBody: '<html>502</html>', status: 502 }, { kind: 'garbled', status: 502 }],
    ['a page that says 200', { rawBody: '<html>' }, { kind: 'garbled', status: 200 }],
    ['a redirect, which is not followed', { rawBody: '', status: 302 }, { kind: 'garbled', status: 302 }],
    ['an empty one', { rawBody: '' }, { kind: 'garbled', status: 200 }],
    ['JSON that is no object', { rawBody: 'null' }, { kind: 'garbled', status: 200 }],
    ['JSON of a proxy', { rawBody: '{"message":"bad gateway"}', status: 502 }, { kind: 'garbled', status: 502 }],
    ['success without a message', { body: { ok: true } }, { kind: 'garbled', status: 200 }],
    ['success with half a message', { body: { ok: true, result: { date: 5 } } }, { kind: 'garbled', status: 200 }],
    ['too much of it', { rawBody: 'x'.repeat(1_100_000) }, { kind: 'network', sent: true }],
  ])('%s', async (_what, trouble, expected) => {
    double.when({ method: 'sendMessage', ...trouble });
    expect(await client.sendMessage(group.id, 'a')).toMatchObject(expected);
  });
});

describe('no answer', () => {
  const walls: Server[] = [];

  afterEach(() => {
    for (const wall of walls.splice(0)) wall.close();
  });

  /** The port of a server that treats every connection in the same way. */
  async function wall(
    treat: (socket: Parameters<Parameters<typeof createServer>[1] & object>[0]) => void,
  ): Promise<string> {
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      treat(socket);
    });
    walls.push(server);
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    return String((server.address() as AddressInfo).port);
  }

  test('because nobody listens: surely not sent', async () => {
    await double.close();
    expect(await client.sendMessage(group.id, 'a')).toEqual({ kind: 'network', sent: false, why: 'ECONNREFUSED' });
  });

  test('because the name leads nowhere: surely not sent', async () => {
    const answer = await clientOf('http://zalo.invalid').sendMessage(group.id, 'a');
    expect(answer).toMatchObject({ kind: 'network', sent: false });
  });

  // How a blocked messenger looks: the connection is taken, and broken or left hanging while it is being made.
  test('because the connection broke while it was made: surely not sent', async () => {
    const port = await wall((socket) => socket.resetAndDestroy());
    const answer = await clientOf(`https://127.0.0.1:${port}`).sendMessage(group.id, 'a');
    expect(answer).toMatchObject({ kind: 'network', sent: false });
  });

  test('because the connection hangs while it is made: surely not sent', async () => {
    const hanging: (() => void)[] = [];
    const patience = new AbortController();
    const port = await wall((socket) => {
      hanging.push(() => socket.destroy());
      patience.abort();
    });
    const answer = await clientOf(`https://127.0.0.1:${port}`).getMe(patience.signal);
    hanging.forEach((end) => {
      end();
    });
    expect(answer).toMatchObject({ kind: 'network', sent: false });
  });

  test('because it broke on its way there or back: perhaps sent', async () => {
    double.when({ method: 'sendMessage', dropRequest: true });
    double.when({ method: 'sendMessage', dropResponse: true });
    expect(await client.sendMessage(group.id, 'a')).toMatchObject({ kind: 'network', sent: true });
    expect(double.sent(group)).toHaveLength(0);
    expect(await client.sendMessage(group.id, 'a')).toMatchObject({ kind: 'network', sent: true });
    expect(double.sent(group)).toHaveLength(1);
    expect(double.callsOf('sendMessage')).toHaveLength(2);
  });

  test('because Zalo took it and kept silent: perhaps sent', async () => {
    double.when({ method: 'getMe', hang: true });
    const patience = new AbortController();
    const asked = client.getMe(patience.signal);
    await double.waitFor(() => double.callsOf('getMe').length > 0);
    patience.abort();
    const answer = await asked;
    expect(answer).toMatchObject({ kind: 'network', sent: true });
  });

  test('on a connection that was used before: perhaps sent', async () => {
    await client.sendMessage(group.id, 'a');
    double.when({ method: 'sendMessage', dropRequest: true });
    expect(await client.sendMessage(group.id, 'b')).toMatchObject({ kind: 'network', sent: true });
  });
});

test('no answer shows the token or what was sent, whatever it quotes', async () => {
  const secret = double.token.split(':')[1] ?? '';
  const text = 'nội dung riêng tư';
  const description = `cannot take "${text}" at /bot${double.token}/sendMessage`;
  double.when({ method: 'sendMessage', reply: { error_code: 400, description } });
  double.when({ method: 'sendMessage', rawBody: description, status: 502 });
  double.when({ method: 'sendMessage', dropResponse: true });
  double.when({ method: 'sendChatAction', reply: { error_code: 400, description } });
  const answers = [];
  for (let n = 0; n < 3; n += 1) answers.push(await client.sendMessage(group.id, text));
  await client.sendChatAction(group.id);
  await double.close();
  answers.push(await client.sendMessage(group.id, text));
  const everything = JSON.stringify(answers);
  expect(answers.map(({ kind }) => kind)).toEqual(['error', 'garbled', 'network', 'network']);
  expect(everything).not.toContain(text);
  expect(everything + logged.join()).not.toContain(secret);
});
