/**
 * A total of 90 seconds: longer than a new process needs to replace an old one, or a messenger to recover from a wrong
 * answer.
 */
const PAUSES_MS: readonly number[] = [2_000, 5_000, 10_000, 20_000, 25_000, 28_000];

/** Whether a refusal of a poll (a wrong token, a second process) may pass by itself. */
export interface PollPatience {
  /** Milliseconds to wait before the next poll; null when the whole patience is used up. */
  nextPauseMs(): number | null;
  /** A poll was answered. */
  answered(): void;
}

/** Counts the refusals of a poll in a row; `nextPauseMs` is null when they are no longer passing. */
export function createPollPatience(): PollPatience {
  let refusals = 0;
  return {
    nextPauseMs: () => PAUSES_MS[refusals++] ?? null,
    answered() {
      refusals = 0;
    },
  };
}
