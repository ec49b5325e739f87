/** The folder of backups beside the registry: one file per backup, the newest are kept. */

import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Instant } from '../../domain/calendar/dates.ts';
import { copyRegistry } from './copy-registry.ts';
import { keepOwner } from './keep-owner.ts';

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
  /** The number of older ones removed. */
  readonly removed: number;
}

function backupFolder(registry: string): string {
  return join(dirname(registry), 'backups');
}

/** Copies, checks and rotates on a thread of its own while the bot answers. Rejects when no backup was made. */
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

/** Rejects when no backup was made, and then removes no older one. */
export async function backUp({ from, at, keep }: BackupOrder): Promise<BackupMade> {
  const folder = backupFolder(from);
  mkdirSync(folder, { recursive: true });
  const name = basename(from, extname(from));
  const path = join(folder, `${name}-${stampOf(at)}.sqlite`);
  keepOwner(folder, dirname(from));
  await copyRegistry(from, path);
  keepOwner(path, folder);
  const old = backupsOf(folder, name).slice(keep);
  for (const file of old) rmSync(join(folder, file), { force: true });
  return { path, bytes: statSync(path).size, removed: old.length };
}

/** Our backups, the newest first; other files in the folder are left alone. */
function backupsOf(folder: string, name: string): string[] {
  const stamped = /^-\d{8}T\d{6}Z\.sqlite$/;
  return readdirSync(folder)
    .filter((file) => file.startsWith(name) && stamped.test(file.slice(name.length)))
    .sort()
    .reverse();
}

/** `20261125T020000Z`: sorts by time. */
export function stampOf(at: Instant): string {
  return `${at.replace(/[-:]/g, '').slice(0, 15)}Z`;
}
