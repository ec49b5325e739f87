import { describe, expect, test } from 'vitest';
import { readConfig, type Config } from '../src/config.ts';
import { isCronExpression } from '../src/app/occurrences.ts';

function problemOf(env: Record<string, string>): string {
  const outcome = readConfig(env, isCronExpression);
  return outcome.kind === 'refused' ? outcome.problem : '';
}

function configOf(env: Record<string, string | undefined>): Config {
  const outcome = readConfig(env, isCronExpression);
  if (outcome.kind === 'refused') throw new Error(outcome.problem);
  return outcome.config;
}

const WEBHOOK = { TELEGRAM_BOT_TOKEN: '123456:ABC-DEF', TELEGRAM_MODE: 'webhook' };

test('nothing set gives the defaults that operators read about', () => {
  expect(configOf({})).toMatchObject({
    databasePath: 'data/runtime/dondoc.sqlite',
    telegram: null,
    web: { host: '127.0.0.1', port: 8080 },
    timeZone: 'Asia/Ho_Chi_Minh',
    reminderCron: '0 8 * * *',
    digestCron: '30 7 * * 1',
    sendWindow: { from: '07:00', to: '18:00', anyDay: false },
    confirmation: 'required',
    acceptance: 'one',
    seedProgramme: '913-qd-ubnd',
    delivery: 'live',
    logLevel: 'info',
  });
});

test('an empty value means not set', () => {
  const empty = { TELEGRAM_BOT_TOKEN: '', PORT: '  ', SEND_WINDOW: '', TIME_ZONE: '', LOG_LEVEL: undefined };
  expect(configOf(empty)).toEqual(configOf({}));
});

test.each<[Record<string, string>, Partial<Config>]>([
  [{ DATABASE_URL: 'sqlite::memory:' }, { databasePath: ':memory:' }],
  [{ DATABASE_URL: 'sqlite:/srv/dondoc.sqlite' }, { databasePath: '/srv/dondoc.sqlite' }],
  [
    { TELEGRAM_BOT_TOKEN: '123456:ABC-DEF', TELEGRAM_API_ROOT: 'http://127.0.0.1:8081/' },
    { telegram: { token: '123456:ABC-DEF', apiRoot: 'http://127.0.0.1:8081', mode: { kind: 'polling' } } },
  ],
  [
    {
      TELEGRAM_BOT_TOKEN: '123456:ABC-DEF',
      TELEGRAM_MODE: 'webhook',
      TELEGRAM_WEBHOOK_SECRET: 'Bi-Mat_1',
      PUBLIC_URL: 'https://dondoc.example.vn/',
    },
    {
      telegram: {
        token: '123456:ABC-DEF',
        apiRoot: 'https://api.telegram.org',
        mode: { kind: 'webhook', secret: 'Bi-Mat_1', url: 'https://dondoc.example.vn/webhook/telegram' },
      },
    },
  ],
  [{ PORT: '0', HOST: '0.0.0.0' }, { web: { host: '0.0.0.0', port: 0 } }],
  [{ SEND_WINDOW: '00:00-24:00 any-day' }, { sendWindow: { from: '00:00', to: '24:00', anyDay: true } }],
  [{ SEND_WINDOW: '06:30-21:15' }, { sendWindow: { from: '06:30', to: '21:15', anyDay: false } }],
  [{ REMINDER_CRON: '*/5 * * * * *' }, { reminderCron: '*/5 * * * * *' }],
  [
    { CONFIRMATION: 'off', DELIVERY: 'shadow' },
    { confirmation: 'off', delivery: 'shadow' },
  ],
])('%o is understood', (env, expected) => {
  expect(configOf(env)).toMatchObject(expected);
});

describe('a value that cannot be used is named with its cure', () => {
  test.each([
    [{ DATABASE_URL: 'postgres://db' }, 'DATABASE_URL must be "sqlite:"'],
    [{ DATABASE_URL: 'sqlite:' }, 'DATABASE_URL must be "sqlite:"'],
    [{ TELEGRAM_BOT_TOKEN: 'my token' }, 'TELEGRAM_BOT_TOKEN is not a bot token'],
    [{ TELEGRAM_API_ROOT: 'api.telegram.org' }, 'TELEGRAM_API_ROOT must be an http or https address'],
    [{ TELEGRAM_API_ROOT: 'ftp://host' }, 'TELEGRAM_API_ROOT must be an http or https address'],
    [{ TELEGRAM_MODE: 'both' }, 'TELEGRAM_MODE must be "polling" or "webhook"'],
    [{ TELEGRAM_WEBHOOK_SECRET: 'bí mật' }, 'TELEGRAM_WEBHOOK_SECRET must have 1 to 256 characters of A-Z'],
    [WEBHOOK, 'PUBLIC_URL must be set when TELEGRAM_MODE is "webhook"'],
    [WEBHOOK, 'TELEGRAM_WEBHOOK_SECRET must be set when TELEGRAM_MODE is "webhook"'],
    [{ ...WEBHOOK, PUBLIC_URL: 'http://a.vn' }, 'PUBLIC_URL must begin with https:// when TELEGRAM_MODE is "webhook"'],
    [{ PORT: 'http' }, 'PORT must be a number'],
    [{ PORT: '8080.5' }, 'PORT must be a whole number'],
    [{ PORT: '70000' }, 'PORT must be 0 to 65535'],
    [{ PORT: '-1' }, 'PORT must be 0 to 65535'],
    [{ TIME_ZONE: 'Hà Nội' }, 'TIME_ZONE must be an IANA time zone'],
    [{ REMINDER_CRON: 'mỗi sáng' }, 'REMINDER_CRON must be a cron expression'],
    [{ REMINDER_CRON: '0 25 * * *' }, 'REMINDER_CRON must be a cron expression'],
    [{ REMINDER_CRON: '0 0 31 2 *' }, 'REMINDER_CRON must be a cron expression of five fields'],
    [{ DIGEST_CRON: '* * *' }, 'DIGEST_CRON must be a cron expression'],
    [{ SEND_WINDOW: '18:00-07:00' }, 'SEND_WINDOW must be like 07:00-18:00'],
    [{ SEND_WINDOW: '07:00-24:30' }, 'SEND_WINDOW must be like 07:00-18:00'],
    [{ SEND_WINDOW: '7-18' }, 'SEND_WINDOW must be like 07:00-18:00'],
    [{ SEND_WINDOW: '08:00-08:00' }, 'SEND_WINDOW must be like 07:00-18:00'],
    [{ CONFIRMATION: 'on' }, 'CONFIRMATION must be "required" or "off"'],
    [{ DELIVERY: 'test' }, 'DELIVERY must be "live" or "shadow"'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL must be one of'],
  ])('%o', (env, expected) => {
    expect(problemOf(env)).toContain(expected);
  });

  test('all at once, one line each, and without the token itself', () => {
    const problem = problemOf({ PORT: 'x', TIME_ZONE: 'x', TELEGRAM_BOT_TOKEN: 'bí mật', SEND_WINDOW: 'x' });
    const [head, ...lines] = problem.split('\n');
    expect(head).toContain('.env');
    expect(lines.map((line) => line.trim().split(' ')[0]).sort()).toEqual([
      'PORT',
      'SEND_WINDOW',
      'TELEGRAM_BOT_TOKEN',
      'TIME_ZONE',
    ]);
    expect(problem).not.toContain('bí mật');
  });
});

test('settings cannot be changed once read', () => {
  const config = configOf({ TELEGRAM_BOT_TOKEN: '123456:ABC-DEF' });
  for (const part of [config, config.web, config.telegram, config.sendWindow]) {
    expect(Object.isFrozen(part)).toBe(true);
  }
});
