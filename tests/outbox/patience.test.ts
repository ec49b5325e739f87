import { expect, test } from 'vitest';
import type { Alarm } from '../../src/outbox/alarm.ts';
import { createPatience, type Patience } from '../../src/outbox/patience.ts';
import { quietLog } from '../support/quiet-log.ts';

const FULL_DISK = Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });

interface Waiting {
  readonly patience: Patience;
  /** Milliseconds of each sleep. */
  readonly sleeps: number[];
  readonly warnings: string[];
}

/** Sleeps take no time but on the clock; `atSleep` is called with the number of each. */
function waiting(atSleep: (count: number) => void = () => undefined): Waiting {
  let now = 0;
  const sleeps: number[] = [];
  const warnings: string[] = [];
  const alarm: Alarm = {
    sleep(ms) {
      now += ms;
      sleeps.push(ms);
      atSleep(sleeps.length);
      return Promise.resolve();
    },
    ring: () => undefined,
  };
  const log = quietLog({ warn: (_fields, text) => void warnings.push(text) });
  return { patience: createPatience({ log, stopPatienceMs: 350 }, alarm, () => now), sleeps, warnings };
}

test('a full disk is outlasted: what is to be committed is tried until it can be', async () => {
  const { patience, sleeps, warnings } = waiting();
  let tries = 0;
  const committed = await patience.untilCommitted(() => {
    tries += 1;
    if (tries < 4) throw FULL_DISK;
    return 'written';
  });
  expect(committed).toBe('written');
  expect(sleeps).toEqual([1000, 1000, 1000]);
  expect(warnings).toHaveLength(3);
});

test('a stop tries more often, and gives up after its patience', async () => {
  const { patience, sleeps } = waiting((count) => {
    if (count === 2) patience.stop();
  });
  const never = await patience.untilCommitted(() => {
    throw FULL_DISK;
  });
  expect(never).toBeNull();
  expect(sleeps).toEqual([1000, 1000, 100, 100, 100, 100]);
});

test('a second stop does not begin the waiting anew', async () => {
  const { patience, sleeps } = waiting(() => {
    patience.stop();
  });
  await patience.untilCommitted(() => {
    throw FULL_DISK;
  });
  expect(sleeps).toEqual([1000, 100, 100, 100, 100]);
});

test('any other error is a bug and is thrown', async () => {
  const { patience, sleeps } = waiting();
  const bug = new TypeError('a bug');
  await expect(
    patience.untilCommitted(() => {
      throw bug;
    }),
  ).rejects.toBe(bug);
  expect(() => {
    patience.outlast(bug);
  }).toThrow(bug);
  expect(sleeps).toEqual([]);
});
