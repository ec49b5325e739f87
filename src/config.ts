/** Environment → one frozen, validated configuration. Every problem is reported at once, with its cure. */

import * as v from 'valibot';
import type { SendWindow } from './domain/calendar/send-window.ts';
import type { Confirmation } from './domain/tasks/transition/report.ts';
import { trimEndOf } from './domain/text/trim-end-of.ts';

export interface Config {
  /** Path of the SQLite file, or `:memory:`. */
  readonly databasePath: string;
  /** Null: no Telegram. */
  readonly telegram: TelegramConfig | null;
  /** Null: no Zalo. */
  readonly zalo: ZaloConfig | null;
  readonly web: { readonly host: string; readonly port: number };
  /** How the outside reaches the web door, without a slash at the end; null when it cannot. */
  readonly publicUrl: string | null;
  /** Working days after which what waits for a decision is laid before the secretariat again. */
  readonly waitingReminderDays: number;
  /** Hours for which a chat may be unreachable before its agency's other chat takes over. */
  readonly fallbackHours: number;
  readonly timeZone: string;
  readonly reminderCron: string;
  readonly digestCron: string;
  /** When the database is backed up, and how many copies are kept. */
  readonly backups: { readonly cron: string; readonly keep: number };
  /** Where the registry is copied to whenever it has changed, and the milliseconds between two looks; null: nowhere. */
  readonly secondPlace: { readonly folder: string; readonly everyMs: number } | null;
  /** Asked every minute while all is well; null: nobody is. */
  readonly heartbeatUrl: string | null;
  readonly sendWindow: SendWindow;
  readonly confirmation: Confirmation;
  /** Persons who must accept a draft before it is live. */
  readonly acceptance: 'one' | 'two';
  /** The folder of `data/` that fills an empty registry; null: nothing does. */
  readonly seedProgramme: string | null;
  readonly delivery: 'live' | 'shadow';
  readonly logLevel: (typeof LOG_LEVELS)[number];
}

/** How updates arrive. `url` is the public address to post to. A webhook without its secret cannot exist. */
export type ReceivingMode =
  { readonly kind: 'polling' } | { readonly kind: 'webhook'; readonly secret: string; readonly url: string };

export interface TelegramConfig {
  readonly token: string;
  readonly apiRoot: string;
  readonly mode: ReceivingMode;
}

export interface ZaloConfig {
  readonly token: string;
  readonly apiRoot: string;
  readonly mode: ReceivingMode;
  /** Messages that the plan carries in a month. */
  readonly monthlyQuota: number;
  /** Groups that the plan lets the bot be in. */
  readonly groupLimit: number;
  /** What people call the bot in a mention, where Zalo does not tell it. */
  readonly botName: string | null;
}

export type ConfigOutcome =
  | { readonly kind: 'config'; readonly config: Config }
  /** One message that lists every problem. */
  | { readonly kind: 'refused'; readonly problem: string };

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;
const TELEGRAM_TOKEN = /^\d{3,}:[A-Za-z0-9_-]{5,}$/;
const ZALO_TOKEN = /^\d{3,}:\S{5,}$/;
/** Where the web door takes a messenger's posts. */
export const WEBHOOK_PATHS = { telegram: '/webhook/telegram', zalo: '/webhook/zalo' } as const;
/** Bot API, setWebhook. */
const TELEGRAM_SECRET = /^[A-Za-z0-9_-]{1,256}$/;
const TELEGRAM_CLOUD = 'https://api.telegram.org';

const httpUrl = v.pipe(
  v.string(),
  v.check((text) => /^https?:/i.test(text) && URL.canParse(text), 'must be an http or https address'),
);
const httpAddress = v.pipe(
  httpUrl,
  v.transform((url) => trimEndOf(url, /\//)),
);

/** A number that is given when `usual` does not suit. */
function wholeNumber(least: number, most: number, usual: number) {
  const between = `must be ${least} to ${most}`;
  const given = v.pipe(
    v.string(),
    v.transform(Number),
    v.number('must be a number'),
    v.integer('must be a whole number'),
    v.minValue(least, between),
    v.maxValue(most, between),
  );
  return v.optional(given, String(usual));
}

function matching(pattern: RegExp, message: string) {
  return v.pipe(v.string(), v.regex(pattern, message));
}

/** `isCron` says whether node-cron takes an expression: the scheduler knows, this file does not. */
export function readConfig(
  env: Readonly<Record<string, string | undefined>>,
  isCron: (text: string) => boolean,
): ConfigOutcome {
  const cron = v.pipe(
    v.string(),
    v.check(
      isCron,
      'must be a cron expression of five fields (or six with seconds) that names a day which comes, such as "0 8 * * *"',
    ),
  );
  const mode = v.optional(v.picklist(['polling', 'webhook'], 'must be "polling" or "webhook"'), 'polling');
  const schema = v.object({
    DATABASE_URL: v.optional(
      matching(/^sqlite:.+/, 'must be "sqlite:" and a path, such as sqlite:data/runtime/dondoc.sqlite'),
      'sqlite:data/runtime/dondoc.sqlite',
    ),
    TELEGRAM_BOT_TOKEN: v.optional(
      matching(TELEGRAM_TOKEN, 'is not a bot token; copy the whole line that BotFather gave, such as 123456:ABC-DEF'),
    ),
    TELEGRAM_API_ROOT: v.optional(httpAddress, TELEGRAM_CLOUD),
    TELEGRAM_MODE: mode,
    TELEGRAM_WEBHOOK_SECRET: v.optional(
      matching(TELEGRAM_SECRET, 'must have 1 to 256 characters of A-Z, a-z, 0-9, _ and -'),
    ),
    ZALO_BOT_TOKEN: v.optional(
      matching(ZALO_TOKEN, 'is not a bot token; copy the whole line that Zalo Bot Creator sent, such as 123456:AbC'),
    ),
    ZALO_API_ROOT: v.optional(httpAddress, 'https://bot-api.zaloplatforms.com'),
    ZALO_MODE: mode,
    ZALO_WEBHOOK_SECRET: v.optional(
      v.pipe(
        v.string(),
        v.minLength(8, 'must have 8 to 256 characters'),
        v.maxLength(256, 'must have 8 to 256 characters'),
      ),
    ),
    ZALO_MONTHLY_QUOTA: wholeNumber(1, 10_000_000, 3000),
    ZALO_GROUP_LIMIT: wholeNumber(1, 100_000, 3),
    ZALO_BOT_NAME: v.optional(v.string()),
    WAITING_REMINDER_DAYS: wholeNumber(1, 60, 3),
    CHANNEL_FALLBACK_HOURS: wholeNumber(1, 720, 4),
    PUBLIC_URL: v.optional(httpAddress),
    HOST: v.optional(v.string(), '127.0.0.1'),
    PORT: wholeNumber(0, 65_535, 8080),
    TIME_ZONE: v.optional(
      v.pipe(v.string(), v.check(isTimeZone, 'must be an IANA time zone, such as Asia/Ho_Chi_Minh')),
      'Asia/Ho_Chi_Minh',
    ),
    REMINDER_CRON: v.optional(cron, '0 8 * * *'),
    DIGEST_CRON: v.optional(cron, '30 7 * * 1'),
    BACKUP_CRON: v.optional(cron, '0 2 * * *'),
    BACKUP_KEEP: wholeNumber(1, 1000, 14),
    COPY_TO: v.optional(v.string()),
    COPY_EVERY: v.optional(
      v.pipe(
        v.string(),
        v.check((text) => readSpan(text) !== null, 'must be a time from 5s to 24h, such as 60s, 10m or 1h'),
      ),
      '60s',
    ),
    HEARTBEAT_URL: v.optional(httpUrl),
    SEND_WINDOW: v.optional(
      v.pipe(
        v.string(),
        v.check((text) => readSendWindow(text) !== null, 'must be like 07:00-18:00, or 00:00-24:00 any-day'),
      ),
      '07:00-18:00',
    ),
    CONFIRMATION: v.optional(v.picklist(['required', 'off'], 'must be "required" or "off"'), 'required'),
    IMPORT_ACCEPTANCE: v.optional(v.picklist(['one', 'two'], 'must be "one" or "two"'), 'one'),
    SEED_PROGRAMME: v.optional(
      matching(/^[a-z0-9][a-z0-9-]*$/, 'must be "none", or the name of a folder of data/, such as 913-qd-ubnd'),
      '913-qd-ubnd',
    ),
    DELIVERY: v.optional(v.picklist(['live', 'shadow'], 'must be "live" or "shadow"'), 'live'),
    LOG_LEVEL: v.optional(v.picklist(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`), 'info'),
  });
  // An empty value in .env means "not set".
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const parsed = v.safeParse(schema, given, { abortPipeEarly: true });
  const missing = missingTogether(given);
  if (!parsed.success || missing.length > 0) {
    const wrong = parsed.success ? [] : parsed.issues.map((issue) => `${v.getDotPath(issue) ?? ''} ${issue.message}`);
    const problems = [...wrong, ...missing].map((problem) => `  ${problem}`);
    return {
      kind: 'refused',
      problem: `The settings cannot be used; correct them in the environment or in .env:\n${problems.join('\n')}`,
    };
  }
  const values = parsed.output;
  const config: Config = {
    databasePath: values.DATABASE_URL.slice('sqlite:'.length),
    telegram:
      values.TELEGRAM_BOT_TOKEN === undefined
        ? null
        : {
            token: values.TELEGRAM_BOT_TOKEN,
            apiRoot: values.TELEGRAM_API_ROOT,
            mode: modeOf('telegram', values.TELEGRAM_MODE, values.TELEGRAM_WEBHOOK_SECRET, values.PUBLIC_URL),
          },
    zalo:
      values.ZALO_BOT_TOKEN === undefined
        ? null
        : {
            token: values.ZALO_BOT_TOKEN,
            apiRoot: values.ZALO_API_ROOT,
            mode: modeOf('zalo', values.ZALO_MODE, values.ZALO_WEBHOOK_SECRET, values.PUBLIC_URL),
            monthlyQuota: values.ZALO_MONTHLY_QUOTA,
            groupLimit: values.ZALO_GROUP_LIMIT,
            botName: values.ZALO_BOT_NAME ?? null,
          },
    publicUrl: values.PUBLIC_URL ?? null,
    waitingReminderDays: values.WAITING_REMINDER_DAYS,
    fallbackHours: values.CHANNEL_FALLBACK_HOURS,
    web: { host: values.HOST, port: values.PORT },
    timeZone: values.TIME_ZONE,
    reminderCron: values.REMINDER_CRON,
    digestCron: values.DIGEST_CRON,
    backups: { cron: values.BACKUP_CRON, keep: values.BACKUP_KEEP },
    secondPlace:
      values.COPY_TO === undefined ? null : { folder: values.COPY_TO, everyMs: readSpan(values.COPY_EVERY) ?? 60_000 },
    heartbeatUrl: values.HEARTBEAT_URL ?? null,
    sendWindow: readSendWindow(values.SEND_WINDOW) ?? { from: '07:00', to: '18:00', anyDay: false },
    confirmation: values.CONFIRMATION,
    acceptance: values.IMPORT_ACCEPTANCE,
    seedProgramme: values.SEED_PROGRAMME === 'none' ? null : values.SEED_PROGRAMME,
    delivery: values.DELIVERY,
    logLevel: values.LOG_LEVEL,
  };
  for (const part of Object.values(config)) Object.freeze(part);
  return { kind: 'config', config: Object.freeze(config) };
}

/** `missingTogether` has seen to it that a webhook has both. */
function modeOf(
  messenger: keyof typeof WEBHOOK_PATHS,
  mode: 'polling' | 'webhook',
  secret = '',
  publicUrl = '',
): ReceivingMode {
  return mode === 'polling'
    ? { kind: 'polling' }
    : { kind: 'webhook', secret, url: `${publicUrl}${WEBHOOK_PATHS[messenger]}` };
}

/** What one setting needs of another. */
function missingTogether(given: Readonly<Record<string, string | undefined>>): string[] {
  return ['TELEGRAM', 'ZALO'].flatMap((messenger) => {
    const mode = `${messenger}_MODE`;
    if (given[`${messenger}_BOT_TOKEN`] === undefined || given[mode] !== 'webhook') return [];
    const missing = ['PUBLIC_URL', `${messenger}_WEBHOOK_SECRET`]
      .filter((name) => given[name] === undefined)
      .map((name) => `${name} must be set when ${mode} is "webhook"`);
    // Only a Bot API server of one's own posts in the clear.
    const ownServer = messenger === 'TELEGRAM' && (given['TELEGRAM_API_ROOT'] ?? TELEGRAM_CLOUD) !== TELEGRAM_CLOUD;
    const inTheClear = given['PUBLIC_URL']?.startsWith('http:') === true && !ownServer;
    return inTheClear ? [...missing, `PUBLIC_URL must begin with https:// when ${mode} is "webhook"`] : missing;
  });
}

/** Whether an operator wrote a cron expression of his own: only then does whoever checks it have to be loaded. */
export function setsCron(env: Readonly<Record<string, string | undefined>>): boolean {
  return Object.entries(env).some(([name, value]) => /^(REMINDER|DIGEST|BACKUP)_CRON$/.test(name) && value !== '');
}

/** Reads .env into the environment when there is one; what is set already wins. */
export function loadEnvFile(): void {
  try {
    process.loadEnvFile();
  } catch (error) {
    if ((error as { code?: string }).code !== 'ENOENT') throw error;
  }
}

/** The environment; nothing else in the program may look at it. */
export function environment(): Readonly<Record<string, string | undefined>> {
  return process.env;
}

function readSendWindow(text: string): SendWindow | null {
  const match = /^([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-4]):([0-5]\d)(\s+any-day)?$/.exec(text.trim());
  if (match === null) return null;
  const from = `${match[1] ?? ''}:${match[2] ?? ''}`;
  const to = `${match[3] ?? ''}:${match[4] ?? ''}`;
  return from < to && to <= '24:00' ? { from, to, anyDay: match[5] !== undefined } : null;
}

const UNIT_MS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000 };
const SHORTEST_SPAN_MS = 5000;
const LONGEST_SPAN_MS = 24 * 3_600_000;

/** `60s`, `10m`, `1h` → milliseconds; null when it is none of these, or too short or too long. */
function readSpan(text: string): number | null {
  const match = /^(\d{1,6})([smh])$/.exec(text.trim());
  const ms = Number(match?.[1] ?? 0) * (UNIT_MS[match?.[2] ?? ''] ?? 0);
  return ms >= SHORTEST_SPAN_MS && ms <= LONGEST_SPAN_MS ? ms : null;
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** The configuration without what would let anybody speak for the bot. */
export function withoutSecrets(config: Config): Config {
  const mode = { kind: 'polling' } as const;
  return {
    ...config,
    telegram: config.telegram === null ? null : { ...config.telegram, token: '', mode },
    zalo: config.zalo === null ? null : { ...config.zalo, token: '', mode },
    heartbeatUrl: null,
  };
}

/** Everything in a configuration that no log may show. */
export function secretsOf({ telegram, zalo, heartbeatUrl }: Config): string[] {
  const messengers = [telegram, zalo].filter((each) => each !== null);
  return [
    ...messengers.flatMap(({ token, mode }) => [token, ...(mode.kind === 'webhook' ? [mode.secret] : [])]),
    ...(heartbeatUrl === null ? [] : [heartbeatUrl]),
  ];
}
