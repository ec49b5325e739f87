import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, '..');

/**
 * Installs what the bench compares the program with (`tests/lab/bench/package.json`), unless the versions of the lock
 * file are there.
 */
export function installPeers(): void {
  const lock = join(FOLDER, 'package-lock.json');
  // npm writes it last.
  const installed = join(FOLDER, 'node_modules/.package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  console.error('Installing what the bench compares with …');
  const { status, error } = spawnSync('npm', ['ci', '--prefix', FOLDER], {
    cwd: FOLDER,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`The bench's peers could not be installed: "npm ci" in ${FOLDER} says why.`);
}
