/** The folder of backups beside the registry: one file per backup, the newest kept. */

import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Instant } from '../../domain/calendar/dates.ts';
import { copyRegistry } from './copy-registry.ts';

export interface BackupOrder {
  /** The registry's file. */
  readonly from: string;
  readonly at: Instant;
  /** How many backups are kept, this one included. */
  readonly keep: number;
}

export interface BackupMade {
  readonly path: string;
  readonly bytes: number;
  /** How many older ones were removed. */
  readonly removed: number;
}

function backupFolder(registry: string): string {
  return join(dirname(registry), 'backups');
}

/** Copies, checks and rotates in a thread of its own: chats are answered meanwhile. Rejects when no backup was made. */
export function backUpInBackground(order: BackupOrder): Promise<BackupMade> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./backup-worker.ts', import.meta.url), { workerData: order });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => {
      reject(new Error(`the backup ended with status ${String(code)}`));
    });
  });
}

/** Rejects when no backup was made; older ones are removed only then. */
export async function backUp({ from, at, keep }: BackupOrder): Promise<BackupMade> {
  const folder = backupFolder(from);
  mkdirSync(folder, { recursive: true });
  const name = basename(from, extname(from));
  const path = join(folder, `${name}-${stampOf(at)}.sqlite`);
  await copyRegistry(from, path);
  const old = backupsOf(folder, name).slice(keep);
  for (const file of old) rmSync(join(folder, file), { force: true });
  return { path, bytes: statSync(path).size, removed: old.length };
}

/** Ours only, the newest first; whatever else lies in the folder is left alone. */
function backupsOf(folder: string, name: string): string[] {
  const stamped = /^-\d{8}T\d{6}Z\.sqlite$/;
  return readdirSync(folder)
    .filter((file) => file.startsWith(name) && stamped.test(file.slice(name.length)))
    .sort()
    .reverse();
}

/** `20261125T020000Z`: sorts as time does. */
export function stampOf(at: Instant): string {
  return `${at.replace(/[-:]/g, '').slice(0, 15)}Z`;
}
