import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { TelegramMode } from '../../../src/channels/telegram/telegram-channel.ts';
import { startTelegramDouble } from '../../lab/doubles/telegram-double.ts';
import type { TelegramDouble } from '../../lab/doubles/telegram-double.ts';
import { makeRig, NO_TOAST } from './start-channel.ts';
import type { Rig } from './start-channel.ts';

const SECRET = 'Bi-Mat_cua_webhook';
const URL = 'https://dondoc.example/webhook/telegram';
const MODE: TelegramMode = { kind: 'webhook', secret: SECRET, url: URL };

let double: TelegramDouble;
let rig: Rig;

beforeEach(async () => {
  double = await startTelegramDouble();
  double.registerWebhook(URL, SECRET);
  rig = makeRig(double, undefined, { mode: MODE });
});

afterEach(async () => {
  await rig.channel.stop();
  await double.close();
});

async function post(
  json: unknown,
  given: { secret?: string | null; method?: string; target?: Rig } = {},
): Promise<number> {
  const { secret = SECRET, method = 'POST', target = rig } = given;
  const body = typeof json === 'string' ? json : JSON.stringify(json);
  return (await target.channel.receiveWebhook({ method, secret, body })).status;
}

function said(text: string): unknown {
  double.message({ chat: double.supergroup('Sở Xây dựng'), from: double.person('Lan'), text });
  return double.pending().at(-1);
}

describe('a post', () => {
  test('is stored and handled before it is answered, under the key that polling would give it', async () => {
    await rig.channel.start();
    expect(await post(said('12 xong'))).toBe(200);
    expect(rig.incoming).toMatchObject([{ kind: 'message', text: '12 xong' }]);
    expect(rig.received[0]?.key).toBe(String(double.pending()[0]?.update_id));
    expect(rig.channel.lastHeardAt()).not.toBeNull();
  });

  test.each([
    ['without the secret', null, 403],
    ['with an empty one', '', 403],
    ['with another of the same length', 'bi-mat_cua_webhook', 403],
    ['with the beginning of it', SECRET.slice(0, -1), 403],
  ])('%s is turned away, and stored nowhere', async (_what, secret, status) => {
    await rig.channel.start();
    expect(await post(said('12 xong'), { secret })).toBe(status);
    expect(await post('{"update_id":', { secret })).toBe(status);
    expect(rig.received).toEqual([]);
  });

  test.each([
    ['no JSON', '{"update_id":', 400],
    ['nothing', '', 400],
    ['above 256 KB', `{"a":"${'x'.repeat(300_000)}"}`, 413],
    ['a null', 'null', 200],
    ['an update without a number', '{"message":{}}', 200],
    ['a list', '[1,2]', 200],
  ])('of %s is answered, and nothing is stored', async (_what, body, status) => {
    await rig.channel.start();
    expect(await post(body)).toBe(status);
    expect(rig.received).toEqual([]);
  });

  test('by another method, or to a channel that polls, finds nothing', async () => {
    expect(await post('{}', { method: 'GET' })).toBe(405);
    expect(await post('{}', { target: makeRig(double) })).toBe(404);
  });

  test('that cannot be stored is answered 500, so that Telegram sends it again', async () => {
    const broken = makeRig(
      double,
      () => {
        throw new Error('database is locked');
      },
      { mode: MODE },
    );
    await broken.channel.start();
    expect(await post(said('12 xong'), { target: broken })).toBe(500);
    expect(broken.logged.join()).toContain('database is locked');
    expect(broken.fatal).toEqual([]);
    await broken.channel.stop();
  });

  test('before the bot knows its name is put off, for what a mention means hangs on it', async () => {
    expect(await post(said('@dondoc_test_bot 12 xong'))).toBe(503);
    expect(rig.received).toEqual([]);
  });

  test('of a press still shows its toast to whoever pressed', async () => {
    const pressed = makeRig(
      double,
      ({ kind }) => (kind === 'press' ? { toast: 'Đã ghi nhận', alert: true } : NO_TOAST),
      {
        mode: MODE,
      },
    );
    await pressed.channel.start();
    const group = double.supergroup('Sở Xây dựng');
    const lan = double.person('Lan');
    const message = double.message({ chat: group, from: lan, text: 'x' });
    const queryId = double.press({ chat: group, from: lan, message, data: 'any' });
    for (const update of double.pending()) expect(await post(update, { target: pressed })).toBe(200);
    expect(await double.waitForToasts(1)).toEqual([{ queryId, text: 'Đã ghi nhận', alert: true }]);
    await pressed.channel.stop();
  });
});

describe('starting', () => {
  test('polls nothing, changes no webhook, and shows the menus', async () => {
    await rig.channel.start();
    await double.waitFor(() => double.menus.size === 4);
    const called = new Set(double.calls.map(({ method }) => method));
    expect([...called].sort()).toEqual(['getMe', 'getWebhookInfo', 'setMyCommands']);
    expect(rig.channel.lastPollAt()).not.toBeNull();
    expect(rig.fatal).toEqual([]);
  });

  test.each([
    ['another', 'https://elsewhere.example/x'],
    ['no', ''],
  ])('with %s webhook at Telegram warns, with the cure', async (_which, url) => {
    double.registerWebhook(url, SECRET);
    await rig.channel.start();
    expect(rig.logged.join('\n')).toMatch(/until it is registered: set the webhook.*dondoc -- webhook set/);
    expect(rig.channel.lastHeardAt()).toBeNull();
    expect(double.webhook()?.url).toBe(url);
  });

  test('in polling mode while a webhook is set is refused and takes nothing away', async () => {
    const polling = makeRig(double);
    await polling.channel.start();
    expect(polling.fatal.join()).toMatch(/cannot be polled.*webhook delete.*TELEGRAM_MODE=webhook/);
    expect(double.webhook()?.url).toBe(URL);
    await polling.channel.stop();
  });

  test('a webhook that is set while the bot polls ends polling with the same sentence', async () => {
    double.registerWebhook('', SECRET);
    await rig.channel.deleteWebhook();
    const polling = makeRig(double);
    await polling.channel.start();
    await rig.channel.setWebhook(URL, SECRET);
    double.message({ chat: double.supergroup('Sở Y tế'), from: double.person('Lan'), text: 'a' });
    expect(await polling.ended).toContain('set TELEGRAM_MODE=webhook');
    await polling.channel.stop();
  });
});

test('neither the secret nor the token nor what people wrote is in the log', async () => {
  await rig.channel.start();
  await post(said('nội dung riêng tư'), { secret: 'a-forged-secret' });
  await post('{"nội dung riêng tư":');
  await post(said('nội dung riêng tư'));
  const everything = rig.logged.join('\n');
  expect(rig.logged.length).toBeGreaterThan(2);
  for (const secret of [SECRET, 'a-forged-secret', 'riêng tư', double.token.split(':')[1]]) {
    expect(everything).not.toContain(secret);
  }
});
