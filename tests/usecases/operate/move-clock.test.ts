import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openOffice, type Registry } from '../../../src/app/open-office.ts';
import { addMs, parseInstant, type Instant } from '../../../src/domain/calendar/dates.ts';
import { readMeta, writeMeta } from '../../../src/store/sqlite/meta.ts';
import { MOST_STEPS, moveTo, moveToNextMessage, type Moving } from '../../../src/usecases/operate/move-clock.ts';
import { createRehearsalClock } from '../../../src/usecases/operate/rehearsal-clock.ts';
import { configWith } from '../../web/rehearsal/open-rehearsal.ts';

const MINUTE_MS = 60_000;
const START = instant('2026-11-23T03:00:00.000Z');
/** Real time stands still, so that the rehearsal's clock shows exactly where it was moved. */
const real = { now: () => START };

function instant(text: string): Instant {
  return parseInstant(text) ?? expect.fail(`${text} is not an instant`);
}

let office: Registry;
beforeEach(async () => {
  office = await openOffice(configWith({}), real);
});
afterEach(() => {
  office.database.close();
});

/** A schedule that has a run every minute in which nothing happens. */
function everyMinute(more: Partial<Moving> = {}): Moving {
  return {
    ...office,
    clock: createRehearsalClock(office.database, real),
    nextJobs: (after) => ({ at: addMs(after, MINUTE_MS), jobs: [] }),
    deliver: () => Promise.resolve(),
    isEnding: () => false,
    ...more,
  };
}

describe('the rehearsal’s clock', () => {
  test('runs ahead of real time by what it was moved, also in the next run', () => {
    const target = instant('2027-01-05T02:00:00.000Z');
    createRehearsalClock(office.database, real).moveTo(target);
    const later = { now: () => addMs(START, MINUTE_MS) };
    expect(createRehearsalClock(office.database, later).now()).toBe(addMs(target, MINUTE_MS));
  });

  test('is never set back', () => {
    const clock = createRehearsalClock(office.database, real);
    clock.moveTo(instant('2027-01-05T02:00:00.000Z'));
    clock.moveTo(START);
    expect(clock.now()).toBe('2027-01-05T02:00:00.000Z');
  });

  test.each(['-5000', 'soon', ''])('takes a kept value of "%s" for none', (kept) => {
    office.database.transact((tx) => {
      writeMeta(tx, 'clock_ahead_ms', kept);
    });
    expect(createRehearsalClock(office.database, real).now()).toBe(START);
  });
});

describe('a move', () => {
  test('visits every run on the way, each at its own time, and ends at its target', async () => {
    const seen: Instant[] = [];
    const moving = everyMinute();
    const watched = { ...moving, deliver: () => Promise.resolve(void seen.push(moving.clock.now())) };
    const target = instant('2026-11-23T03:02:30.000Z');
    expect(await moveTo(watched, target)).toEqual({ kind: 'moved', end: 'arrived', told: [] });
    expect(seen).toEqual(['2026-11-23T03:01:00.000Z', '2026-11-23T03:02:00.000Z', '2026-11-23T03:02:30.000Z']);
  });

  test('stops on the way when a schedule has too many runs', async () => {
    const moving = everyMinute();
    const target = instant('2027-11-23T03:00:00.000Z');
    expect(await moveTo(moving, target)).toEqual({ kind: 'moved', end: 'stopped_early', told: [] });
    expect(moving.clock.now()).toBe(addMs(START, MOST_STEPS * MINUTE_MS));
  });

  test('stops at once when the program is being ended', async () => {
    const moving = everyMinute({ isEnding: () => true });
    expect(await moveTo(moving, instant('2026-11-24T03:00:00.000Z'))).toMatchObject({ end: 'stopped_early' });
    expect(moving.clock.now()).toBe(START);
  });

  test('to the next message gives up after four hundred days without any', async () => {
    const moving = everyMinute({ nextJobs: (after) => ({ at: addMs(after, 24 * 60 * MINUTE_MS), jobs: [] }) });
    expect(await moveToNextMessage(moving)).toEqual({ kind: 'moved', end: 'nothing_came', told: [] });
    // 400 days after 23/11/2026.
    expect(moving.clock.now()).toBe('2027-12-28T03:00:00.000Z');
  });

  test.each([
    ['to this very moment', '2026-11-23T03:00:00.000Z', 'past'],
    ['to the past', '2026-11-22T03:00:00.000Z', 'past'],
    ['by six years', '2032-11-23T03:00:00.000Z', 'too_far'],
  ])('%s is refused and changes nothing', async (_how, target, why) => {
    const moving = everyMinute();
    expect(await moveTo(moving, instant(target))).toEqual({ kind: 'refused', why });
    expect(office.database.read((tx) => readMeta(tx, 'clock_ahead_ms'))).toBeUndefined();
  });
});
