/** Whether the paths of an open registry still lead to the files that SQLite has open. */

import { statSync } from 'node:fs';
import { placeOf } from './lock-registry.ts';

export type PlaceLook = 'same' | 'gone' | 'another';

/** SQLite's log and its index live and die with the registry: removed beside an open one, they take replies along. */
const ENDS = ['', '-wal', '-shm'] as const;

/**
 * A look for the registry that SQLite has just opened at `path`; `same` for ever for one in memory. It reads no content:
 * closing a second handle of a file would end SQLite's locks on it (sqlite.org/howtocorrupt.html, 2.2).
 */
export function watchPlace(path: string): () => PlaceLook {
  if (path === ':memory:') return () => 'same';
  // The log lies beside what links lead to, and a link that is pointed elsewhere is a registry that is gone.
  const place = placeOf(path);
  const watched = ENDS.map((end) => ({ path: end === '' ? path : place + end, opened: identityOf(place + end) }));
  return () => {
    for (const file of watched) {
      const now = identityOf(file.path);
      // The log is made with the first read.
      file.opened ??= now;
      if (now === file.opened) continue;
      return now === null ? 'gone' : 'another';
    }
    return 'same';
  };
}

/** Device and inode; null where there is no file. */
function identityOf(path: string): string | null {
  const stat = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stat === undefined ? null : `${String(stat.dev)}:${String(stat.ino)}`;
}
