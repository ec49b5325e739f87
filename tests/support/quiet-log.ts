import type { Log } from '../../src/domain/log.ts';

/** A log that keeps nothing but what `parts` keep. */
export function quietLog(parts: Partial<Log> = {}): Log {
  return { info: () => undefined, warn: () => undefined, error: () => undefined, ...parts };
}
