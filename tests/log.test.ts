import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import axios from 'axios';
import { Api } from 'grammy';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createLog } from '../src/log.ts';

const TOKEN = '123456789:AAFakeFakeFakeFakeFakeFakeFakeFakeFak';

function linesOf(write: (log: ReturnType<typeof createLog>) => void, level = 'info'): string[] {
  const lines: string[] = [];
  write(createLog(level, (line) => lines.push(line)));
  return lines;
}

test.each<[string, (log: ReturnType<typeof createLog>) => void]>([
  [
    'the message',
    (log) => {
      log.info(`token ${TOKEN}`);
    },
  ],
  [
    'a field',
    (log) => {
      log.info({ token: TOKEN }, 'x');
    },
  ],
  [
    'a nested field',
    (log) => {
      log.warn({ settings: { telegram: [TOKEN] } }, 'x');
    },
  ],
  [
    'the address of a call',
    (log) => {
      log.error({ url: `https://api.telegram.org/bot${TOKEN}/sendMessage` }, 'x');
    },
  ],
  [
    'an encoded address',
    (log) => {
      log.error({ url: `https://host/bot${encodeURIComponent(TOKEN)}/getMe` }, 'x');
    },
  ],
  [
    'an error and its stack',
    (log) => {
      log.error({ err: new Error(`request to /bot${TOKEN}/getMe failed`) }, 'x');
    },
  ],
  [
    'the name of a child',
    (log) => {
      log.child({ name: TOKEN }).info('x');
    },
  ],
])('a token never reaches the log, in %s', (_name, write) => {
  const [line = ''] = linesOf(write);
  expect(line).not.toContain(TOKEN.split(':')[1]);
  expect(line).toContain('<token>');
});

test('a line is one JSON object that names the time and nothing of the machine', () => {
  const [line = ''] = linesOf((log) => {
    log.child({ name: 'outbox' }).info({ chat: 7 }, 'delivery');
  });
  const { time, ...rest } = JSON.parse(line) as Record<string, unknown>;
  expect(rest).toEqual({ level: 30, name: 'outbox', chat: 7, msg: 'delivery' });
  expect(time).toMatch(/^\d{4}-\d{2}-\d{2}T.*Z$/u);
  expect(line.endsWith('\n')).toBe(true);
});

test('a level below the one asked for is not written', () => {
  expect(
    linesOf((log) => {
      log.info('x');
    }, 'warn'),
  ).toEqual([]);
});

describe('a real error of the clients, logged whole by mistake', () => {
  const BODY = 'con ngựa đỏ: mặt bằng chưa xong';
  const WEBHOOK_SECRET = 'bi-mat-cua-webhook/?';
  let server: Server;
  let root: string;

  beforeAll(async () => {
    server = createServer((request, response) => {
      if (request.url?.includes('drop') === true) request.socket.destroy();
      else {
        response.writeHead(400, { 'content-type': 'application/json' });
        response.end(JSON.stringify({ ok: false, error_code: 400, description: `Bad Request: ${request.url ?? ''}` }));
      }
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    root = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  });

  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  async function failureOf(call: () => Promise<unknown>): Promise<Error> {
    const error: unknown = await call().catch((reason: unknown) => reason);
    if (!(error instanceof Error)) throw new Error('It did not fail');
    return error;
  }

  function post(path: string): Promise<Error> {
    return failureOf(() =>
      axios.post(`${root}/bot${TOKEN}/${path}`, { text: BODY }, { headers: { 'X-Secret': WEBHOOK_SECRET } }),
    );
  }

  test.each<[string, () => Promise<Error>]>([
    ['grammY’s refusal', () => failureOf(() => new Api(TOKEN, { apiRoot: root }).sendMessage(1, BODY))],
    ['grammY’s lost call', () => failureOf(() => new Api(TOKEN, { apiRoot: `${root}/drop` }).sendMessage(1, BODY))],
    ['axios’s refusal', () => post('sendMessage')],
    ['axios’s lost call', () => post('drop')],
  ])('%s shows no token, no secret and no text, however deep it lies', async (_name, fail) => {
    const error = await fail();
    const lines: string[] = [];
    const log = createLog('info', (line) => lines.push(line), [TOKEN, WEBHOOK_SECRET]);
    log.error(error);
    log.error({ err: error, error }, 'x');
    log.error({ deep: { list: [new Error('wrapped', { cause: error })] } }, 'x');
    log.error({ config: { headers: { secret: WEBHOOK_SECRET, again: encodeURIComponent(WEBHOOK_SECRET) } } }, 'x');
    const all = lines.join('');
    for (const secret of [TOKEN.split(':')[1] ?? '', 'con ngựa', 'bi-mat-cua', '"data"', '"payload"', 'sendMessage"']) {
      expect(all).not.toContain(secret);
    }
    expect(all).toContain(error.name);
    expect(lines).toHaveLength(4);
  });
});
