/** Runs jobs of one kind one at a time. Callers that ask for the same key share the running job or a kept result. */

import { HelperFailed } from './question.ts';

export interface Lane<T> {
  /**
   * `key` identifies what is made and the registry's state. `make` is aborted when no caller waits for it any more.
   * Rejects with `HelperFailed` when the queue is full.
   */
  ask(key: string, make: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T>;
}

interface Job<T> {
  readonly made: Promise<T>;
  readonly over: AbortController;
  waiting: number;
  isDone: boolean;
}

/** `queue`: jobs that may wait beside the running one; `kept`: the number of newest results to keep. */
export function createLane<T>({ queue, kept }: { readonly queue: number; readonly kept: number }): Lane<T> {
  /** The newest last. */
  const jobs = new Map<string, Job<T>>();
  let last: Promise<unknown> = Promise.resolve();

  function begin(key: string, make: (signal: AbortSignal) => Promise<T>): Job<T> {
    const unfinished = [...jobs.values()].filter(({ isDone }) => !isDone).length;
    if (unfinished > queue) throw new HelperFailed('too many jobs of this kind wait');
    const over = new AbortController();
    const made = last.then(() => {
      over.signal.throwIfAborted();
      return make(over.signal);
    });
    const job: Job<T> = { made, over, waiting: 0, isDone: false };
    const finished = (): void => {
      job.isDone = true;
      forgetOldest();
    };
    last = made.then(finished, () => {
      finished();
      if (jobs.get(key) === job) jobs.delete(key);
    });
    jobs.set(key, job);
    return job;
  }

  function forgetOldest(): void {
    const done = [...jobs].filter(([, { isDone }]) => isDone);
    for (const [key] of done.slice(0, Math.max(0, done.length - kept))) jobs.delete(key);
  }

  return {
    async ask(key, make, signal) {
      signal.throwIfAborted();
      const job = jobs.get(key) ?? begin(key, make);
      job.waiting += 1;
      const leave = (): void => {
        job.waiting -= 1;
        if (job.waiting > 0 || job.isDone) return;
        job.over.abort();
        // Later callers get a job of their own.
        if (jobs.get(key) === job) jobs.delete(key);
      };
      const left = Promise.withResolvers<never>();
      const onAbort = (): void => {
        leave();
        left.reject(signal.reason as Error);
      };
      signal.addEventListener('abort', onAbort, { once: true });
      try {
        return await Promise.race([job.made, left.promise]);
      } finally {
        signal.removeEventListener('abort', onAbort);
        if (!signal.aborted) job.waiting -= 1;
      }
    },
  };
}
