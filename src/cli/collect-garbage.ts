import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Collects garbage now. By itself the engine lets garbage grow to gigabytes: a long import would take three times the
 * memory that it needs, beside a bot that needs memory too.
 */
export function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}
