/** What the program does by the clock: reminders, digests, backups, and forgetting what strangers wrote. */

import type { Config } from '../config.ts';
import type { Clock } from '../domain/calendar/clock.ts';
import type { Logger } from '../log.ts';
import type { Database } from '../store/sqlite/database.ts';
import { patiently } from '../store/sqlite/patiently.ts';
import { backUpRegistry, lastBackup } from '../usecases/operate/back-up-registry.ts';
import { forgetStrangers, lastForgotten } from '../usecases/operate/forget-strangers.ts';
import { lastRunOf, runJob, type JobName } from '../usecases/operate/jobs.ts';
import type { Rules } from '../usecases/work.ts';
import { createScheduler, type Job, type Scheduler } from './scheduler.ts';

/** 02:40, when few people write. */
const SWEEP_CRON = '40 2 * * *';

export interface Jobs {
  readonly scheduler: Scheduler;
  /** Runs a job now. */
  readonly run: (name: JobName) => Promise<string>;
  /** Backs the registry up now. */
  readonly backUp: () => Promise<string>;
}

/** `wake` is called after each job that queues messages; `over` ends every wait for the database. */
export function createJobs(options: {
  readonly config: Config;
  readonly database: Database;
  readonly rules: Rules;
  readonly clock: Clock;
  readonly log: Logger;
  readonly wake: () => void;
  readonly over: AbortSignal;
}): Jobs {
  const { config, database, rules, clock, wake, over } = options;
  const log = options.log.child({ name: 'jobs' });

  async function run(name: JobName): Promise<string> {
    const done = await patiently(() => runJob(name, database, clock.now(), rules), over);
    log.info({ job: name }, done);
    wake();
    return done;
  }

  async function backUp(): Promise<string> {
    const done = await backUpRegistry(database, clock.now(), rules, config.backups.keep);
    log.info({ job: 'backup' }, done);
    return done;
  }

  const job = (name: JobName, cron: string): Job => ({
    name,
    cron,
    run: async () => {
      await run(name);
    },
    lastRun: () => lastRunOf(name, database),
  });
  const backup: Job = {
    name: 'backup',
    cron: config.backups.cron,
    inBackground: true,
    run: async () => {
      await backUp();
    },
    lastRun: () => lastBackup(database),
  };
  const sweep: Job = {
    name: 'strangers',
    cron: SWEEP_CRON,
    inBackground: true,
    run: async (now) => {
      const deleted = await patiently(() => forgetStrangers(database, now, rules.timeZone), over);
      log.info({ job: 'strangers' }, `${String(deleted)} updates deleted`);
    },
    lastRun: () => lastForgotten(database),
  };
  const scheduler = createScheduler({
    jobs: [job('reminders', config.reminderCron), job('digest', config.digestCron), backup, sweep],
    timeZone: config.timeZone,
    clock,
    log,
  });
  return { scheduler, run, backUp };
}
