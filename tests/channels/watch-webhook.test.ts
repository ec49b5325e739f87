import { beforeEach, expect, test } from 'vitest';
import { watchWebhook, type WebhookState, type WebhookWatch } from '../../src/channels/watch-webhook.ts';
import { quietLog } from '../support/quiet-log.ts';

const URL = 'https://dondoc.example/webhook/telegram';
const QUIET: WebhookState = { kind: 'ok', url: URL, waiting: 0, lastError: null };

let state: WebhookState;
let logged: string[];
let watch: WebhookWatch;

beforeEach(() => {
  state = QUIET;
  logged = [];
  const write = (fields: object, text: string): void => {
    logged.push(`${text} ${JSON.stringify(fields)}`);
  };
  watch = watchWebhook({
    messenger: 'Telegram',
    url: URL,
    log: quietLog({ info: write, warn: write }),
    ask: () => Promise.resolve(state),
  });
});

function look(found: WebhookState): Promise<void> {
  state = found;
  return watch.look(new AbortController().signal);
}

test('a quiet night is no trouble: the messenger says that nothing waits', async () => {
  expect(watch.lastHeardAt()).toBeNull();
  await look(QUIET);
  expect(watch.lastHeardAt()).not.toBeNull();
  expect(logged).toEqual([]);
});

test.each<[string, WebhookState, string]>([
  ['another address is registered', { ...QUIET, url: 'https://elsewhere.example/' }, 'until it is registered'],
  ['no address is registered', { ...QUIET, url: '' }, 'until it is registered'],
  [
    'updates wait that cannot be posted',
    { ...QUIET, waiting: 3, lastError: 'Connection refused' },
    'Connection refused',
  ],
  ['the messenger cannot be asked', { kind: 'failed', why: 'ETIMEDOUT' }, 'ETIMEDOUT'],
])('that %s is no proof of hearing, and told once', async (_what, found, words) => {
  await look(found);
  await look(found);
  expect(watch.lastHeardAt()).toBeNull();
  expect(logged).toHaveLength(1);
  expect(logged[0]).toContain(words);
  await look(QUIET);
  expect(watch.lastHeardAt()).not.toBeNull();
  expect(logged[1]).toContain('posts to the webhook again');
});

test('a post is proof, also while more of them wait', async () => {
  watch.posted();
  expect(watch.lastHeardAt()).not.toBeNull();
  expect(watch.lastAnswerAt()).toBeNull();
  await look({ ...QUIET, waiting: 40 });
  expect(logged).toEqual([]);
  await look({ ...QUIET, waiting: 40 });
  expect(logged).toHaveLength(1);
});
