/** A seeded part of what `npm run fuzz` plays on a whole office: lists, ranges, counts, forwards, stale questions. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { playRecord } from '../../lab/fuzz/record.ts';

test('no message of a person changes a task that it neither names nor answers', async () => {
  const played = await playRecord(200, 20221130);
  expect(played.failed, fc.defaultReportMessage(played) ?? '').toBe(false);
});
