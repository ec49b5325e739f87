/** The connection of a program that writes a lot and answers no chat. */

import type { Database } from './database.ts';

/** As SQLite takes it, in kilobytes below nothing: indexes of a hundred thousand tasks are written all over. */
const CACHE = -32_768;

/**
 * Until the returned function is called, this connection keeps more pages in memory and its commits do not checkpoint
 * the log, which would make others wait: the caller does, with `checkpointLog`.
 */
export function writeInBulk({ raw }: Database): () => void {
  const usual = ['cache_size', 'temp_store', 'wal_autocheckpoint'].map(
    (name) => `${name} = ${String(raw.pragma(name, { simple: true }))}`,
  );
  raw.pragma(`cache_size = ${String(CACHE)}`);
  // What a statement would need to undo itself need not go through a file.
  raw.pragma('temp_store = memory');
  raw.pragma('wal_autocheckpoint = 0');
  return () => {
    for (const setting of usual) raw.pragma(setting);
  };
}

/** Checkpoints the log into the file as far as no reader holds it; others may write meanwhile. */
export function checkpointLog({ raw }: Database): void {
  raw.pragma('wal_checkpoint(passive)');
}
