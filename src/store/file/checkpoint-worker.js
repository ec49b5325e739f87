// The thread in which the write-ahead log is checkpointed into the file. Plain JavaScript on purpose: it is there as long
// as the program, and one that reads TypeScript takes 17 MB more.
import { parentPort, workerData } from 'node:worker_threads';
import BetterSqlite from 'better-sqlite3';

const raw = new BetterSqlite(workerData.path, { fileMustExist: true });
raw.pragma('synchronous = FULL');

parentPort?.on('message', (order) => {
  if (order === 'end') {
    raw.close();
    parentPort?.close();
    return;
  }
  // Passive: it neither waits for a writer nor delays one.
  raw.pragma('wal_checkpoint(PASSIVE)');
  parentPort?.postMessage(null);
});
