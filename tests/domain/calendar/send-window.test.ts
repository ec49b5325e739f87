import { expect, test } from 'vitest';
import { parseInstant, type Instant } from '../../../src/domain/calendar/dates.ts';
import { nextSendingTime } from '../../../src/domain/calendar/send-window.ts';
import { calendar } from '../tasks/make-assignment.ts';

const office = { from: '07:00', to: '18:00', anyDay: false };
const anyDay = { from: '07:00', to: '18:00', anyDay: true };
const always = { from: '00:00', to: '24:00', anyDay: true };
const workingDaysWhole = { from: '00:00', to: '24:00', anyDay: false };

function local(text: string): Instant {
  const instant = parseInstant(`${text}:00+07:00`);
  if (instant === null) throw new RangeError(text);
  return instant;
}

test.each([
  ['inside the window', '2026-11-23T08:00', office, '2026-11-23T08:00'],
  ['at its first minute', '2026-11-23T07:00', office, '2026-11-23T07:00'],
  ['at its last minute', '2026-11-23T17:59', office, '2026-11-23T17:59'],
  ['before it opens', '2026-11-23T06:59', office, '2026-11-23T07:00'],
  ['at the minute it closes', '2026-11-23T18:00', office, '2026-11-24T07:00'],
  ['after midnight', '2026-11-24T00:10', office, '2026-11-24T07:00'],
  ['on Friday evening', '2026-11-27T19:00', office, '2026-11-30T07:00'],
  ['on Saturday morning', '2026-11-28T09:00', office, '2026-11-30T07:00'],
  ['on the eve of Tết', '2026-02-13T18:30', office, '2026-02-23T07:00'],
  ['in the middle of Tết', '2026-02-17T09:00', office, '2026-02-23T07:00'],
  ['on Saturday, any day', '2026-11-28T09:00', anyDay, '2026-11-28T09:00'],
  ['on Saturday evening, any day', '2026-11-28T18:00', anyDay, '2026-11-29T07:00'],
  ['at night, always', '2026-11-28T23:59', always, '2026-11-28T23:59'],
  ['at midnight, always', '2026-11-29T00:00', always, '2026-11-29T00:00'],
  ['at night before a rest day', '2026-11-27T23:59', workingDaysWhole, '2026-11-27T23:59'],
  ['at midnight of a rest day', '2026-11-28T00:00', workingDaysWhole, '2026-11-30T00:00'],
])('%s (%s)', (_name, now, window, expected) => {
  expect(nextSendingTime(local(now), window, calendar, 'Asia/Ho_Chi_Minh')).toBe(local(expected));
});
