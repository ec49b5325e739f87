import { expect, test } from 'vitest';
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
