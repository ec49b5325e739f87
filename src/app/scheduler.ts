/**
 * node-cron wakes the jobs; the database decides which are due. A missed run (the program was down, the machine slept,
 * its clock was set) is made up for once.
 */

import { schedule, type ScheduledTask } from 'node-cron';
import type { Log } from '../domain/log.ts';
import type { Clock } from '../domain/calendar/clock.ts';
import type { Instant } from '../domain/calendar/dates.ts';
import { lastOccurrenceOf } from './occurrences.ts';

export interface Job {
  readonly name: string;
  readonly cron: string;
  /** Must be harmless when repeated. */
  run(now: Instant): Promise<void>;
  /** The start does not wait for this job's missed run. */
  readonly inBackground?: boolean;
  /** Its last run; undefined before the first. */
  lastRun(): Instant | undefined;
}

export interface Scheduler {
  /** Runs what was missed while the program was down, then waits for the next times. */
  start(): Promise<void>;
  /** Runs what was missed meanwhile: node-cron skips occurrences that the clock jumps past. Called every minute. */
  look(): void;
  /** Waits until the running job has ended. */
  stop(): Promise<void>;
}

/** Runs each job at its cron times in `timeZone`; a job that fails is logged and runs again at its next time. */
export function createScheduler(options: {
  jobs: readonly Job[];
  timeZone: string;
  clock: Clock;
  log: Log;
}): Scheduler {
  const { jobs, timeZone, clock, log } = options;
  const tasks: ScheduledTask[] = [];
  /** Per job, the occurrence that was made up for: a job that fails waits for its next time. */
  const madeUpFor = new Map<string, Instant>();
  // Jobs run one after the other: two never compete for the writer, and a slow one is not started twice.
  let queue: Promise<void> = Promise.resolve();

  function isMissed(job: Job): boolean {
    const last = job.lastRun();
    return last === undefined || last < lastOccurrenceOf(job.cron, clock.now(), timeZone);
  }

  /** `isStillDue` is asked when the job's turn comes. */
  function enqueue(job: Job, isStillDue: () => boolean = () => true): Promise<void> {
    queue = queue.then(async () => {
      try {
        if (!isStillDue()) return;
        await job.run(clock.now());
        log.info({ job: job.name }, 'job done');
      } catch (error) {
        log.error({ job: job.name, error: error instanceof Error ? error.message : 'unknown' }, 'job failed');
      }
    });
    return queue;
  }

  return {
    async start() {
      for (const job of jobs) {
        if (isMissed(job)) {
          const made = enqueue(job);
          if (job.inBackground !== true) await made;
        }
        tasks.push(schedule(job.cron, () => enqueue(job), { timezone: timeZone, name: job.name }));
      }
    },
    look() {
      for (const job of jobs) {
        const occurrence = lastOccurrenceOf(job.cron, clock.now(), timeZone);
        if (!isMissed(job) || madeUpFor.get(job.name) === occurrence) continue;
        madeUpFor.set(job.name, occurrence);
        void enqueue(job, () => isMissed(job));
      }
    },
    async stop() {
      for (const task of tasks) await task.stop();
      await queue;
    },
  };
}
