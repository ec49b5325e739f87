/** What tests write stands on a disk in memory where the machine has one with room: a commit need not wait for a disk. */

import { existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';

const IN_MEMORY = '/dev/shm';
/** A whole run writes about a tenth of it at once. */
const ROOM_BYTES = 2 ** 31;

/** Called by vitest before its workers begin; returns what it calls after they have ended. */
export function setup(): (() => void) | undefined {
  if (!existsSync(IN_MEMORY)) return undefined;
  const { bavail, bsize } = statfsSync(IN_MEMORY);
  if (bavail * bsize < ROOM_BYTES) return undefined;
  const folder = mkdtempSync(join(IN_MEMORY, 'dondoc-tests-'));
  process.env.TMPDIR = folder;
  return () => {
    rmSync(folder, { recursive: true, force: true });
  };
}
