/** Milliseconds after the first refusal at which a send is tried again; a total of 90 seconds, as for polls. */
const TRIED_AT_MS: readonly number[] = [2_000, 7_000, 17_000, 37_000, 62_000, 90_000];

/** Whether a send that the messenger refuses because of the bot itself (its token) may pass by itself. */
export interface SendPatience {
  /** Milliseconds to wait before the next send; null when the whole patience is used up. */
  refused(): number | null;
  /** The messenger answered a send, and knows the bot. */
  known(): void;
}

/**
 * Counts time and not refusals: many sends may be under way at once. `nowMs` is a monotonic clock in milliseconds.
 */
export function createSendPatience(nowMs: () => number): SendPatience {
  let since: number | null = null;
  return {
    refused() {
      const now = nowMs();
      since ??= now;
      const elapsed = now - since;
      const next = TRIED_AT_MS.find((at) => at > elapsed);
      return next === undefined ? null : next - elapsed;
    },
    known() {
      since = null;
    },
  };
}
