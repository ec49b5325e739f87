/**
 * Two bots that answer each other would use up the month's messages in an hour, and Zalo does not mark every bot as
 * one. Silence ends such a loop, so the brake lasts only for its minute.
 */

const WINDOW_MS = 60_000;
/** More than a person writes in a minute. */
const MESSAGES_PER_WINDOW = 20;
const SENDERS_KEPT = 1000;

export interface Brake {
  /** Counts a message of `sender`; true when it exceeds the limit of the minute. */
  holds(sender: string): boolean;
}

/** `nowMs` is a monotonic clock in milliseconds. */
export function createBrake(nowMs: () => number): Brake {
  const recent = new Map<string, readonly number[]>();

  function forgetQuiet(since: number): void {
    for (const [sender, times] of recent) if ((times.at(-1) ?? 0) <= since) recent.delete(sender);
  }

  return {
    holds(sender) {
      const now = nowMs();
      const since = now - WINDOW_MS;
      if (recent.size >= SENDERS_KEPT) forgetQuiet(since);
      const times = (recent.get(sender) ?? []).filter((time) => time > since);
      if (times.length >= MESSAGES_PER_WINDOW) return true;
      recent.set(sender, [...times, now]);
      return false;
    },
  };
}
