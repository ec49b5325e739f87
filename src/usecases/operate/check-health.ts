/** Whether the bot does what it is for: hears what people write, delivers what was queued, and keeps copies. */

import { msOf, type Instant } from '../../domain/calendar/dates.ts';
import { oldestDue } from '../../store/outbox/outbox-depth.ts';
import type { Work } from '../work.ts';

/** Three long polls, or three questions for the webhook. */
const SILENT_FOR_MS = 90_000;
const DUE_FOR_MS = 10 * 60_000;
const BACKUP_AGE_MS = 2 * 24 * 60 * 60_000;

export interface HealthCheck {
  /** `telegram`, `zalo`, `outbox` or `backup`. */
  readonly name: string;
  readonly ok: boolean;
  /** What was found, and the cure when it is not well. */
  readonly detail: string;
}

export interface Ear {
  readonly name: string;
  /** Since the last proof that what people write reaches us, or since the start when there was none. */
  readonly silentForMs: number;
  /** False until the first proof. */
  readonly everHeard: boolean;
}

export function checkHealth(work: Work, ears: readonly Ear[], lastBackupAt: Instant | undefined): HealthCheck[] {
  return [...ears.map(checkEar), checkOutbox(work), checkBackup(work, lastBackupAt)];
}

function checkEar({ name, silentForMs, everHeard }: Ear): HealthCheck {
  const seconds = Math.round(silentForMs / 1000);
  return silentForMs <= SILENT_FOR_MS
    ? { name, ok: true, detail: everHeard ? `heard ${seconds} s ago` : `nothing heard yet, started ${seconds} s ago` }
    : { name, ok: false, detail: `nothing heard for ${seconds} s; see the log, and "webhook info" in webhook mode` };
}

function checkOutbox({ tx, now }: Work): HealthCheck {
  const oldest = oldestDue(tx, now);
  const ageMs = oldest === null ? 0 : msOf(now) - msOf(oldest);
  return ageMs <= DUE_FOR_MS
    ? {
        name: 'outbox',
        ok: true,
        detail: oldest === null ? 'nothing is due' : `oldest due ${Math.round(ageMs / 1000)} s`,
      }
    : { name: 'outbox', ok: false, detail: `a message is due since ${oldest ?? ''}; see the log and "outbox"` };
}

function checkBackup({ now }: Work, at: Instant | undefined): HealthCheck {
  const ok = at !== undefined && msOf(now) - msOf(at) <= BACKUP_AGE_MS;
  const last = at === undefined ? 'there was none' : `the last is of ${at}`;
  return { name: 'backup', ok, detail: ok ? last : `${last}; run "run backup" and see what it says` };
}
