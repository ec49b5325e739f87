/** Checks that the bot receives updates, delivers queued messages, has recent backups, and somebody who decides. */

import { msOf, type Instant } from '../../domain/calendar/dates.ts';
import { chatsOf } from '../../store/people/chats.ts';
import { oldestDue } from '../../store/outbox/outbox-depth.ts';
import type { Work } from '../work.ts';

/** Three long polls, or three queries of the webhook. */
const SILENT_FOR_MS = 90_000;
const DUE_FOR_MS = 10 * 60_000;
const BACKUP_AGE_MS = 2 * 24 * 60 * 60_000;

export interface HealthCheck {
  /** `registry`, `telegram`, `zalo`, `outbox`, `backup`, `copy` or `secretariat`. */
  readonly name: string;
  readonly ok: boolean;
  /** The finding, and its cure when the check fails. */
  readonly detail: string;
}

export interface Ear {
  readonly name: string;
  /** Since the last proof that updates reach us, or since the start without one. */
  readonly silentForMs: number;
  /** False until the first proof. */
  readonly everHeard: boolean;
}

/** What a check is made of besides the registry. `isInPlace`: whether the registry's file is where it was opened. */
export interface Signs {
  readonly isInPlace: boolean;
  readonly ears: readonly Ear[];
  readonly lastBackupAt: Instant | undefined;
  /** Null where the registry is copied nowhere. */
  readonly copies: Copies | null;
}

/** How the copies in the second place stand. `lagMs`: for how long something has been in the registry only. */
export interface Copies {
  readonly lagMs: number;
  /** Whether that is longer than copying may take. */
  readonly isLate: boolean;
}

/** One check for the registry's file, each messenger, the outbox, the backups, the copies and the secretariat's chat. */
export function checkHealth(work: Work, { isInPlace, ears, lastBackupAt, copies }: Signs): HealthCheck[] {
  return [
    checkRegistry(isInPlace),
    ...ears.map(checkEar),
    checkOutbox(work),
    checkBackup(work, lastBackupAt),
    ...(copies === null ? [] : [checkCopies(copies)]),
    checkSecretariat(work),
  ];
}

function checkRegistry(ok: boolean): HealthCheck {
  const lost =
    'it was moved, removed or replaced while the program ran; put it back or restore a backup, then start again';
  return { name: 'registry', ok, detail: ok ? 'its file is at its place' : lost };
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

/** Without a chat of the secretariat nobody decides, and nobody hears of what goes wrong. */
function checkSecretariat({ tx }: Work): HealthCheck {
  const ok = chatsOf(tx, 'secretariat').length > 0;
  const cure = 'it has no chat; make a code with "link-code secretariat" and send it in its group: /lienket CODE';
  return { name: 'secretariat', ok, detail: ok ? 'it has a chat' : cure };
}

function checkCopies({ lagMs, isLate }: Copies): HealthCheck {
  const seconds = Math.round(lagMs / 1000);
  const lag = seconds === 0 ? 'COPY_TO holds all of it' : `COPY_TO lags by ${seconds} s`;
  return { name: 'copy', ok: !isLate, detail: isLate ? `${lag}; see the log and the folder` : lag };
}

function checkBackup({ now }: Work, at: Instant | undefined): HealthCheck {
  const ok = at !== undefined && msOf(now) - msOf(at) <= BACKUP_AGE_MS;
  const last = at === undefined ? 'there was none' : `the last is of ${at}`;
  return { name: 'backup', ok, detail: ok ? last : `${last}; run "run backup" and see what it says` };
}
