import { CronExpressionParser } from 'cron-parser';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lastOccurrenceOf, nextOccurrenceOf, occurrencesAfter } from '../../src/app/occurrences.ts';
import { instantFromMs } from '../../src/domain/calendar/dates.ts';

const VIETNAM = 'Asia/Ho_Chi_Minh';
const START = Date.parse('2026-11-30T00:00:00.000Z');
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

test.each([
  ['one millisecond before it', -1, '2026-11-29T01:00:00.000Z'],
  ['at it', 0, '2026-11-30T01:00:00.000Z'],
  ['one millisecond after it', 1, '2026-11-30T01:00:00.000Z'],
  ['one millisecond before the next', 24 * 60 * MINUTE_MS - 1, '2026-11-30T01:00:00.000Z'],
  ['at the next', 24 * 60 * MINUTE_MS, '2026-12-01T01:00:00.000Z'],
])('the last eight o’clock, asked %s', (_when, offset, last) => {
  const eight = Date.parse('2026-11-30T01:00:00.000Z');
  expect(lastOccurrenceOf('0 8 * * *', instantFromMs(eight + offset), VIETNAM)).toBe(last);
});

test('whatever was asked before, the answer is the last whole quarter of an hour', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -100 * MINUTE_MS, max: 100 * MINUTE_MS }), { minLength: 2 }), (offsets) => {
      const quarter = 15 * MINUTE_MS;
      const found = offsets.map((offset) => lastOccurrenceOf('*/15 * * * *', instantFromMs(START + offset), VIETNAM));
      expect(found).toEqual(offsets.map((offset) => instantFromMs(Math.floor((START + offset) / quarter) * quarter)));
    }),
  );
});

/** Summer time begins in the small hours of 28/3/2027: 02:15 is not there on that day. A leap day is looked for long. */
test.each([
  ['0 8 * * *', VIETNAM, 100],
  ['30 7 * * 1', VIETNAM, 100],
  ['15 2 * * *', 'Europe/Berlin', 100],
  ['0 9 29 2 *', 'Europe/Berlin', 20],
])('whatever was asked before, the next of “%s” in %s is the first after it', (cron, timeZone, numRuns) => {
  const afresh = (ms: number): number =>
    CronExpressionParser.parse(cron, { currentDate: new Date(ms), tz: timeZone })
      .next()
      .getTime();
  const asked = (ms: number): number => Date.parse(nextOccurrenceOf(cron, instantFromMs(ms), timeZone));
  const offset = fc.integer({ min: -200 * DAY_MS, max: 200 * DAY_MS });
  fc.assert(
    fc.property(fc.array(fc.tuple(offset, fc.nat({ max: 3 })), { minLength: 1, maxLength: 5 }), (walks) => {
      for (const [from, steps] of walks) {
        for (let step = 0, ms = START + from; step <= steps; step += 1) {
          const next = asked(ms);
          expect(next).toBe(afresh(ms));
          expect(asked(next - 1)).toBe(next);
          ms = next;
        }
      }
    }),
    { numRuns },
  );
});

test('whatever was asked before, the fourteenth from now is that of whoever counts afresh', () => {
  const two = Date.parse('2026-11-29T19:00:00.000Z');
  const offset = fc.integer({ min: -3 * DAY_MS, max: 3 * DAY_MS });
  fc.assert(
    fc.property(fc.array(offset, { minLength: 1, maxLength: 6 }), (offsets) => {
      const found = offsets.map((ms) => occurrencesAfter('0 2 * * *', instantFromMs(two + ms), 14, VIETNAM));
      expect(found).toEqual(offsets.map((ms) => instantFromMs(two + (Math.floor(ms / DAY_MS) + 14) * DAY_MS)));
    }),
    { numRuns: 30 },
  );
  expect(occurrencesAfter('0 2 * * *', instantFromMs(two), 1, VIETNAM)).toBe(instantFromMs(two + DAY_MS));
});
