import { addDays, addMs, localDateOf, type Instant } from '../../domain/calendar/dates.ts';
import { deleteStrangersUpdates } from '../../store/record/inbox.ts';
import { forgetStrangerAnswers } from '../../store/people/stranger-answers.ts';
import type { Database } from '../../store/sqlite/database.ts';
import { transactInTurns } from '../../store/sqlite/in-turns.ts';
import { lastRun, noteRun } from '../../store/sqlite/meta.ts';

/** Longer than any messenger delivers again. */
const KEPT_DAYS = 30;
const DAY_MS = 24 * 60 * 60 * 1000;
/** Updates deleted together, between two looks at the clock. */
const SLICE = 50;
const JOB = 'strangers';

/** Deletes the updates of people without a role that are 30 days old, in short turns; how many there were. */
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

/** When they were last looked through. */
export function lastForgotten(database: Database): Instant | undefined {
  return database.read((tx) => lastRun(tx, JOB));
}
