/** The one place that builds everything, and the one way to stop it. */

import { createTelegramChannel, type TelegramChannel } from './channels/telegram/telegram-channel.ts';
import type { Config } from './config.ts';
import type { Clock } from './domain/clock.ts';
import { instantFromMs } from './domain/dates.ts';
import { loadReferenceData, readWorkingCalendar } from './importer/reference-data.ts';
import type { Log } from './log.ts';
import { paceFor, TELEGRAM_LIMITS, type Pace } from './outbox/pace.ts';
import { createRelay, type Relay } from './outbox/relay.ts';
import { createScheduler, type Job } from './scheduler/scheduler.ts';
import type { Database } from './store/database.ts';
import { openRegistry } from './store/open-registry.ts';
import { runJob, lastRunOf, type JobName } from './usecases/jobs.ts';
import { prepareDatabaseFor } from './usecases/prepare-database.ts';
import { relayHooks } from './usecases/prepare-delivery.ts';
import { handleBacklog, receiveUpdate, type Reception } from './usecases/receive-update.ts';
import { ruleChangesWake } from './usecases/rule-changes.ts';
import type { Rules } from './usecases/work.ts';

export const systemClock: Clock = { now: () => instantFromMs(Date.now()) };

/** What both the bot and its guests (the command line) need. */
export interface Registry {
  readonly database: Database;
  readonly rules: Rules;
}

/** A start that cannot go on: one sentence that names the thing and the cure. */
export class StartRefused extends Error {}

/** Opens the registry, filling an empty one with the reference data. Throws `StartRefused` or `UnreadableData`. */
export async function openOffice(config: Config, clock: Clock): Promise<Registry> {
  const rules: Rules = {
    timeZone: config.timeZone,
    confirmation: config.confirmation,
    delivery: config.delivery,
    window: config.sendWindow,
    calendar: readWorkingCalendar(),
  };
  const opened = await openRegistry(config.databasePath);
  if (opened.kind === 'refused') throw new StartRefused(opened.problem);
  const { database } = opened;
  try {
    loadReferenceData(database, clock.now(), rules);
  } catch (error) {
    database.close();
    throw error;
  }
  return { database, rules };
}

export interface App extends Registry {
  readonly telegram: TelegramChannel;
  readonly reception: Reception;
  readonly relay: Relay;
  /** Does a job now. */
  run(name: JobName): Promise<string>;
  start(): Promise<void>;
  /** Stops taking in, finishes what is in hand, closes the database. */
  stop(): Promise<void>;
}

export interface AppOptions {
  readonly clock?: Clock;
  readonly pace?: Pace;
  /** Seconds that a long poll waits. */
  readonly pollTimeoutSeconds?: number;
  /** Called when the program cannot go on, with one sentence that names the cure. */
  readonly onFatal: (reason: string) => void;
}

/** The bot on its messengers. Throws `StartRefused` or `UnreadableData` before anything runs. */
export async function createApp(config: Config, log: Log, options: AppOptions): Promise<App> {
  const { telegram: settings } = config;
  if (settings === null) throw new StartRefused('No messenger is configured; set TELEGRAM_BOT_TOKEN.');
  const clock = options.clock ?? systemClock;
  const { database, rules } = await openOffice(config, clock);
  const problem = prepareDatabaseFor(database, 'live');
  if (problem !== null) {
    database.close();
    throw new StartRefused(problem);
  }

  const telegram: TelegramChannel = createTelegramChannel({
    token: settings.token,
    apiRoot: settings.apiRoot,
    ...(options.pollTimeoutSeconds === undefined ? {} : { pollTimeoutSeconds: options.pollTimeoutSeconds }),
    log: log.child({ name: 'telegram' }),
    onUpdate: (update) => {
      const toast = receiveUpdate(reception, { channel: 'telegram', ...update });
      relay.wake();
      return { toast: toast?.text ?? null, alert: toast?.alert ?? false };
    },
    onFatal: options.onFatal,
  });
  const reception: Reception = {
    database,
    rules,
    clock,
    decoders: { telegram },
    log: log.child({ name: 'inbox' }),
  };
  const relay = createRelay({
    database,
    channel: 'telegram',
    transport: telegram.transport,
    hooks: relayHooks(rules),
    pace: options.pace ?? paceFor(TELEGRAM_LIMITS, () => performance.now()),
    clock,
    log: log.child({ name: 'outbox' }),
  });
  const jobLog = log.child({ name: 'jobs' });
  const run = async (name: JobName): Promise<string> => {
    const done = await runJob(name, database, clock.now(), rules);
    jobLog.info({ job: name }, done);
    relay.wake();
    return done;
  };
  const job = (name: JobName, cron: string): Job => ({
    name,
    cron,
    run: async () => {
      await run(name);
    },
    lastRun: () => lastRunOf(name, database),
  });
  const scheduler = createScheduler({
    jobs: [job('reminders', config.reminderCron), job('digest', config.digestCron)],
    timeZone: config.timeZone,
    clock,
    log: jobLog,
  });

  return {
    database,
    rules,
    telegram,
    reception,
    relay,
    run,
    async start() {
      ruleChangesWake(database, clock.now(), rules);
      const left = handleBacklog(reception);
      if (left > 0) log.info({ updates: left }, 'handled what an earlier run left');
      relay.start();
      await scheduler.start();
      await telegram.start();
    },
    async stop() {
      await scheduler.stop();
      await telegram.stop();
      await relay.stop();
      database.close();
    },
  };
}
