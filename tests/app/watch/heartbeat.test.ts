/** The watcher elsewhere: asked while all is well, whatever it answers, and nobody else is asked. */

import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepHeartbeat, type Heartbeat } from '../../../src/app/watch/heartbeat.ts';
import { createLog } from '../../../src/log.ts';

let server: Server;
let url: string;
let asked: string[];
let answer: (response: ServerResponse) => void;
let isWell: () => boolean;
let heartbeat: Heartbeat | null = null;
const logged: string[] = [];

beforeEach(async () => {
  asked = [];
  logged.length = 0;
  isWell = () => true;
  answer = (response) => response.end('OK');
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    answer(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
});

afterEach(() => {
  heartbeat?.end();
  heartbeat = null;
  server.closeAllConnections();
  server.close();
});

function begin(path = '/ping/secret?status=up'): void {
  const log = createLog('info', (line) => logged.push(line));
  heartbeat = keepHeartbeat({ url: url + path, isWell: () => isWell(), log, everyMs: 20, patienceMs: 200 });
}

const until = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 60_000, interval: 5 });

test('it asks again and again, exactly what was set, and says nothing', async () => {
  begin();
  await until(() => {
    expect(asked.length).toBeGreaterThan(2);
  });
  expect(new Set(asked)).toEqual(new Set(['/ping/secret?status=up']));
  expect(logged).toEqual([]);
});

test.each<[string, () => boolean]>([
  ['is not well', () => false],
  [
    'cannot tell',
    () => {
      throw new Error('the database is locked');
    },
  ],
])('while the program %s nobody is asked; once it is, they are', async (_, state) => {
  let looks = 0;
  isWell = () => {
    looks += 1;
    return state();
  };
  begin();
  await until(() => {
    expect(looks).toBeGreaterThan(3);
  });
  expect(asked).toEqual([]);
  isWell = () => true;
  await until(() => {
    expect(asked.length).toBeGreaterThan(0);
  });
});

test.each<[string, (response: ServerResponse) => void, string]>([
  ['hangs', () => undefined, '"why":"E'],
  ['answers 500', (response) => response.writeHead(500).end(), 'it answers 500'],
  [
    'leads elsewhere',
    (response) => response.writeHead(302, { location: '/elsewhere' }).end(),
    'it answers 302: set the address',
  ],
  ['talks without end', (response) => response.end('x'.repeat(1 << 20)), '"why":"ERR_BAD_RESPONSE"'],
  ['breaks off', (response) => response.destroy(), '"why":"ECONNRESET"'],
])('an address that %s is told once in the log, without the address, and asked on', async (_, bad, words) => {
  answer = bad;
  begin();
  await until(() => {
    expect(asked.length).toBeGreaterThan(2);
  });
  expect(logged).toHaveLength(1);
  expect(logged[0]).toContain(words);
  expect(logged.join('')).not.toContain('secret');
  expect(asked).not.toContain('/elsewhere');
  answer = (response) => response.end('OK');
  await until(() => {
    expect(logged.at(-1)).toContain('answers again');
  });
});
