/**
 * Checkpoints the write-ahead log on a thread of its own, so that a commit waits only for its own flush
 * (sqlite.org/wal.html, "Avoiding Excessively Large WAL Files"). The thread ends when little is written.
 */

import { Worker } from 'node:worker_threads';
import type { Database } from '../sqlite/database.ts';

type CheckpointOrder = 'checkpoint' | 'end';

export interface Checkpointer {
  /** Resolves when the thread has closed the file. */
  stop(): Promise<void>;
}

/** WAL pages not yet in the file that start a checkpoint: 4 MB. */
const WORTH_PAGES = 1000;
/** Extra WAL pages before an unfinished checkpoint is retried. */
const RETRY_AFTER_PAGES = 250;
/** WAL pages that a checkpoint on the main thread may move: about a millisecond's work. */
const FEW_PAGES = 100;
/** Rounds in which the thread continues because more was written meanwhile. */
const MOST_ROUNDS = 5;
/** Commits between two checks of the log's length. */
const LOOK_EVERY = 8;
/** WAL pages at which a commit checkpoints the whole log itself: a longer log slows reading. */
const LAST_RESORT_PAGES = 16_000;
const THREAD_KEPT_MS = 30_000;

interface Length {
  readonly log: number;
  readonly checkpointed: number;
}

/** `onTrouble` receives the error of a failed checkpoint; the next one is tried after some more writes. */
export function checkpointInBackground(database: Database, onTrouble: (error: unknown) => void): Checkpointer {
  const { raw } = database;
  raw.pragma(`wal_autocheckpoint = ${String(LAST_RESORT_PAGES)}`);
  const looking = raw.prepare<[], Length>('pragma wal_checkpoint(NOOP)');
  let thread: Worker | null = null;
  let dismissing: NodeJS.Timeout | undefined;
  let commits = 0;
  /** Rounds of the running checkpoint; null when none runs. */
  let rounds: number | null = null;
  let worthAt = WORTH_PAGES;

  function pagesToCheckpoint(): number {
    const { log, checkpointed } = looking.get() ?? { log: 0, checkpointed: 0 };
    return log - checkpointed;
  }

  function begin(): Worker {
    const begun = new Worker(new URL('./checkpoint-worker.js', import.meta.url), { workerData: { path: raw.name } });
    begun.on('message', () => {
      attempt(checkpointed);
    });
    begun.on('error', (error) => {
      thread = null;
      attempt(() => {
        throw error;
      });
    });
    begun.unref();
    return begun;
  }

  function checkpoint(): void {
    clearTimeout(dismissing);
    rounds = (rounds ?? 0) + 1;
    thread ??= begin();
    thread.postMessage('checkpoint' satisfies CheckpointOrder);
  }

  function checkpointed(): void {
    if (rounds === null) return;
    const left = pagesToCheckpoint();
    if (left > FEW_PAGES && rounds < MOST_ROUNDS) {
      checkpoint();
      return;
    }
    // The log restarts only when all of it is in the file, and under load new pages always remain.
    if (left <= FEW_PAGES) raw.pragma('wal_checkpoint(PASSIVE)');
    over(pagesToCheckpoint());
  }

  /** An old reader may hold up the rest; the retry soon shows whether it has ended. */
  function over(left: number): void {
    rounds = null;
    worthAt = Math.max(WORTH_PAGES, left + RETRY_AFTER_PAGES);
    dismissing = setTimeout(() => {
      void dismiss();
    }, THREAD_KEPT_MS).unref();
  }

  function attempt(work: () => void): void {
    try {
      work();
    } catch (error) {
      onTrouble(error);
      over(worthAt);
    }
  }

  async function dismiss(): Promise<void> {
    clearTimeout(dismissing);
    const leaving = thread;
    thread = null;
    if (leaving === null) return;
    // The thread keeps the program alive only while `stop` waits for it.
    leaving.ref();
    const gone = new Promise((resolve) => leaving.once('exit', resolve));
    leaving.postMessage('end' satisfies CheckpointOrder);
    await gone;
  }

  database.onCommit(() => {
    commits += 1;
    if (rounds !== null || commits % LOOK_EVERY !== 0) return;
    attempt(() => {
      if (pagesToCheckpoint() >= worthAt) checkpoint();
    });
  });

  return {
    async stop() {
      database.onCommit(null);
      await dismiss();
    },
  };
}
