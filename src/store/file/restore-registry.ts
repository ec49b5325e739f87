/**
 * Replaces the registry by a backup. The backup does not know what the replaced file has sent since, so due messages
 * are set aside for a person instead of being sent twice.
 */

import { copyFileSync, existsSync, linkSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { migrations } from '../../../migrations/index.ts';
import type { Instant } from '../../domain/calendar/dates.ts';
import { copyRegistry } from './copy-registry.ts';
import { migrationsOf, problemsOf } from './inspect-registry.ts';
import { stampOf } from './keep-backups.ts';
import { keepOwner } from './keep-owner.ts';

export interface RestoreOrder {
  readonly backup: string;
  /** The registry's file, whether or not it exists. No process may have it open. */
  readonly registry: string;
  readonly now: Instant;
}

export type RestoreOutcome =
  | {
      readonly kind: 'restored';
      /** The new path of the replaced file; null when there was none. */
      readonly kept: string | null;
      /** The number of messages that wait for a person. */
      readonly setAside: number;
      /** The number of updates only in the replaced file; null when it cannot be read. */
      readonly updatesSince: number | null;
      /** The last moment that the backup tells of; null where it tells of none. */
      readonly upTo: Instant | null;
    }
  /** One sentence with the cure. */
  | { readonly kind: 'refused'; readonly problem: string };

/** Puts a checked backup in the place of the registry, which is kept beside it. */
export async function restoreRegistry({ backup, registry, now }: RestoreOrder): Promise<RestoreOutcome> {
  const problem = whyNot(backup);
  if (problem !== null) return { kind: 'refused', problem };
  mkdirSync(dirname(registry), { recursive: true });
  const prepared = `${registry}.restoring`;
  try {
    await copyRegistry(backup, prepared);
    const { setAside, newest, upTo } = settleSent(prepared, now);
    keepOwner(prepared, existsSync(registry) ? registry : dirname(registry));
    const updatesSince = existsSync(registry) ? updatesAfter(registry, newest) : null;
    const kept = existsSync(registry) ? moveAside(registry, now) : null;
    renameSync(prepared, registry);
    return { kind: 'restored', kept, setAside, updatesSince, upTo };
  } finally {
    rmSync(prepared, { force: true });
  }
}

/** Why a file cannot be restored; null when it can. */
function whyNot(backup: string): string | null {
  if (!existsSync(backup)) return `There is no file ${backup}; name a backup, such as one of data/runtime/backups.`;
  let raw: BetterSqlite.Database | null = null;
  try {
    raw = new BetterSqlite(backup, { readonly: true });
    const applied = migrationsOf(raw);
    if (applied === null) return `The file ${backup} is no registry; name a backup that this program made.`;
    const newer = applied.find((name) => !(name in migrations));
    if (newer !== undefined) {
      return `The backup ${backup} was written by a newer program (it has migration ${newer}); update the program first.`;
    }
    const [found] = problemsOf(raw, 'full');
    return found === undefined ? null : `The backup ${backup} is not whole (${found}); restore another one.`;
  } catch {
    return `The file ${backup} is not a readable SQLite database; restore another backup.`;
  } finally {
    raw?.close();
  }
}

/** Due messages may have been sent since the backup; today's reminders are not repeated at the next start. */
function settleSent(path: string, now: Instant): { setAside: number; newest: string; upTo: Instant | null } {
  const raw = new BetterSqlite(path);
  try {
    return raw.transaction(() => {
      const newest = raw.prepare("select coalesce(max(received_at), '') from inbox").pluck().get() as string;
      const upTo = raw
        .prepare(
          `select max(at) from (select max(received_at) as at from inbox union all select max(at) from event
             union all select max(settled_at) from outbox)`,
        )
        .pluck()
        .get() as Instant | null;
      const { changes } = raw
        .prepare(
          `update outbox set state = 'unknown', lease_until = null, settled_at = ?,
             error = 'restored from a backup: may have been sent since'
           where state = 'sending' or (state = 'queued' and due_at <= ?)`,
        )
        .run(now, now);
      raw.prepare("update job set last_run_at = ? where name = 'reminders'").run(now);
      return { setAside: changes, newest, upTo };
    })();
  } finally {
    raw.close();
  }
}

function updatesAfter(registry: string, newest: string): number | null {
  let raw: BetterSqlite.Database | null = null;
  try {
    raw = new BetterSqlite(registry, { readonly: true });
    return raw.prepare('select count(*) from inbox where received_at > ?').pluck().get(newest) as number;
  } catch {
    return null; // its damage may be the reason for the restore
  } finally {
    raw?.close();
  }
}

/** Keeps the replaced file. Its log moves first: beside the restored file it would be taken for that one's. */
function moveAside(registry: string, now: Instant): string {
  const kept = `${registry}.replaced-${stampOf(now)}`;
  try {
    const raw = new BetterSqlite(registry);
    raw.pragma('wal_checkpoint(truncate)');
    raw.close();
  } catch {
    // A damaged file is kept as it is, with its log beside it.
  }
  for (const end of ['-wal', '-shm']) if (existsSync(registry + end)) renameSync(registry + end, kept + end);
  try {
    linkSync(registry, kept);
  } catch {
    copyFileSync(registry, kept);
  }
  return kept;
}
