/** What Node compiled of the sources is kept for the next run, and for the programs that tests start. */

import { join } from 'node:path';

/** Called by vitest before its workers begin. Node tells by a source's content whether what it kept is of it. */
export function setup(): void {
  process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, '../../node_modules/.cache/compile');
}
