/** Words and numbers → a point of the calendar. Each reader looks at a few tokens from one place on. */

import type { PointContext, PointRead } from './point-context.ts';
import { readDay, readWeekday } from './read-day.ts';
import { readLunar, unlessLunar } from './read-lunar.ts';
import { readJoined, readListed, readMonth, readPartOfYear, readQuarter, readYear } from './read-months.ts';
import { readRelative } from './read-relative.ts';
import type { Token } from './tokens.ts';

/** The point that begins at `at`, or null when none does. */
export function readPoint(tokens: readonly Token[], at: number, context: PointContext): PointRead | null {
  const read =
    readLunar(tokens, at) ??
    readListed(tokens, at, context) ??
    readJoined(tokens, at, context) ??
    readDay(tokens, at, context) ??
    readWeekday(tokens, at, context) ??
    readPartOfYear(tokens, at) ??
    readMonth(tokens, at) ??
    readQuarter(tokens, at) ??
    readYear(tokens, at, context) ??
    readRelative(tokens, at, context);
  return read === null ? null : unlessLunar(tokens, read);
}
