import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTelegramDouble, type TelegramDouble } from '../lab/doubles/telegram-double.ts';
import { startZaloDouble, type ZaloDouble } from '../lab/doubles/zalo-double.ts';
import { newRegistryPath, run } from './command-line.ts';

let zalo: ZaloDouble;
let telegram: TelegramDouble;

beforeAll(async () => {
  [zalo, telegram] = await Promise.all([startZaloDouble(), startTelegramDouble()]);
});

afterAll(() => Promise.all([zalo.close(), telegram.close()]));

const settings = (): Record<string, string> => ({
  ZALO_BOT_TOKEN: zalo.token,
  ZALO_API_ROOT: zalo.apiRoot,
  ZALO_MODE: 'webhook',
  ZALO_WEBHOOK_SECRET: 'mot-bi-mat-dai',
  PUBLIC_URL: 'https://dondoc.example.vn',
});

test('the operator registers the webhook, sees it, and takes it away again', async () => {
  const path = newRegistryPath();
  expect((await run(path, ['webhook', 'set'], { env: settings() })).status).toBe(0);
  expect(zalo.webhook()).toEqual({ url: 'https://dondoc.example.vn/webhook/zalo', secret: 'mot-bi-mat-dai' });
  const info = await run(path, ['webhook', 'info', '--json'], { env: settings() });
  expect(info.json).toMatchObject([{ url: 'https://dondoc.example.vn/webhook/zalo' }]);
  expect((await run(path, ['webhook', 'delete'], { env: settings() })).status).toBe(0);
  expect(zalo.webhook()).toBeNull();
});

test('without a bot, or while it is polled, the command says what to set', async () => {
  const path = newRegistryPath();
  const none = await run(path, ['webhook', 'info']);
  expect([none.status, none.err]).toEqual([1, 'There is no bot; set TELEGRAM_BOT_TOKEN or ZALO_BOT_TOKEN first.\n']);
  const other = await run(path, ['webhook', 'info', '--channel', 'telegram'], { env: settings() });
  expect(other.err).toBe('There is no Telegram bot; set TELEGRAM_BOT_TOKEN first.\n');
  const polled = await run(path, ['webhook', 'set'], { env: { ...settings(), ZALO_MODE: 'polling' } });
  expect(polled.status).toBe(1);
  expect(polled.err).toContain('ZALO_MODE=webhook');
});

const onBoth = (): Record<string, string> => ({
  ...settings(),
  TELEGRAM_BOT_TOKEN: telegram.token,
  TELEGRAM_API_ROOT: telegram.apiRoot,
  TELEGRAM_MODE: 'webhook',
  TELEGRAM_WEBHOOK_SECRET: 'Bi-Mat_1',
});

test('with a bot on both messengers each gets its own address and secret, and nothing that waits is dropped', async () => {
  const path = newRegistryPath();
  const set = await run(path, ['webhook', 'set'], { env: onBoth() });
  expect([set.status, set.err]).toEqual([0, '']);
  expect(zalo.webhook()?.url).toBe('https://dondoc.example.vn/webhook/zalo');
  expect(telegram.webhook()).toEqual({
    url: 'https://dondoc.example.vn/webhook/telegram',
    secret: 'Bi-Mat_1',
    allowed: ['message', 'edited_message', 'callback_query', 'my_chat_member'],
  });
  expect(telegram.callsOf('setWebhook').at(-1)?.payload).not.toHaveProperty('drop_pending_updates');
  expect(set.out).not.toContain('Bi-Mat_1');

  const info = await run(path, ['webhook', 'info', '--json'], { env: onBoth() });
  expect(info.json).toEqual([
    { channel: 'telegram', url: 'https://dondoc.example.vn/webhook/telegram', waiting: 0, last_error: null },
    { channel: 'zalo', url: 'https://dondoc.example.vn/webhook/zalo' },
  ]);

  const which = await run(path, ['webhook', 'delete'], { env: onBoth() });
  expect([which.status, which.err]).toEqual([
    1,
    'There is a bot on both messengers; add --channel telegram or --channel zalo.\n',
  ]);
  expect((await run(path, ['webhook', 'delete', '--channel', 'telegram'], { env: onBoth() })).status).toBe(0);
  expect([telegram.webhook(), zalo.webhook() === null]).toEqual([null, false]);
});

test('an address that Telegram will not take is refused in its own words', async () => {
  const env = { ...onBoth(), ZALO_BOT_TOKEN: '', PUBLIC_URL: 'http://dondoc.example.vn' };
  const { status, err } = await run(newRegistryPath(), ['webhook', 'set'], { env });
  expect(status).toBe(1);
  expect(err).toMatch(/^Telegram did not do it \(setWebhook: 400 .*HTTPS URL must be provided.*PUBLIC_URL/);
});
