/** The connection of a process that writes a lot and answers no chat. */

import type { Database } from './database.ts';

/** Cache size in kilobytes, negative as SQLite expects: the indexes of 100,000 tasks are written all over. */
const CACHE = -32_768;

/**
 * Until the returned function is called, this connection caches more pages and its commits do not checkpoint the log,
 * which would delay others: the caller does, with `checkpointLog`.
 */
export function writeInBulk({ raw }: Database): () => void {
  const usual = ['cache_size', 'temp_store', 'wal_autocheckpoint'].map(
    (name) => `${name} = ${String(raw.pragma(name, { simple: true }))}`,
  );
  raw.pragma(`cache_size = ${String(CACHE)}`);
  // A statement's own undo data stays in memory instead of a file.
  raw.pragma('temp_store = memory');
  raw.pragma('wal_autocheckpoint = 0');
  return () => {
    for (const setting of usual) raw.pragma(setting);
  };
}

/** Checkpoints the log as far as no reader holds it; others may write meanwhile. */
export function checkpointLog({ raw }: Database): void {
  raw.pragma('wal_checkpoint(passive)');
}
