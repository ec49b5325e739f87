/** A few seeded lives of the real program; `chaos.long.ts` has more, and single probes; `npm run chaos` is the long form. */

import { describe, expect, test } from 'vitest';
import { killNaive, killProduct } from './kills.ts';
import { diskFull } from './probes/database.ts';
import { drillWipes } from './wipes.ts';
import { breachesOf, losesOrDoubles } from './table.ts';

const SEED = 913;
/** Some seconds on an idle machine; only for what hangs. */
const TIMEOUT_MS = 1_200_000;
const SIZE = { telegram: 2, zalo: 1 };

/** The program's own limit for a send (`CALL_TIMEOUT_MS`), which the slowest machine meets. */
const GAVE_UP_AFTER_MS = 15_000;

/** A helper is killed while it starts, most times: each costs a process. */
const LAST_HELPER_KILLS = 1;

const inTime = () => ({
  until: performance.now() + TIMEOUT_MS,
  gaveUpAfterMs: GAVE_UP_AFTER_MS,
  lastHelperKills: LAST_HELPER_KILLS,
});

describe.concurrent('the real program', { timeout: TIMEOUT_MS }, () => {
  test.each([
    ['polls Telegram and is posted to by Zalo', 0],
    ['is posted to by Telegram and polls Zalo', 1],
  ])(
    'that %s, killed and stopped at random, loses nothing, applies nothing twice and repeats nothing without need',
    async (_manner, lane) => {
      const verdict = await killProduct(SEED, 1, SIZE, lane, inTime());
      expect(breachesOf(verdict), `seed ${String(SEED)}`).toEqual([]);
      expect(verdict.rows[0]?.counts.replies).toBeGreaterThan(0);
      expect(verdict.helperKills).toBeGreaterThan(0);
    },
  );

  test('is not what the same lives make of a naive handler', async () => {
    const verdict = await killNaive(SEED, 3, inTime());
    expect(losesOrDoubles(verdict), `seed ${String(SEED)}`).toBe(true);
  });

  test('whose disk is wiped goes on elsewhere from its second place, and asks for what was lost', async () => {
    const { breaches, replies } = await drillWipes({ seed: SEED, wipes: 1, slackMs: Infinity });
    expect(breaches).toEqual([]);
    expect(replies).toBeGreaterThan(0);
  });

  test('confirms nothing that a full disk did not take, and goes on by itself once there is room', async () => {
    const found = await diskFull();
    if (found.ok === null) console.log(found.result);
    else expect(found).toMatchObject({ ok: true });
  });
});
