/** The thread in which the write-ahead log is checkpointed into the file. */

import { parentPort, workerData } from 'node:worker_threads';
import BetterSqlite from 'better-sqlite3';
import type { CheckpointOrder } from './checkpoint.ts';

const { path } = workerData as { readonly path: string };
const raw = new BetterSqlite(path, { fileMustExist: true });
raw.pragma('synchronous = FULL');

parentPort?.on('message', (order: CheckpointOrder) => {
  if (order === 'end') {
    raw.close();
    parentPort?.close();
    return;
  }
  // Passive: it neither waits for a writer nor delays one.
  raw.pragma('wal_checkpoint(PASSIVE)');
  parentPort?.postMessage(null);
});
