import { HttpError } from 'grammy';
import type { Transformer } from 'grammy';
import type { Log } from '../../domain/log.ts';
import { recordOf } from './json.ts';
import { describeError, redact } from './redact.ts';

type Signal = NonNullable<Parameters<Transformer>[3]>;

/** Every call but the long poll, whose length is its own, should be answered within this. */
const CALL_TIMEOUT_MS = 20_000;
/** grammY polls again every 3 seconds; an outage of a day should not fill the log. */
const COMPLAIN_EVERY_MS = 60_000;

interface CallWatch {
  readonly transformer: Transformer;
  /** Milliseconds since 1970 of the last successful `getUpdates`; null before the first. */
  lastPollAt(): number | null;
}

/**
 * Goes between grammY and the network: sets a time limit for each call, notes when polling last worked, and says in
 * the log when it stopped working and when it works again (grammY retries without a word).
 */
export function watchCalls(log: Log, nowMs: () => number = Date.now): CallWatch {
  let lastPollAt: number | null = null;
  let lastComplaintAt: number | null = null;

  function polled(): void {
    lastPollAt = nowMs();
    if (lastComplaintAt !== null) log.info({}, 'Telegram answers again');
    lastComplaintAt = null;
  }

  function pollFailed(reason: string): void {
    if (lastComplaintAt !== null && Date.now() - lastComplaintAt < COMPLAIN_EVERY_MS) return;
    lastComplaintAt = Date.now();
    log.warn({ reason }, 'Telegram cannot be polled; trying on');
  }

  const transformer: Transformer = async (prev, method, payload, signal) => {
    if (method !== 'getUpdates') return checked(method, await prev(method, payload, signal ?? timeLimit()));
    try {
      const answer = checked(method, await prev(method, payload, signal));
      if (answer.ok) polled();
      else pollFailed(`${String(answer.error_code)} ${redact(answer.description)}`);
      return answer;
    } catch (error) {
      if (signal?.aborted !== true) pollFailed(describeError(error));
      throw error;
    }
  };
  return { transformer, lastPollAt: () => lastPollAt };
}

/** grammY's type of a signal comes from a package of its own; Node's signals are what it is given in practice. */
function timeLimit(): Signal {
  return AbortSignal.timeout(CALL_TIMEOUT_MS) as unknown as Signal;
}

/** A proxy may answer with JSON of its own; `null` would make grammY fail with an error of another family. */
function checked<T>(method: string, answer: T): T {
  if (recordOf(answer) !== null) return answer;
  throw new HttpError(`Network request for '${method}' failed!`, new Error('the answer is no object'));
}
