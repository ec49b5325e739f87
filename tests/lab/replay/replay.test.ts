/**
 * Short seeded parts of what `npm run replay` plays from 2022 to 2034: the months of five mergers and the districts' end,
 * and the programme's last day with what goes on after it. `replay.long.ts` has the whole of 2025.
 */

import { expect, onTestFinished, test, vi } from 'vitest';
import { day } from '../../../src/domain/calendar/dates.ts';
import { checksFor } from './checks.ts';
import { plantedFaults, type Found } from './planted.ts';
import { playYears } from './play-years.ts';
import type { Sent } from './scene.ts';
import { kindOf } from './table.ts';

const SEED = 913;

/** What was planted in what the checks saw of all parts below. */
const found: Found = new Map();

test.each([
  ['nobody answers', false],
  ['people answer, and the secretariat decides, sometimes late', true],
])('no message and no state of 2025 up to July breaks a rule where %s', async (_name, answered) => {
  const part = { seed: SEED, from: 2025, to: 2025, until: day('2025-07-31'), answered };
  const { sent, complaints, kinds } = await playYears(part, (around) => [
    ...checksFor(around),
    ...plantedFaults(around, found),
  ]);
  expect(complaints).toEqual([]);
  const sentKinds = new Set(sent.map(kindOf));
  for (const kind of ['review', 'reminder', 'digest, all', 'reorganised'] as const) expect(sentKinds).toContain(kind);
  // What the rules are held against did happen.
  for (const kind of ['deadline_amended', 'lead_added']) expect(kinds).toContain(kind);
  const asked = ['suspension_claimed', 'suspension_approved', 'extension_approved', 'returned'];
  for (const kind of answered ? asked : []) expect(kinds).toContain(kind);
});

test('no message and no state breaks a rule around the last day, and while the next programme takes tasks over', async () => {
  const [since, until] = [day('2030-11-25'), day('2031-03-14')];
  const part = { seed: SEED, from: 2030, to: 2031, since, until, answered: true };
  const end = await playYears(part, (around) => [...checksFor(around), ...plantedFaults(around, found)]);
  expect(end.complaints).toEqual([]);
  const payloads = new Set(end.sent.map(({ payload }) => payload.kind));
  for (const kind of ['closing_question', 'final_report', 'continuation']) expect(payloads).toContain(kind);
  for (const kind of ['programme_end_set', 'continued', 'continues']) expect(end.kinds).toContain(kind);
});

test('each fault that is planted in what the checks see is complained of', () => {
  expect(found.size).toBeGreaterThan(40);
  expect([...found].filter(([, times]) => times === 0)).toEqual([]);
});

test('the same seed gives the same messages in the same order, however slow the machine is; another seed gives others', async () => {
  const january = { from: 2025, to: 2025, until: day('2025-01-17'), answered: true };
  const played = async (seed: number): Promise<Sent[]> => [...(await playYears({ ...january, seed }, () => [])).sent];
  const [first, other] = [await played(SEED), await played(SEED + 1)];
  // Each look at the machine's own clock finds that a tenth of a second has gone by.
  let machine = 0;
  const slow = vi.spyOn(performance, 'now').mockImplementation(() => (machine += 100));
  onTestFinished(() => {
    slow.mockRestore();
  });
  const again = await played(SEED);
  expect(machine).toBeGreaterThan(0);
  expect(again).toEqual(first);
  expect(first.length).toBeGreaterThan(100);
  expect(other).not.toEqual(first);
});
