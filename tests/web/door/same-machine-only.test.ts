import { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import { isLoopback, sameMachineOnly } from '../../../src/web/door/same-machine-only.ts';

const app = new Hono();
app.use(sameMachineOnly);
app.all('/', (context) => context.text('in'));

async function statusOf(method: string, headers: Record<string, string>): Promise<number> {
  return (await app.request('/', { method, headers })).status;
}

describe('a page is shown', () => {
  test.each(['127.0.0.1:8080', '127.0.0.1', 'localhost:8080', 'LOCALHOST', '[::1]:8080', '127.1.2.3:80'])(
    'to whoever asks for %s',
    async (host) => {
      expect(await statusOf('GET', { host })).toBe(200);
    },
  );

  test.each([
    'evil.example',
    'evil.example:8080',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    '192.168.1.5',
    '',
  ])('to nobody who asks for "%s"', async (host) => {
    expect(await statusOf('GET', { host })).toBe(403);
  });
});

describe('a form is taken', () => {
  const host = '127.0.0.1:8080';
  test.each([
    ['from the page itself', { origin: 'http://127.0.0.1:8080', 'sec-fetch-site': 'same-origin' }, 200],
    ['from a tool that is no browser', {}, 200],
    ['from nowhere else on the same name', { origin: 'http://127.0.0.1:9999' }, 403],
    ['from no other name of this machine', { origin: 'http://localhost:8080' }, 403],
    ['from no other site', { origin: 'https://evil.example' }, 403],
    ['from no hidden origin', { origin: 'null' }, 403],
    ['from no other site that hides its origin', { 'sec-fetch-site': 'cross-site' }, 403],
    ['from no neighbouring site', { 'sec-fetch-site': 'same-site' }, 403],
  ])('%s', async (_from, headers, status) => {
    expect(await statusOf('POST', { host, ...headers })).toBe(status);
  });
});

test.each([
  ['127.0.0.1', true],
  ['127.0.0.53', true],
  ['localhost', true],
  ['::1', true],
  ['0.0.0.0', false],
  ['::', false],
  ['10.0.0.1', false],
  ['example.org', false],
])('whether %s is this machine alone: %s', (host, expected) => {
  expect(isLoopback(host)).toBe(expected);
});
