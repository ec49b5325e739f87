/** The bots that are compared, as whole processes: ours as it is started, and what one would write instead. */

import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { counted } from './bench-case.ts';
import { AS_STARTED, freePort, runProgram, WATCHED, type Child } from './child.ts';
import { seeded, TEN_THOUSAND, type SeedSize } from './seed.ts';
import { startTelegramApi, type TelegramApi } from './telegram-api.ts';

export interface BotUnderTest {
  readonly child: Child;
  readonly api: TelegramApi;
  /** Where replies are posted, in webhook mode. */
  readonly url: string;
  readonly secret: string;
  /** The database's file. */
  readonly path: string;
  /** The one figure that a statement gives. */
  read(statement: string): number;
  /** Throws unless every one of `replies` replies left one record and one receipt. */
  check(replies: number): void;
  stop(): Promise<void>;
}

export const BENCH_TOKEN = '7000001:AAFictionalTokenOfTheBench_0123456789';
const SECRET = 'bench-secret_of-the-webhook';

export async function startOurs(
  mode: 'webhook' | 'polling',
  folder: string,
  more: Record<string, string> = {},
  { size = TEN_THOUSAND, prepare }: { size?: SeedSize; prepare?: (raw: BetterSqlite.Database) => void } = {},
): Promise<BotUnderTest> {
  const { path, database } = await seeded(size, folder, `ours-${mode}`);
  prepare?.(database.raw);
  database.close();
  const port = await freePort();
  const publicUrl = 'https://bench.example';
  const api = await startTelegramApi(mode === 'webhook' ? `${publicUrl}/webhook/telegram` : '');
  const child = runProgram([...(more['BENCH_LAG'] === undefined ? [] : WATCHED), ...AS_STARTED], {
    BENCH_FOLDER: folder,
    DATABASE_URL: `sqlite:${path}`,
    TELEGRAM_BOT_TOKEN: BENCH_TOKEN,
    TELEGRAM_API_ROOT: api.root,
    PORT: String(port),
    ...(mode === 'webhook' && {
      TELEGRAM_MODE: 'webhook',
      PUBLIC_URL: publicUrl,
      TELEGRAM_WEBHOOK_SECRET: SECRET,
    }),
    ...more,
  });
  return botOf(child, api, `http://127.0.0.1:${port}/webhook/telegram`, path, [
    "select count(*) from inbox where state = 'handled'",
    "select count(*) from event where kind = 'reported'",
    "select count(*) from outbox where kind = 'receipt'",
  ]);
}

type UsualMode = 'webhook' | 'polling' | 'bare webhook' | 'bare webhook, a commit a turn';

export async function startUsual(mode: UsualMode, folder: string): Promise<BotUnderTest> {
  const path = join(folder, `usual-${mode.replaceAll(/\W+/g, '-')}.sqlite`);
  const port = await freePort();
  const api = await startTelegramApi();
  const child = runProgram('tests/lab/bench/servers/usual-bot.ts', {
    BENCH_DATABASE: path,
    TELEGRAM_API_ROOT: api.root,
    ...(mode === 'polling' ? {} : { BENCH_PORT: String(port) }),
    ...(mode === 'bare webhook' && { BENCH_BARE: 'reply' }),
    ...(mode === 'bare webhook, a commit a turn' && { BENCH_BARE: 'turn' }),
  });
  return botOf(child, api, `http://127.0.0.1:${port}/`, path, [
    'select count(*) from inbox',
    'select count(*) from history',
    'select count(*) from outbox',
  ]);
}

function botOf(child: Child, api: TelegramApi, url: string, path: string, counts: readonly string[]): BotUnderTest {
  return {
    child,
    api,
    url,
    path,
    secret: SECRET,
    read: (statement) => figureIn(path, statement),
    check(replies) {
      for (const statement of counts) counted(statement, figureIn(path, statement), replies);
    },
    async stop() {
      await child.stop();
      api.close();
    },
  };
}

function figureIn(path: string, statement: string): number {
  const database = new BetterSqlite(path, { readonly: true });
  try {
    return database.prepare(statement).pluck().get() as number;
  } finally {
    database.close();
  }
}
