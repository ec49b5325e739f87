import { HttpError } from 'grammy';
import type { Transformer } from 'grammy';
import type { Log } from '../../domain/log.ts';
import { recordOf } from './json.ts';
import { describeError, redact } from './redact.ts';

type Signal = NonNullable<Parameters<Transformer>[3]>;

/** Time limit of every call except the long poll, which has its own. */
const CALL_TIMEOUT_MS = 20_000;
/** grammY polls every 3 seconds; an outage of a day must not fill the log. */
const COMPLAIN_EVERY_MS = 60_000;

interface CallWatch {
  readonly transformer: Transformer;
  /** Milliseconds since 1970 of the last successful `getUpdates`; null before the first. */
  lastPollAt(): number | null;
}

/**
 * Sits between grammY and the network: limits the time of each call, records when polling last worked, and logs when it
 * stops and when it works again (grammY retries silently).
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

/** grammY's signal type comes from a package of its own; in practice it receives Node's signals. */
function timeLimit(): Signal {
  return AbortSignal.timeout(CALL_TIMEOUT_MS) as unknown as Signal;
}

/** A proxy may answer with JSON of its own; on `null` grammY would throw an error of another kind. */
function checked<T>(method: string, answer: T): T {
  if (recordOf(answer) !== null) return answer;
  throw new HttpError(`Network request for '${method}' failed!`, new Error('the answer is no object'));
}
