/** Sleeps that something may end before their time. */
export interface Alarm {
  /** Resolves after `ms`, or when it is rung. */
  sleep(ms: number): Promise<void>;
  /** Ends every sleep that would last longer than `ms` from now. */
  ring(ms?: number): void;
}

/** `nowMs` is a monotonic clock in milliseconds. */
export function createAlarm(nowMs: () => number): Alarm {
  const sleepers = new Set<{ readonly until: number; readonly wake: () => void }>();
  return {
    sleep: (ms) =>
      new Promise((resolve) => {
        const timer = setTimeout(wake, Math.ceil(ms));
        const sleeper = { until: nowMs() + ms, wake };
        function wake(): void {
          clearTimeout(timer);
          sleepers.delete(sleeper);
          resolve();
        }
        sleepers.add(sleeper);
      }),
    ring(ms = 0) {
      const at = nowMs() + ms;
      for (const { until, wake } of [...sleepers]) if (until > at) wake();
    },
  };
}
