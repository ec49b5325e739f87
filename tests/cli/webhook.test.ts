import { afterAll, beforeAll, expect, test } from 'vitest';
import { startZaloDouble, type ZaloDouble } from '../support/zalo-double.ts';
import { newRegistryPath, run } from './command-line.ts';

let zalo: ZaloDouble;

beforeAll(async () => {
  zalo = await startZaloDouble();
});

afterAll(() => zalo.close());

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

test('without a Zalo bot, or while it is polled, the command says what to set', async () => {
  const path = newRegistryPath();
  const none = await run(path, ['webhook', 'info']);
  expect([none.status, none.err]).toEqual([1, 'There is no Zalo bot; set ZALO_BOT_TOKEN first.\n']);
  const polled = await run(path, ['webhook', 'set'], { env: { ...settings(), ZALO_MODE: 'polling' } });
  expect(polled.status).toBe(1);
  expect(polled.err).toContain('ZALO_MODE=webhook');
});
