/** The rehearsal's clock: real time plus an offset that only grows. */

import type { Clock } from '../../domain/calendar/clock.ts';
import { addMs, msOf, type Instant } from '../../domain/calendar/dates.ts';
import type { Database } from '../../store/sqlite/database.ts';
import { readMeta, writeMeta } from '../../store/sqlite/meta.ts';

export interface MovableClock extends Clock {
  /** Sets the clock ahead to `at`, for this run and the next ones; a time that has passed changes nothing. */
  moveTo(at: Instant): void;
}

/** A clock that runs ahead of the real one, by an amount that the registry keeps. */
export function createRehearsalClock(database: Database, real: Clock): MovableClock {
  const kept = Number(database.read((tx) => readMeta(tx, 'clock_ahead_ms')) ?? 0);
  let aheadMs = Number.isFinite(kept) ? Math.max(0, kept) : 0;
  return {
    now: () => addMs(real.now(), aheadMs),
    moveTo(at) {
      const wanted = msOf(at) - msOf(real.now());
      if (wanted <= aheadMs) return;
      aheadMs = wanted;
      database.transact((tx) => {
        writeMeta(tx, 'clock_ahead_ms', String(aheadMs));
      });
    },
  };
}
