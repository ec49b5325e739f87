/** A few seeded lives of the real program; `npm run chaos` is the long form. */

import { expect, test } from 'vitest';
import { killNaive, killProduct } from './kills.ts';
import { breachesOf } from './table.ts';

const SEED = 913;
/** Some seconds on an idle machine; a busy one must not fail it. */
const TIMEOUT_MS = 120_000;

test(
  'killed and stopped at random, the program loses nothing, applies nothing twice and repeats without need nothing',
  async () => {
    const verdict = await killProduct(SEED, 4, 6);
    expect(breachesOf(verdict), `seed ${String(SEED)}`).toEqual([]);
    expect(verdict.counts.get('telegram')?.replies).toBeGreaterThan(4);
  },
  TIMEOUT_MS,
);

test(
  'the same lives show what a naive handler applies twice',
  async () => {
    const verdict = await killNaive(SEED, 3);
    expect(verdict.counts.get('telegram')?.twice, `seed ${String(SEED)}`).toBeGreaterThan(0);
  },
  TIMEOUT_MS,
);
