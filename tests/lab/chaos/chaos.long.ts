/** More of `npm run chaos` than `chaos.test.ts` plays, and single probes, by `npm run test:long`. */

import { describe, expect, test } from 'vitest';
import { killProduct } from './kills.ts';
import { failingDisk, lockedFor, twoInstances } from './probes/database.ts';
import { strangePosts } from './probes/inbound.ts';
import { breachesOf } from './table.ts';

/** Only for what hangs. */
const TIMEOUT_MS = 1_200_000;

describe.concurrent('the real program', { timeout: TIMEOUT_MS }, () => {
  test.each([
    ['polls Telegram and is posted to by Zalo', 0],
    ['is posted to by Telegram and polls Zalo', 1],
  ])('that %s, in more offices, loses nothing and applies nothing twice', async (_manner, lane) => {
    const watch = { until: performance.now() + TIMEOUT_MS, gaveUpAfterMs: 15_000, lastHelperKills: 1 };
    expect(breachesOf(await killProduct(913, 1, { telegram: 5, zalo: 2 }, lane, watch))).toEqual([]);
  });

  test('is neither stopped by a writer that holds the database nor confirms an update unstored', async () => {
    expect(await lockedFor(1_500, Infinity)).toMatchObject({ ok: true });
  });

  test('confirms nothing while its disk fails, and goes on by itself afterwards', async () => {
    expect(await failingDisk('SQLITE_IOERR_FSYNC')).toMatchObject({ ok: true });
  });

  test('ends when another holds its database, names that one, and leaves it be', async () => {
    expect(await twoInstances()).toMatchObject({ ok: true });
  });

  test('lives through whatever is posted to it, and takes what is posted a hundred times at once as one', async () => {
    expect(await strangePosts()).toMatchObject({ ok: true });
  });
});
