/** A few seeded lives of the real program; `npm run chaos` is the long form. */

import { expect, test } from 'vitest';
import { killNaive, killProduct } from './kills.ts';
import { diskFull, lockedFor, twoInstances } from './probes.ts';
import { breachesOf } from './table.ts';

const SEED = 913;
/** Some seconds on an idle machine; a busy one must not fail it. */
const TIMEOUT_MS = 120_000;

test(
  'killed and stopped at random, the program loses nothing, applies nothing twice and repeats without need nothing',
  async () => {
    const verdict = await killProduct(SEED, 4, { telegram: 5, zalo: 2 });
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

test(
  'a writer that holds the database neither stops the program nor gets an update confirmed unstored',
  async () => {
    expect(await lockedFor(1_500)).toMatchObject({ ok: true });
  },
  TIMEOUT_MS,
);

test(
  'a full disk confirms nothing that is not stored, and all goes on by itself once there is room',
  async () => {
    const found = await diskFull();
    if (found.ok === null) console.log(found.result);
    else expect(found).toMatchObject({ ok: true });
  },
  TIMEOUT_MS,
);

test(
  'a second program on the same database ends and names the first, which goes on',
  async () => {
    expect(await twoInstances()).toMatchObject({ ok: true });
  },
  TIMEOUT_MS,
);
