/** How often a second this disk makes 4 KB durable: the floor under every acknowledged write. */

import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const PAGE = Buffer.alloc(4096, 1);

/** Writes `count` pages, each flushed before the next; per second. `where` as SQLite's log does: over old pages, or on at the end. */
export function fsyncsPerSecond(folder: string, where: 'in place' | 'appending', count = 1000): number {
  const path = join(folder, 'fsync.tmp');
  const file = openSync(path, 'w');
  try {
    writeSync(file, PAGE, 0, PAGE.length, 0);
    fdatasyncSync(file);
    const start = performance.now();
    for (let page = 0; page < count; page += 1) {
      writeSync(file, PAGE, 0, PAGE.length, where === 'in place' ? 0 : page * PAGE.length);
      fdatasyncSync(file);
    }
    return (count / (performance.now() - start)) * 1000;
  } finally {
    closeSync(file);
    rmSync(path);
  }
}
