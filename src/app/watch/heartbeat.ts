/**
 * Asks the address of a watcher elsewhere once a minute while all is well: when the program is dead or not well, the watcher
 * hears nothing and raises the alarm (a dead man's switch, such as healthchecks.io or Uptime Kuma's push monitor).
 */

import axios, { isAxiosError } from 'axios';
import type { Log } from '../../domain/log.ts';

export interface Heartbeat {
  end(): void;
}

const EVERY_MS = 60_000;
/** An address that hangs is let go well before the next beat. */
const PATIENCE_MS = 10_000;
/** What the watcher says is not read; more than this is cut off. */
const MOST_BYTES = 64 << 10;

/**
 * `isWell` is asked before each beat; it may throw, which is not well. The first beat comes after a minute: a program that ends
 * again and again would keep the watcher quiet by its starts.
 */
export function keepHeartbeat(options: {
  readonly url: string;
  readonly isWell: () => boolean;
  readonly log: Log;
  readonly everyMs?: number;
  readonly patienceMs?: number;
}): Heartbeat {
  const { url, isWell, log } = options;
  const over = new AbortController();
  /** Why the last beat did not get through; null when it did. */
  let trouble: string | null = null;
  let isBeating = false;

  async function beat(): Promise<void> {
    if (isBeating || !seemsWell()) return;
    isBeating = true;
    const why = await whyNotHeard(url, options.patienceMs ?? PATIENCE_MS, over.signal);
    isBeating = false;
    if (over.signal.aborted || why === trouble) return;
    // The address is as good as a password: whoever knows it can keep the watcher quiet.
    if (why === null) log.info({}, 'HEARTBEAT_URL answers again');
    else log.warn({ why }, 'HEARTBEAT_URL was asked in vain; the watcher there will raise the alarm');
    trouble = why;
  }

  function seemsWell(): boolean {
    try {
      return isWell();
    } catch (error) {
      log.warn({ error: error instanceof Error ? error.message : 'unknown' }, 'no heartbeat: health cannot be told');
      return false;
    }
  }

  const beating = setInterval(() => void beat(), options.everyMs ?? EVERY_MS);
  return {
    end() {
      clearInterval(beating);
      over.abort();
    },
  };
}

async function whyNotHeard(url: string, patienceMs: number, over: AbortSignal): Promise<string | null> {
  try {
    const { status } = await axios.get(url, {
      // An address that the operator did not write down is not asked.
      maxRedirects: 0,
      maxContentLength: MOST_BYTES,
      responseType: 'text',
      timeout: patienceMs,
      // A name that is looked up, or a connection that is made, for ever.
      signal: AbortSignal.any([over, AbortSignal.timeout(patienceMs)]),
      validateStatus: () => true,
    });
    if (status >= 200 && status < 300) return null;
    return status >= 300 && status < 400
      ? `it answers ${String(status)}: set the address that it leads to`
      : `it answers ${String(status)}`;
  } catch (error) {
    return isAxiosError(error) ? (error.code ?? 'no answer') : 'no answer';
  }
}
