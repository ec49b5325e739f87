/** A seeded part of what `npm run fuzz` plays on a whole office: lists, ranges, counts, forwards, stale questions. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { playRecord } from '../../lab/fuzz/record.ts';

test.each([
  ['rehearsal', 200],
  ['telegram', 60],
  ['zalo', 60],
  ['zalo that tells of quotes', 60],
] as const)(
  'on %s no message of a person changes a task that it neither names nor answers',
  async (messenger, runs) => {
    const played = await playRecord(runs, 20221130, messenger);
    expect(played.failed, fc.defaultReportMessage(played) ?? '').toBe(false);
  },
);
