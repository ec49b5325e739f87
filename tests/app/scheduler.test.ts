import { expect, onTestFinished, test } from 'vitest';
import { instantFromMs, type Instant } from '../../src/domain/calendar/dates.ts';
import { createScheduler, type Scheduler } from '../../src/app/scheduler.ts';
import { quietLog } from '../support/quiet-log.ts';

const EIGHT_DAILY = '0 8 * * *';

interface Bench {
  readonly scheduler: Scheduler;
  /** When the job ran. */
  readonly runs: readonly string[];
  readonly setClock: (at: string) => void;
  readonly idle: () => Promise<void>;
}

/** A job at eight every day that notes its runs as the registry does; it last ran on the 25th. */
function open(at: string, fails = false): Bench {
  let now: Instant = instantFromMs(Date.parse(at));
  let last = instantFromMs(Date.parse('2026-11-25T08:00:00+07:00'));
  const runs: string[] = [];
  const scheduler = createScheduler({
    jobs: [
      {
        name: 'reminders',
        cron: EIGHT_DAILY,
        run(runAt) {
          runs.push(runAt);
          if (fails) return Promise.reject(new Error('no disk'));
          last = runAt;
          return Promise.resolve();
        },
        lastRun: () => last,
      },
    ],
    timeZone: 'Asia/Ho_Chi_Minh',
    clock: { now: () => now },
    log: quietLog(),
  });
  onTestFinished(() => scheduler.stop());
  return {
    scheduler,
    runs,
    setClock(next) {
      now = instantFromMs(Date.parse(next));
    },
    idle: () => new Promise((resolve) => setImmediate(resolve)),
  };
}

test('a machine that slept over eight o’clock makes up for it at the next look, once', async () => {
  const { scheduler, runs, setClock, idle } = open('2026-11-26T07:00:00+07:00');
  await scheduler.start();
  setClock('2026-11-26T15:00:00+07:00');
  scheduler.look();
  scheduler.look();
  await idle();
  scheduler.look();
  await idle();
  expect(runs).toEqual(['2026-11-26T08:00:00.000Z']);
});

test('a clock that is set back past eight and comes there again runs nothing twice', async () => {
  const { scheduler, runs, setClock, idle } = open('2026-11-26T09:00:00+07:00');
  await scheduler.start();
  expect(runs).toHaveLength(1);
  for (const at of ['07:30', '08:00', '08:30', '09:30']) {
    setClock(`2026-11-26T${at}:00+07:00`);
    scheduler.look();
    await idle();
  }
  expect(runs).toHaveLength(1);
});

test('a job that fails is tried once more by a look, not at every one', async () => {
  const { scheduler, runs, idle } = open('2026-11-26T09:00:00+07:00', true);
  await scheduler.start();
  for (let looks = 0; looks < 5; looks += 1) {
    scheduler.look();
    await idle();
  }
  expect(runs).toHaveLength(2);
});

test('before eight a look does nothing', async () => {
  const { scheduler, runs, idle } = open('2026-11-26T07:00:00+07:00');
  await scheduler.start();
  scheduler.look();
  await idle();
  expect(runs).toEqual([]);
});
