/** Facts about the database itself, and when each scheduled job last ran. */

import type { Instant } from '../../domain/calendar/dates.ts';
import { query, type Tx } from './database.ts';

/**
 * `use`: whether real messengers or the rehearsal wrote here. `clock_ahead_ms`: how far the rehearsal's clock is ahead.
 * `link_key`: what addresses of reports are signed with. `run`: the name of the run that is under way, or was when the
 * program ended without saying so; empty after a clean end.
 */
export type MetaKey = 'use' | 'clock_ahead_ms' | 'calendar' | 'link_key' | 'run';

export function readMeta(tx: Tx, key: MetaKey): string | undefined {
  return tx.first(query.selectFrom('meta').select('value').where('key', '=', key))?.value;
}

export function writeMeta(tx: Tx, key: MetaKey, value: string): void {
  tx.run(
    query
      .insertInto('meta')
      .values({ key, value })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value })),
  );
}

export function lastRun(tx: Tx, job: string): Instant | undefined {
  return tx.first(query.selectFrom('job').select('last_run_at').where('name', '=', job))?.last_run_at;
}

export function noteRun(tx: Tx, job: string, at: Instant): void {
  tx.run(
    query
      .insertInto('job')
      .values({ name: job, last_run_at: at })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ last_run_at: at })),
  );
}
