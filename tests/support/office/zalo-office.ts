/** The whole program on Zalo's double (and Telegram's, where a test has both): real settings, real clients over HTTP. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createApp, type App } from '../../../src/app/create-app.ts';
import { readConfig, type Config } from '../../../src/config.ts';
import { createLog } from '../../../src/log.ts';
import { NO_LIMITS } from '../../../src/outbox/pace.ts';
import { isCronExpression } from '../../../src/app/occurrences.ts';
import { findAgency } from '../../../src/store/programmes/agencies.ts';
import type { CodePurpose } from '../../../src/store/people/codes.ts';
import { issueCode } from '../../../src/usecases/people/codes.ts';
import { workAt } from '../../../src/usecases/work.ts';
import { people, type Person as OfficePerson } from '../../people.ts';
import { startTelegramDouble, type TelegramDouble } from '../../lab/doubles/telegram-double.ts';
import {
  startZaloDouble,
  type ZaloChat,
  type ZaloDouble,
  type ZaloDoubleOptions,
  type ZaloPerson,
} from '../../lab/doubles/zalo-double.ts';
import { advance, REMINDERS_DAILY, type Jobs } from './advance.ts';
import type { Programme } from './fill-registry.ts';
import { writeFilled } from './filled-registry.ts';
import { localInstant, movableClock, type MovableClock } from './movable-clock.ts';
import { openWork } from './open-work.ts';
import { rulesForTests } from './rules.ts';
import { HANGS_AFTER_MS } from '../patience.ts';

export type ZaloSent = ReturnType<ZaloDouble['sent']>[number];

export interface ZaloOfficeOptions {
  readonly at?: string;
  readonly programme?: Programme;
  /** Further settings, by their names in the environment. */
  readonly settings?: Readonly<Record<string, string>>;
  readonly double?: ZaloDoubleOptions;
  /** The pace that Zalo is kept to in real use, instead of none. */
  readonly realPace?: boolean;
  /** Milliseconds after which a call counts as unanswered. */
  readonly callTimeoutMs?: number;
  /** Milliseconds between two looks after the messengers. */
  readonly watchEveryMs?: number;
  /** Telegram too. */
  readonly withTelegram?: boolean;
}

/** How something is written: in a group with the mention of the bot, unless it answers a message of the bot. */
export interface ZaloManner {
  readonly replyTo?: ZaloSent;
  readonly photoUrl?: string;
}

export interface ZaloOffice {
  readonly double: ZaloDouble;
  /** Telegram's double; throws when the office is on Zalo alone. */
  readonly telegram: () => TelegramDouble;
  readonly config: Config;
  readonly clock: MovableClock;
  /** Every line of the log so far, of every start. */
  readonly logged: readonly string[];
  /** Reasons for which the program gave up. */
  readonly fatal: readonly string[];
  /** The program as it runs now. */
  app(): App;
  /** A person of the office as Zalo knows them. */
  who(person: OfficePerson): ZaloPerson;
  /** A one-time code, good for a day by default. */
  code(purpose: CodePurpose, agency?: string, days?: number): string;
  /** Writes to the bot and waits until all that follows from it is said and recorded. */
  says(from: ZaloPerson, chat: ZaloChat, text: string | undefined, manner?: ZaloManner): Promise<void>;
  /** Links a chat by a code that `person` types there. */
  link(chat: ZaloChat, person: ZaloPerson, purpose: CodePurpose, agency?: string, days?: number): Promise<void>;
  /** Resolves when every update was handled and every message that is due was settled. */
  settled(): Promise<void>;
  /** Moves the clock, running the jobs on the way. */
  advanceTo(local: string, jobs?: Jobs): Promise<void>;
  /** The newest message in a chat whose text has these words. */
  newest(chat: ZaloChat, words?: string): ZaloSent;
  texts(chat: ZaloChat): readonly string[];
  stop(): Promise<void>;
  /** Starts the program again on the same registry. */
  start(): Promise<void>;
  close(): Promise<void>;
}

/** The real scheduler never fires in a test: the jobs are run as the clock is moved. */
const NEVER = '0 0 29 2 *';

export async function openZaloOffice(options: ZaloOfficeOptions = {}): Promise<ZaloOffice> {
  const clock = movableClock(options.at ?? '2022-06-20 08:00');
  const double = await startZaloDouble(options.double);
  const telegram = options.withTelegram === true ? await startTelegramDouble() : null;
  const folder = mkdtempSync(join(tmpdir(), 'dondoc-'));
  const config = configFor(double, telegram, join(folder, 'office.sqlite'), options.settings ?? {});
  const accounts = new Map<string, ZaloPerson>(
    Object.values(people).map((person) => [person.id, double.person(person.name)]),
  );
  const logged: string[] = [];
  const fatal: string[] = [];
  const log = createLog('debug', (line) => logged.push(line));

  const build = (): Promise<App> =>
    createApp(config, log, {
      clock,
      helper: 'here',
      ...(options.realPace === true ? {} : { limits: NO_LIMITS }),
      ...(options.callTimeoutMs !== undefined && { callTimeoutMs: options.callTimeoutMs }),
      ...(options.watchEveryMs !== undefined && { watchEveryMs: options.watchEveryMs }),
      pollTimeoutSeconds: 1,
      onFatal: (reason) => fatal.push(reason),
    });

  await writeFilled(config.databasePath, options.programme ?? '913', clock.now(), rulesForTests());
  let app = await build();
  await app.start();

  /** While a long poll is open, nothing waits to be handed out and whatever was handed out has been taken. */
  function nothingUnderWay(): boolean {
    const heard = config.zalo?.mode.kind === 'webhook' || double.isPolled();
    return heard && (telegram === null || telegram.pending().length === 0) && openWork(app.database, clock.now()) === 0;
  }

  async function settled(): Promise<void> {
    const until = performance.now() + HANGS_AFTER_MS;
    app.wake();
    while (!nothingUnderWay()) {
      if (fatal.length > 0) throw new Error(`The program gave up: ${fatal.join('; ')}`);
      if (performance.now() > until) throw new Error('The office does not come to rest');
      await sleep(2);
    }
  }

  // What is written before the first poll is lost.
  await settled();

  function code(purpose: CodePurpose, agency?: string, days = 1): string {
    return app.database.transact((tx) => {
      const agencyId = agency === undefined ? null : (findAgency(tx, agency)?.id ?? null);
      return issueCode(workAt(tx, clock.now(), app.rules), purpose, agencyId, { days }).code;
    });
  }

  async function says(
    from: ZaloPerson,
    chat: ZaloChat,
    text: string | undefined,
    manner: ZaloManner = {},
  ): Promise<void> {
    const mention = chat.chat_type === 'GROUP' && manner.replyTo === undefined;
    double.message({ chat, from, mention, ...(text !== undefined && { text }), ...manner });
    await settled();
  }

  return {
    double,
    telegram() {
      if (telegram === null) throw new Error('This office is on Zalo alone');
      return telegram;
    },
    config,
    clock,
    logged,
    fatal,
    app: () => app,
    who(person) {
      const account = accounts.get(person.id);
      if (account === undefined) throw new Error(`${person.name} has no account`);
      return account;
    },
    code,
    says,
    link: (chat, person, purpose, agency, days) => says(person, chat, `lienket ${code(purpose, agency, days)}`),
    settled,
    advanceTo: (local, jobs = REMINDERS_DAILY) =>
      advance(clock, localInstant(local), jobs, {
        deliver: settled,
        run: async (job) => {
          await app.run(job);
          await settled();
        },
      }),
    newest(chat, words = '') {
      const found = double.sent(chat).findLast(({ text }) => text.includes(words));
      if (found === undefined) throw new Error(`Nothing there says “${words}”`);
      return found;
    },
    texts: (chat) => double.sent(chat).map(({ text }) => text),
    stop: () => app.stop(),
    async start() {
      app = await build();
      await app.start();
      await settled();
    },
    async close() {
      await app.stop();
      await double.close();
      await telegram?.close();
      rmSync(folder, { recursive: true });
    },
  };
}

function configFor(
  double: ZaloDouble,
  telegram: TelegramDouble | null,
  path: string,
  settings: Readonly<Record<string, string>>,
): Config {
  const outcome = readConfig(
    {
      DATABASE_URL: `sqlite:${path}`,
      ZALO_BOT_TOKEN: double.token,
      ZALO_API_ROOT: double.apiRoot,
      ...(telegram !== null && { TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.apiRoot }),
      PORT: '0',
      ZALO_GROUP_LIMIT: '100',
      REMINDER_CRON: NEVER,
      DIGEST_CRON: NEVER,
      BACKUP_CRON: NEVER,
      LOG_LEVEL: 'debug',
      ...settings,
    },
    isCronExpression,
  );
  if (outcome.kind === 'refused') throw new Error(outcome.problem);
  return outcome.config;
}
