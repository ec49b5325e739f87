import { addDays, addMs, localDateOf, type Instant } from '../../domain/calendar/dates.ts';
import { deleteStrangersUpdates } from '../../store/record/inbox.ts';
import { forgetStrangerAnswers } from '../../store/people/stranger-answers.ts';
import type { Database } from '../../store/sqlite/database.ts';
import { transactInTurns } from '../../store/sqlite/in-turns.ts';
import { lastRun, noteRun } from '../../store/sqlite/meta.ts';

/** Days; longer than any messenger redelivers. */
const KEPT_DAYS = 30;
const DAY_MS = 24 * 60 * 60 * 1000;
/** Updates deleted together, between two checks of the clock. */
const SLICE = 50;
const JOB = 'strangers';

/** Deletes the updates of people without a role after 30 days, in short turns; returns their number. */
export async function forgetStrangers(database: Database, now: Instant, timeZone: string): Promise<number> {
  const before = addMs(now, -KEPT_DAYS * DAY_MS);
  let deleted = 0;
  await transactInTurns(database, (tx) => {
    const some = deleteStrangersUpdates(tx, before, SLICE);
    deleted += some;
    return some === SLICE;
  });
  database.transact((tx) => {
    forgetStrangerAnswers(tx, addDays(localDateOf(now, timeZone), -KEPT_DAYS));
    noteRun(tx, JOB, now);
  });
  return deleted;
}

/** The time of the last run. */
export function lastForgotten(database: Database): Instant | undefined {
  return database.read((tx) => lastRun(tx, JOB));
}
