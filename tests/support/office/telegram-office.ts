/** The whole program on Telegram's double: real settings, real bot over HTTP, a registry in a file, a clock that is moved. */

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
import {
  startTelegramDouble,
  type Chat,
  type DoubleOptions,
  type Message,
  type Person,
  type TelegramDouble,
} from '../../lab/doubles/telegram-double.ts';
import { advance, REMINDERS_DAILY, type Jobs } from './advance.ts';
import type { Programme } from './fill-registry.ts';
import { writeFilled } from './filled-registry.ts';
import { localInstant, movableClock, type MovableClock } from './movable-clock.ts';
import { openWork } from './open-work.ts';
import { rulesForTests } from './rules.ts';
import { HANGS_AFTER_MS } from '../patience.ts';

export interface TelegramOfficeOptions {
  readonly at?: string;
  readonly programme?: Programme;
  /** Further settings, by their names in the environment. */
  readonly settings?: Readonly<Record<string, string>>;
  readonly double?: DoubleOptions;
  /** See `AppOptions`. */
  readonly calmMs?: number;
  readonly lookEveryMs?: number;
}

export interface TelegramOffice {
  readonly double: TelegramDouble;
  readonly config: Config;
  /** The file of the registry. */
  readonly path: string;
  readonly clock: MovableClock;
  /** Every line of the log so far, of every start. */
  readonly logged: readonly string[];
  /** Reasons for which the program gave up; emptied by whoever starts it again. */
  readonly fatal: string[];
  /** The program as it runs now. */
  app(): App;
  /** A person of the office as Telegram knows them. */
  who(person: OfficePerson): Person;
  /** A one-time code, good for a day by default. */
  code(purpose: CodePurpose, agency?: string, days?: number): string;
  /** Links a group by a code that `person` types there, and waits for the welcome. */
  link(group: Chat, person: Person, purpose: CodePurpose, agency?: string, days?: number): Promise<void>;
  /** Resolves when every update was handled and confirmed, and every message that is due was settled. */
  settled(): Promise<void>;
  /** Moves the clock, running the jobs on the way. */
  advanceTo(local: string, jobs?: Jobs): Promise<void>;
  /** The newest message in a chat whose text has these words. */
  newest(chat: Chat, words?: string): Message;
  /** Presses a button under a message and resolves with what the presser was shown. */
  presses(from: Person, message: Message, label: string): Promise<{ text: string | null; alert: boolean }>;
  stop(): Promise<void>;
  /** Like a power cut after what `act` led to was handled, and before that was confirmed to Telegram. */
  crashAfter(act: () => void): Promise<void>;
  /** Starts the program again on the same registry. */
  start(): Promise<void>;
  close(): Promise<void>;
}

/** The real scheduler never fires in a test: the jobs are run as the clock is moved. */
const NEVER = '0 0 29 2 *';

export async function openTelegramOffice(options: TelegramOfficeOptions = {}): Promise<TelegramOffice> {
  const clock = movableClock(options.at ?? '2022-06-20 08:00');
  const double = await startTelegramDouble(options.double);
  const folder = mkdtempSync(join(tmpdir(), 'dondoc-'));
  const config = configFor(double, join(folder, 'office.sqlite'), options.settings ?? {});
  const accounts = new Map<string, Person>(
    Object.values(people).map((person) => [person.id, double.person(person.name, { id: Number(person.id) })]),
  );
  const logged: string[] = [];
  const fatal: string[] = [];
  const log = createLog('debug', (line) => logged.push(line));

  const build = (): Promise<App> =>
    createApp(config, log, {
      clock,
      limits: NO_LIMITS,
      helper: 'here',
      pollTimeoutSeconds: 1,
      ...(options.calmMs === undefined ? {} : { calmMs: options.calmMs }),
      ...(options.lookEveryMs === undefined ? {} : { lookEveryMs: options.lookEveryMs }),
      onFatal: (reason) => fatal.push(reason),
    });

  await writeFilled(config.databasePath, options.programme ?? '913', clock.now(), rulesForTests());
  let app = await build();
  await app.start();

  async function atRest(isDone: () => boolean): Promise<void> {
    const until = performance.now() + HANGS_AFTER_MS;
    app.wake();
    while (!isDone()) {
      if (fatal.length > 0) throw new Error(`The program gave up: ${fatal.join('; ')}`);
      if (performance.now() > until) throw new Error('The office does not come to rest');
      await sleep(2);
    }
  }

  const settled = (): Promise<void> =>
    atRest(() => double.pending().length === 0 && openWork(app.database, clock.now()) === 0);

  function code(purpose: CodePurpose, agency?: string, days = 1): string {
    return app.database.transact((tx) => {
      const agencyId = agency === undefined ? null : (findAgency(tx, agency)?.id ?? null);
      return issueCode(workAt(tx, clock.now(), app.rules), purpose, agencyId, { days }).code;
    });
  }

  return {
    double,
    config,
    path: config.databasePath,
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
    async link(group, person, purpose, agency, days) {
      double.message({ chat: group, from: person, text: `/lienket ${code(purpose, agency, days)}` });
      await settled();
    },
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
      const found = double.sent(chat).findLast(({ text, caption }) => (text ?? caption)?.includes(words) === true);
      if (found === undefined) throw new Error(`Nothing there says “${words}”`);
      return found;
    },
    async presses(from, message, label) {
      const id = double.press({ chat: message.chat, from, message, label });
      await double.waitFor(() => double.toasts.some(({ queryId }) => queryId === id));
      await settled();
      const { text = null, alert = false } = double.toasts.find(({ queryId }) => queryId === id) ?? {};
      return { text, alert };
    },
    stop: () => app.stop(),
    async crashAfter(act) {
      // Neither the next poll nor the farewell of `stop` arrives: both would confirm.
      double.when({ method: 'getUpdates', dropRequest: true, times: 2 });
      const polls = (): number => double.callsOf('getUpdates').filter(({ outcome }) => outcome === 'not run').length;
      const before = polls();
      act();
      await double.waitFor(() => polls() > before);
      await atRest(() => openWork(app.database, clock.now()) === 0);
      await app.stop();
    },
    async start() {
      app = await build();
      await app.start();
    },
    async close() {
      await app.stop();
      await double.close();
      rmSync(folder, { recursive: true });
    },
  };
}

function configFor(double: TelegramDouble, path: string, settings: Readonly<Record<string, string>>): Config {
  const outcome = readConfig(
    {
      DATABASE_URL: `sqlite:${path}`,
      TELEGRAM_BOT_TOKEN: double.token,
      TELEGRAM_API_ROOT: double.apiRoot,
      PORT: '0',
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
