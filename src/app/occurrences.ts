/** The instants of a cron expression. */

import { validate } from 'node-cron';
import { CronExpressionParser } from 'cron-parser';
import { instantFromMs, msOf, type Instant } from '../domain/calendar/dates.ts';

/**
 * Whether the scheduler and the forecast both accept the expression (five fields, or six with seconds), and it occurs
 * at all: the 31st of February never does.
 */
export function isCronExpression(text: string): boolean {
  try {
    CronExpressionParser.parse(text).next();
    return validate(text);
  } catch {
    return false;
  }
}

/** The first occurrence after `after`. */
export function nextOccurrenceOf(cron: string, after: Instant, timeZone: string): Instant {
  const expression = CronExpressionParser.parse(cron, { currentDate: new Date(msOf(after)), tz: timeZone });
  return instantFromMs(expression.next().getTime());
}

/** The occurrence after `after` that `count` occurrences lead to. */
export function occurrencesAfter(cron: string, after: Instant, count: number, timeZone: string): Instant {
  const expression = CronExpressionParser.parse(cron, { currentDate: new Date(msOf(after)), tz: timeZone });
  const dates = Array.from({ length: count }, () => expression.next().getTime());
  return instantFromMs(dates.at(-1) ?? msOf(after));
}

/** The last occurrence at or before `at`. */
export function lastOccurrenceOf(cron: string, at: Instant, timeZone: string): Instant {
  const expression = CronExpressionParser.parse(cron, { currentDate: new Date(msOf(at) + 1), tz: timeZone });
  return instantFromMs(expression.prev().getTime());
}
