/** A short seeded part of what `npm run replay` plays from 2022 to 2034: the year of five mergers and the districts' end. */

import { expect, test } from 'vitest';
import { checksFor } from './checks.ts';
import { playYears } from './play-years.ts';
import { kindOf } from './table.ts';

const SEED = 913;

test.each([
  ['nobody answers', false],
  ['people answer, and the secretariat decides, sometimes late', true],
])('no message and no state of 2025 breaks a rule where %s', async (_name, answered) => {
  const { sent, complaints } = await playYears({ seed: SEED, from: 2025, to: 2025, answered }, checksFor);
  expect(complaints).toEqual([]);
  const kinds = new Set(sent.map(kindOf));
  for (const kind of ['review', 'reminder', 'digest, all', 'reorganised'] as const) expect(kinds).toContain(kind);
});
