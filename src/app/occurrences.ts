/** The instants of a cron expression. */

import { validate } from 'node-cron';
import { CronExpressionParser, type CronExpression } from 'cron-parser';
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

/** Per expression and time zone, the occurrence that was found last, after which time it is the first, and how it goes on. */
const following = new Map<
  string,
  { readonly after: number; readonly next: number; readonly expression: CronExpression }
>();

/**
 * The first occurrence after `after`. An answer holds until that occurrence, and the one behind it is a step further:
 * a rehearsal and a forecast go through years of them.
 */
export function nextOccurrenceOf(cron: string, after: Instant, timeZone: string): Instant {
  const key = `${cron} ${timeZone}`;
  const ms = msOf(after);
  const before = following.get(key);
  if (before !== undefined && ms >= before.after && ms < before.next) return instantFromMs(before.next);
  const expression =
    before?.next === ms
      ? before.expression
      : CronExpressionParser.parse(cron, { currentDate: new Date(ms), tz: timeZone });
  const next = expression.next().getTime();
  following.set(key, { after: ms, next, expression });
  return instantFromMs(next);
}

/** Per expression, zone and count, the answer that was given last, and between which two occurrences it holds, in milliseconds. */
const counted = new Map<string, { readonly after: number; readonly next: number; readonly last: number }>();

/** The occurrence after `after` that `count` (at least 1) occurrences lead to. The same until the first of them has come. */
export function occurrencesAfter(cron: string, after: Instant, count: number, timeZone: string): Instant {
  const key = `${cron} ${timeZone} ${String(count)}`;
  const ms = msOf(after);
  let found = counted.get(key);
  if (found === undefined || ms < found.after || ms >= found.next) {
    const expression = CronExpressionParser.parse(cron, { currentDate: new Date(ms), tz: timeZone });
    const next = expression.next().getTime();
    let last = next;
    for (let more = 1; more < count; more += 1) last = expression.next().getTime();
    found = { after: ms, next, last };
    counted.set(key, found);
  }
  return instantFromMs(found.last);
}

/** Per expression and time zone, the last two neighbours that were found, in milliseconds. */
const neighbours = new Map<string, { readonly last: number; readonly next: number }>();

/** The last occurrence at or before `at`. The scheduler asks every minute: an answer holds until the next occurrence. */
export function lastOccurrenceOf(cron: string, at: Instant, timeZone: string): Instant {
  const key = `${cron} ${timeZone}`;
  const ms = msOf(at);
  let found = neighbours.get(key);
  if (found === undefined || ms < found.last || ms >= found.next) {
    const near = (nearMs: number) => CronExpressionParser.parse(cron, { currentDate: new Date(nearMs), tz: timeZone });
    found = {
      last: near(ms + 1)
        .prev()
        .getTime(),
      next: near(ms).next().getTime(),
    };
    neighbours.set(key, found);
  }
  return instantFromMs(found.last);
}
