/** Stopping, and outlasting a database that cannot be written: a full disk or another process's lock passes. */

import type { Log } from '../domain/log.ts';
import { isDatabaseTrouble } from '../store/sqlite/database-trouble.ts';
import type { Alarm } from './alarm.ts';

/** Longest sleep without being woken: bounds how late a clock that was set or a guest's command is noticed. */
export const MAX_SLEEP_MS = 1000;
const STOP_PATIENCE_MS = 5_000;
const STOP_RETRY_MS = 100;

export interface Patience {
  isStopping(): boolean;
  stop(): void;
  /** Logs trouble with the database; throws any other error. */
  outlast(error: unknown): void;
  /** Commits, again and again while the database is in trouble; null when a stop gave up waiting for it. */
  untilCommitted<T>(commit: () => T): Promise<T | null>;
}

export interface PatienceOptions {
  readonly log: Log;
  readonly stopPatienceMs?: number;
}

/** `nowMs` is a monotonic clock in milliseconds. */
export function createPatience(options: PatienceOptions, alarm: Alarm, nowMs: () => number): Patience {
  const { log, stopPatienceMs = STOP_PATIENCE_MS } = options;
  let stopBy: number | null = null;

  function outlast(error: unknown): void {
    if (!isDatabaseTrouble(error)) throw error;
    log.warn({ error: error instanceof Error ? error.message : '' }, 'the database cannot be used; trying on');
  }

  return {
    isStopping: () => stopBy !== null,
    stop() {
      stopBy ??= nowMs() + stopPatienceMs;
      alarm.ring();
    },
    outlast,
    async untilCommitted(commit) {
      for (;;) {
        try {
          return commit();
        } catch (error) {
          outlast(error);
          if (stopBy !== null && nowMs() >= stopBy) return null;
          await alarm.sleep(stopBy === null ? MAX_SLEEP_MS : STOP_RETRY_MS);
        }
      }
    },
  };
}
