import type { Clock } from '../../../src/domain/calendar/clock.ts';
import { day, instantAt, localDateOf, localTimeOf, type Instant } from '../../../src/domain/calendar/dates.ts';

export const TIME_ZONE = 'Asia/Ho_Chi_Minh';

/** "2022-06-20 08:00" in the office's time zone. */
export function localInstant(local: string): Instant {
  const [date = '', time = '08:00'] = local.split(' ');
  return instantAt(day(date), time, TIME_ZONE);
}

export interface MovableClock extends Clock {
  moveTo(at: Instant): void;
}

/** Stands still until it is moved. */
export function movableClock(start: string): MovableClock {
  return movableClockAt(localInstant(start));
}

export function movableClockAt(start: Instant): MovableClock {
  let now = start;
  return {
    now: () => now,
    moveTo(at) {
      if (at < now) throw new RangeError(`The clock stands at ${localWords(now)} and does not go back`);
      now = at;
    },
  };
}

function localWords(at: Instant): string {
  return `${localDateOf(at, TIME_ZONE)} ${localTimeOf(at, TIME_ZONE)}`;
}
