/** Which copies in the second place stay: minutes thin out to hours, hours to days. */

import { msOf, type Instant } from '../../domain/calendar/dates.ts';

/** The newest ones, whatever their age. */
const NEWEST = 10;
/** For so long the last copy of each hour stays. */
const HOURS = 24;
const HOUR_MS = 3_600_000;

/**
 * The instants of `copies` whose copy may go: neither among the ten newest, nor the last of its hour within a day of the newest,
 * nor the last of its day (UTC) within `days` of it.
 */
export function copiesToDrop(copies: readonly Instant[], days: number): Instant[] {
  const newestFirst = copies.toSorted().reverse();
  const [newest] = newestFirst;
  if (newest === undefined) return [];
  const kept = new Set(newestFirst.slice(0, NEWEST));
  const keepLastOfEach = (span: number, within: number): void => {
    const seen = new Set<number>();
    for (const copy of newestFirst) {
      const bucket = Math.floor(msOf(copy) / span);
      if (seen.has(bucket) || msOf(newest) - msOf(copy) > within) continue;
      seen.add(bucket);
      kept.add(copy);
    }
  };
  keepLastOfEach(HOUR_MS, HOURS * HOUR_MS);
  keepLastOfEach(24 * HOUR_MS, days * 24 * HOUR_MS);
  return newestFirst.filter((copy) => !kept.has(copy));
}
