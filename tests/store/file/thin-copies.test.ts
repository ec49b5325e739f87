import { expect, test } from 'vitest';
import { addMs, instantFromMs, msOf, type Instant } from '../../../src/domain/calendar/dates.ts';
import { copiesToDrop } from '../../../src/store/file/thin-copies.ts';

const MINUTE = 60_000;
const START = instantFromMs(Date.UTC(2026, 10, 1));

/** What a folder holds after a copy a minute, thinned each time as the copier does it. */
function after(minutes: number, days: number): Instant[] {
  let kept: Instant[] = [];
  for (let minute = 0; minute < minutes; minute++) {
    kept.push(addMs(START, minute * MINUTE));
    const dropped = new Set(copiesToDrop(kept, days));
    kept = kept.filter((copy) => !dropped.has(copy));
  }
  return kept;
}

test('three days of a copy a minute: ten minutes, a day of hours, days', () => {
  const kept = after(3 * 24 * 60, 14);
  const newest = addMs(START, (3 * 24 * 60 - 1) * MINUTE);
  const ages = kept.map((copy) => (msOf(newest) - msOf(copy)) / MINUTE);
  expect(ages.filter((age) => age < 10)).toHaveLength(10);
  expect(ages.filter((age) => age >= 10 && age <= 24 * 60)).toHaveLength(24);
  expect(ages.filter((age) => age > 24 * 60)).toEqual([2 * 24 * 60]);
});

test.each([1, 9, 10, 11, 59, 61, 1441, 3000])(
  'after %i minutes the newest ten are there, and little else',
  (minutes) => {
    const kept = after(minutes, 2);
    expect(kept.slice(-Math.min(10, minutes))).toEqual(
      Array.from({ length: Math.min(10, minutes) }, (_, at) =>
        addMs(START, (minutes - Math.min(10, minutes) + at) * MINUTE),
      ),
    );
    expect(kept.length).toBeLessThanOrEqual(10 + 25 + 3);
  },
);

test('days beyond those kept go; a copy seldom made stays until then', () => {
  const daily = Array.from({ length: 40 }, (_, at) => addMs(START, at * 24 * 60 * MINUTE));
  expect(copiesToDrop(daily, 14).toReversed()).toEqual(daily.slice(0, 25));
  expect(copiesToDrop(daily, 60)).toEqual([]);
  expect(copiesToDrop([], 14)).toEqual([]);
});
