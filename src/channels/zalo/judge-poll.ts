import type { ZaloAnswer, ZaloFailure } from './zalo-answer.ts';

/**
 * The meaning of an answer to `getUpdates`: `idle` is an empty long poll, `pause` a failure followed by a wait.
 * `refused` needs a check of the webhook: Zalo refuses polls while one is set.
 */
export type PollVerdict =
  { readonly kind: 'updates' | 'idle' | 'refused' | 'token_refused' } | { readonly kind: 'pause'; readonly ms: number };

const OVER_QUOTA_MS = 60_000;
const LONGEST_PAUSE_MS = 60_000;

/** `failures`: failed polls in a row before this answer. `random`: 0 to 1. */
export function judgePoll(answer: ZaloAnswer<unknown>, failures: number, random: number): PollVerdict {
  if (answer.kind === 'ok') return { kind: 'updates' };
  switch (codeOf(answer)) {
    case 408:
      return { kind: 'idle' };
    case 429:
      return { kind: 'pause', ms: quotaPauseMs(answer) };
    default:
      break;
  }
  if (answer.kind === 'error' && answer.code === 401) return { kind: 'token_refused' };
  if (answer.kind === 'error' && answer.code === 400) return { kind: 'refused' };
  return { kind: 'pause', ms: pauseMs(failures, random) };
}

function quotaPauseMs(failure: ZaloFailure): number {
  const advisedS = failure.kind === 'network' ? undefined : failure.retryAfterS;
  return advisedS === undefined ? OVER_QUOTA_MS : (advisedS + 1) * 1000;
}

/** 1, 2, 4 … 60 seconds, each shortened at random by up to a quarter, so that many bots do not return at once. */
export function pauseMs(failures: number, random: number): number {
  return Math.min(1000 * 2 ** Math.min(failures, 10), LONGEST_PAUSE_MS) * (1 - random / 4);
}

/** Zalo gives 408 and 429 in its envelope, with HTTP 200 or not; a gateway may give them without an envelope. */
function codeOf(failure: ZaloFailure): number | null {
  if (failure.kind === 'error') return failure.code;
  return failure.kind === 'garbled' ? failure.status : null;
}
