/** The whole of 2025, of which `replay.test.ts` plays the months up to the districts' end. */

import { expect, test } from 'vitest';
import { day } from '../../../src/domain/calendar/dates.ts';
import { checksFor } from './checks.ts';
import { playYears } from './play-years.ts';

test.each([
  ['nobody answers', false],
  ['people answer, and the secretariat decides, sometimes late', true],
])('no message and no state of 2025 breaks a rule where %s', async (_name, answered) => {
  const { complaints, kinds } = await playYears(
    { seed: 913, from: 2025, to: 2025, until: day('2025-12-31'), answered },
    checksFor,
  );
  expect(complaints).toEqual([]);
  const asked = ['withdrawn', 'suspension_ended'];
  for (const kind of answered ? asked : ['deadline_amended', 'lead_added']) expect(kinds).toContain(kind);
});
