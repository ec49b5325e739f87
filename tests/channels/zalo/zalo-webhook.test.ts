import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ZaloMode } from '../../../src/channels/zalo/zalo-channel.ts';
import type { Incoming } from '../../../src/conversation/message/incoming.ts';
import { startZaloDouble } from '../../lab/doubles/zalo-double.ts';
import type { ZaloChat, ZaloDouble, ZaloPerson, ZaloUpdate } from '../../lab/doubles/zalo-double.ts';
import { makeRig } from './start-channel.ts';
import type { Rig } from './start-channel.ts';

const SECRET = 'a-secret-of-24-characters';
const URL = 'https://dondoc.example/zalo';
const MODE: ZaloMode = { kind: 'webhook', secret: SECRET, url: URL };

let double: ZaloDouble;
let rig: Rig;
let lan: ZaloPerson;
let group: ZaloChat;
let doors: Server[];

beforeEach(async () => {
  doors = [];
  double = await startZaloDouble();
  double.registerWebhook(URL, SECRET);
  rig = makeRig(double, { mode: MODE });
  lan = double.person('Lan');
  group = double.group();
});

afterEach(async () => {
  await rig.channel.stop();
  for (const door of doors) door.close();
  await double.close();
});

/** A web door for the rig, as the program has one; its address. */
async function open(target: Rig = rig): Promise<string> {
  const door = createServer((req, res) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of req) chunks.push(chunk as Buffer);
      const secret = req.headers['x-bot-api-secret-token'];
      const answer = await target.channel.receiveWebhook({
        method: req.method ?? '',
        secret: typeof secret === 'string' ? secret : null,
        body: Buffer.concat(chunks),
      });
      res.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body);
    })();
  });
  doors.push(door);
  await new Promise<void>((resolve) => {
    door.listen(0, '127.0.0.1', resolve);
  });
  return `http://127.0.0.1:${String((door.address() as AddressInfo).port)}/zalo`;
}

function said(text: string): ZaloUpdate {
  return double.message({ chat: group, from: lan, text, mention: true });
}

function textOf(incoming: Incoming): string {
  return incoming.kind === 'message' ? incoming.text : incoming.kind;
}

describe('a post', () => {
  test.each(['flat', 'wrapped'] as const)('of the %s form is stored, then answered 200', async (shape) => {
    await rig.channel.start();
    const answer = await double.post(await open(), SECRET, said('12 xong'), shape);
    expect(answer).toEqual({ status: 200, text: '{"ok":true}' });
    expect(rig.incoming.map(textOf)).toEqual(['12 xong']);
  });

  test('that comes twice has the same key', async () => {
    await rig.channel.start();
    const url = await open();
    const update = said('12 xong');
    await double.post(url, SECRET, update);
    await double.post(url, SECRET, update, 'wrapped');
    expect(rig.received.map(({ key }) => key)).toEqual([update.message.message_id, update.message.message_id]);
  });

  test('that is forged is turned away with 403, and stored nowhere', async () => {
    await rig.channel.start();
    const url = await open();
    expect((await double.post(url, null, said('12 xong'))).status).toBe(403);
    expect((await double.post(url, 'a-secret-of-24-characterz', said('12 xong'))).status).toBe(403);
    expect(rig.received).toEqual([]);
  });

  test('that is empty is a probe, and answered 200', async () => {
    const url = await open();
    expect((await double.post(url, null, null)).status).toBe(200);
    expect((await fetch(url)).status).toBe(200);
    expect(rig.received).toEqual([]);
  });

  test.each([
    ['no JSON', '{"event_name":', 400],
    ['above 256 KB', `{"a":"${'x'.repeat(300_000)}"}`, 413],
    ['JSON of something else', '{"hello":"world"}', 200],
    ['an event without a message', '{"event_name":"bot.joined"}', 200],
    ['a null', 'null', 200],
  ])('with %s is answered, and nothing is stored', async (_what, body, status) => {
    await rig.channel.start();
    expect((await double.post(await open(), SECRET, body)).status).toBe(status);
    expect(rig.received).toEqual([]);
  });

  test('that cannot be stored is answered 500, so that it may come again', async () => {
    const broken = makeRig(double, {
      mode: MODE,
      handle() {
        throw new Error('database is locked');
      },
    });
    await broken.channel.start();
    expect((await double.post(await open(broken), SECRET, said('12 xong'))).status).toBe(500);
    expect(broken.logged.join()).toContain('database is locked');
    expect(broken.fatal).toEqual([]);
  });

  test('before Zalo told the bot who it is, is stored rather than lost', async () => {
    await double.post(await open(), SECRET, said('12 xong'));
    expect(rig.incoming.map(textOf)).toEqual(['@Bot Đôn Đốc 12 xong']);
  });

  test('to a channel that polls finds nothing there', async () => {
    expect((await double.post(await open(makeRig(double)), SECRET, said('a'))).status).toBe(404);
  });
});

describe('starting', () => {
  test('polls nothing and registers nothing', async () => {
    await rig.channel.start();
    expect(double.calls.map(({ method }) => method)).toEqual(['getMe', 'getWebhookInfo']);
    expect(rig.logged.join()).not.toContain('until it is registered');
  });

  test.each([
    ['another', 'https://elsewhere.example/zalo'],
    ['no', null],
  ])('with %s webhook at Zalo warns, with the cure', async (_which, known) => {
    if (known === null) await rig.channel.deleteWebhook();
    else double.registerWebhook(known, SECRET);
    await rig.channel.start();
    expect(rig.logged.join()).toMatch(/until it is registered: set the webhook/);
    expect(double.callsOf('setWebhook')).toEqual([]);
    expect(rig.fatal).toEqual([]);
  });

  test('with a token that Zalo does not know ends the channel', async () => {
    const wrong = makeRig({ token: '1234567890:wrong-secret', apiRoot: double.apiRoot }, { mode: MODE });
    await wrong.channel.start();
    expect(wrong.fatal.join()).toContain('ZALO_BOT_TOKEN');
  });
});

test('an operator sets the webhook, looks at it and deletes it', async () => {
  expect(await rig.channel.setWebhook('https://new.example/zalo', SECRET)).toMatchObject({
    kind: 'ok',
    result: { url: 'https://new.example/zalo', verified: false },
  });
  expect(await rig.channel.webhookInfo()).toEqual({ kind: 'ok', result: { url: 'https://new.example/zalo' } });
  expect(await rig.channel.deleteWebhook()).toEqual({ kind: 'ok', result: { url: '' } });
  expect(await rig.channel.webhookInfo()).toEqual({ kind: 'ok', result: { url: '' } });
});

test('neither the secret nor the token nor what people wrote is in the log', async () => {
  await rig.channel.start();
  const url = await open();
  await double.post(url, 'a-forged-secret', said('nội dung riêng tư'));
  await double.post(url, SECRET, '{"nội dung riêng tư":');
  await double.post(url, SECRET, said('nội dung riêng tư'));
  const everything = rig.logged.join('\n');
  expect(rig.logged.length).toBeGreaterThan(2);
  expect(everything).not.toContain(SECRET);
  expect(everything).not.toContain('a-forged-secret');
  expect(everything).not.toContain(double.token.split(':')[1]);
  expect(everything).not.toContain('riêng tư');
});
