/** Single probes of `npm run chaos`, by `npm run test:long`. */

import { describe, expect, test } from 'vitest';
import { failingDisk, lockedFor, twoInstances } from './probes/database.ts';
import { strangePosts } from './probes/inbound.ts';

describe.concurrent('the real program', () => {
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
