/** When unprompted messages may be sent. */

import type { WorkingCalendar } from './calendar.ts';
import { addDays, instantAt, localDateOf, localTimeOf, type Instant } from './dates.ts';

/** Local wall-clock times `HH:MM`, `from` included, `to` excluded; `anyDay` lifts the rest days. */
export interface SendWindow {
  readonly from: string;
  readonly to: string;
  readonly anyDay: boolean;
}

/** The first instant at or after `now` at which an unprompted message may be sent. */
export function nextSendingTime(
  now: Instant,
  window: SendWindow,
  calendar: WorkingCalendar,
  timeZone: string,
): Instant {
  const today = localDateOf(now, timeZone);
  const time = localTimeOf(now, timeZone);
  const isOpenToday = window.anyDay || calendar.isWorkingDay(today);
  if (isOpenToday && time >= window.from && time < window.to) return now;
  if (isOpenToday && time < window.from) return instantAt(today, window.from, timeZone);
  const tomorrow = addDays(today, 1);
  return instantAt(window.anyDay ? tomorrow : calendar.nextWorkingDay(tomorrow), window.from, timeZone);
}
