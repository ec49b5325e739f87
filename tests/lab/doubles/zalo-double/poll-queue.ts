/** What is handed out is gone, and what comes while nobody polls is lost: Zalo keeps nothing. */

import type { Fields, ZaloUpdate } from './shapes.ts';

/** How long after its last request a poller still counts as running. */
const BETWEEN_POLLS_MS = 60_000;

type Answer = (body: Fields) => void;

export interface PollQueue {
  /** Updates that no poller was there for, in order. */
  readonly lost: readonly ZaloUpdate[];
  /** Updates that were handed out, in order. */
  readonly consumed: readonly ZaloUpdate[];
  /** How many of them had been handed out when the poller last came for more. */
  askedAgainAfter(): number;
  isPolled(): boolean;
  push(update: ZaloUpdate): void;
  /** Answers with one update, or with 408 after `seconds`. */
  poll(seconds: number, answer: Answer): void;
  /** The poller went away in the middle of a poll. */
  abandon(answer: Answer): void;
  close(): void;
}

export function createPollQueue(): PollQueue {
  const lost: ZaloUpdate[] = [];
  const consumed: ZaloUpdate[] = [];
  const waiting: ZaloUpdate[] = [];
  let open: { readonly answer: Answer; readonly timer: NodeJS.Timeout } | null = null;
  let polledUntil = -Infinity;
  let askedAgainAfter = 0;

  function finish(body: Fields): void {
    if (open === null) return;
    const { answer, timer } = open;
    open = null;
    clearTimeout(timer);
    polledUntil = performance.now() + BETWEEN_POLLS_MS;
    answer(body);
  }

  function handOut(update: ZaloUpdate): Fields {
    consumed.push(update);
    return { ok: true, result: update };
  }

  return {
    lost,
    consumed,
    askedAgainAfter: () => askedAgainAfter,
    isPolled: () => open !== null,
    push(update) {
      if (open !== null) finish(handOut(update));
      else if (performance.now() < polledUntil) waiting.push(update);
      else lost.push(update);
    },
    poll(seconds, answer) {
      askedAgainAfter = consumed.length;
      finish({ ok: false, error_code: 408, description: 'Request Timeout' }); // a second poller takes the place
      const timer = setTimeout(() => {
        finish({ ok: false, error_code: 408, description: 'Request Timeout' });
      }, seconds * 1000);
      open = { answer, timer };
      const next = waiting.shift();
      if (next !== undefined) finish(handOut(next));
    },
    abandon(answer) {
      if (open?.answer !== answer) return;
      clearTimeout(open.timer);
      open = null;
      polledUntil = -Infinity;
    },
    close() {
      if (open !== null) clearTimeout(open.timer);
      open = null;
    },
  };
}
