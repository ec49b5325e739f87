/** Lets a test wait for something to happen at the double; it looks again after every event, it never sleeps. */
interface Signals {
  /** To be called after anything changed. */
  changed(): void;
  waitFor(predicate: () => boolean, describe: () => string, withinMs: number): Promise<void>;
}

export function createSignals(): Signals {
  const watchers = new Set<() => void>();
  return {
    changed() {
      for (const look of [...watchers]) look();
    },
    waitFor(predicate, describe, withinMs) {
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          watchers.delete(look);
          reject(new Error(`It did not happen within ${String(withinMs)} ms. ${describe()}`));
        }, withinMs);
        const look = (): void => {
          if (!predicate()) return;
          clearTimeout(timer);
          watchers.delete(look);
          resolve();
        };
        watchers.add(look);
        look();
      });
    },
  };
}
