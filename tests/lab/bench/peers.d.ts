/** What the bench uses of its peers, so that types check without them: they are installed with the first `npm run bench`. */

declare module 'plainjob' {
  import type { Database } from 'better-sqlite3';

  interface Connection {
    readonly driver: string;
  }
  type Log = (message: string, ...meta: unknown[]) => void;
  type Logger = Readonly<Record<'error' | 'warn' | 'info' | 'debug', Log>>;
  interface Queue {
    addMany(type: string, data: readonly unknown[]): { readonly ids: readonly number[] };
    countJobs(filter: { readonly status: number }): number;
    close(): void;
  }
  interface Worker {
    /** Resolves when the worker was stopped. */
    start(): Promise<void>;
    stop(): Promise<void>;
  }

  export const JobStatus: { readonly Done: number };
  export function better(database: Database): Connection;
  export function defineQueue(options: { readonly connection: Connection; readonly logger: Logger }): Queue;
  export function defineWorker(
    type: string,
    work: () => Promise<void>,
    options: { readonly queue: Queue; readonly logger: Logger },
  ): Worker;
}

declare module '@grammyjs/auto-retry' {
  import type { Transformer } from 'grammy';

  export function autoRetry(): Transformer;
}

declare module '@grammyjs/transformer-throttler' {
  import type { Transformer } from 'grammy';

  export function apiThrottler(): Transformer;
}
