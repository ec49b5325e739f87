/** The jobs that the scheduler starts and `run` starts by hand. */

import type { Instant } from '../../domain/calendar/dates.ts';
import type { Database } from '../../store/sqlite/database.ts';
import { reviewUnasked } from '../../store/reminders/reviews.ts';
import { lastRun, noteRun } from '../../store/sqlite/meta.ts';
import { applyDueSuccessions } from '../programme/apply-succession.ts';
import { openSomePeriods } from '../programme/open-periods.ts';
import { transactInTurns } from '../../store/sqlite/in-turns.ts';
import { DIGEST_JOB } from '../figures/gather-digest.ts';
import { takeAwayExpired } from '../chats/take-away.ts';
import { expireAwaitedLinks } from '../join/await-link.ts';
import { sendDigest } from '../remind/send-digest.ts';
import { sendDueReminders } from '../remind/send-due-reminders.ts';
import { workAt, type Rules } from '../work.ts';

export type JobName = 'reminders' | 'digest';

/**
 * Runs a job once; returns one line for the log with what it queued. Decides as of `asOf`, queues at `now`: a message
 * of another day is sent in today's window and counts as today's. Such a run is not recorded as the schedule's last.
 */
export async function runJob(
  name: JobName,
  database: Database,
  now: Instant,
  rules: Rules,
  asOf: Instant = now,
): Promise<string> {
  if (asOf === now) {
    await transactInTurns(database, (tx) => openSomePeriods(workAt(tx, now, rules)));
    database.transact((tx) => {
      reviewUnasked(tx, workAt(tx, now, rules).today);
    });
  }
  if (name === 'digest') return `${String(await sendDigest(database, now, rules, asOf))} digests`;
  if (asOf === now) {
    database.transact((tx) => {
      expireAwaitedLinks(workAt(tx, now, rules));
      takeAwayExpired(workAt(tx, now, rules));
      applyDueSuccessions(workAt(tx, now, rules));
    });
  }
  const { reminded, bundles, escalated } = await sendDueReminders(database, now, rules, asOf);
  if (asOf === now) {
    database.transact((tx) => {
      noteRun(tx, name, now);
    });
  }
  return `${String(reminded)} reminders in ${String(bundles)} bundles, ${String(escalated)} escalations`;
}

/** When a job last ran; undefined for never. */
export function lastRunOf(name: JobName, database: Database): Instant | undefined {
  return database.read((tx) => lastRun(tx, name === 'digest' ? DIGEST_JOB : name));
}
