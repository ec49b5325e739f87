/** Facts about the database, and the last run of each scheduled job. */

import type { Instant } from '../../domain/calendar/dates.ts';
import { query, type Tx } from './database.ts';
import { prepared } from './prepared.ts';

/**
 * `use`: written live or by the rehearsal. `clock_ahead_ms`: the offset of the rehearsal's clock. `link_key`: signs
 * report links. `run`: the name of the running run, or of one that ended uncleanly; empty after a clean end. `bot_…`: what
 * the bot is called there. `registry`: the registry's own name, for its copies. `copied_to`: the folder that they are in.
 * `ended`: when and why the last run that had time for a word ended.
 */
export type MetaKey =
  | 'use'
  | 'clock_ahead_ms'
  | 'calendar'
  | 'link_key'
  | 'run'
  | 'bot_telegram'
  | 'bot_zalo'
  | 'registry'
  | 'copied_to'
  | 'ended';

/** The value that the registry keeps under a key. */
export function readMeta(tx: Tx, key: MetaKey): string | undefined {
  return tx.first(query.selectFrom('meta').select('value').where('key', '=', key))?.value;
}

/** Keeps a value under a key, in place of the one before. */
export function writeMeta(tx: Tx, key: MetaKey, value: string): void {
  tx.run(
    query
      .insertInto('meta')
      .values({ key, value })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value })),
  );
}

/** When a job last ran; undefined for never. */
export function lastRun(tx: Tx, job: string): Instant | undefined {
  return tx.first(query.selectFrom('job').select('last_run_at').where('name', '=', job))?.last_run_at;
}

const runNoted = prepared(({ job, at }: { job: string; at: Instant }) =>
  query
    .insertInto('job')
    .values({ name: job, last_run_at: at })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ last_run_at: at })),
);

/** Notes when a job ran. */
export function noteRun(tx: Tx, job: string, at: Instant): void {
  tx.run(runNoted({ job, at }));
}
