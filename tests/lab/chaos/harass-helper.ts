/** Asks for pages, so that a bot has a helper, and kills it at moments that chance chooses. */

import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Dice } from './dice.ts';
import { HANGS_AFTER_MS } from '../../support/patience.ts';
import type { Program } from './program.ts';

const LONGEST_CALM_MS = 120;

export interface Harassed {
  readonly kills: number;
  /** Helpers that were still there long after their bot. */
  readonly left: readonly number[];
}

/** Goes on until `over`; resolves when no helper of the program is left, or one will not go. `onKill` is told of each. */
export async function harassHelper(
  program: Program,
  page: string,
  dice: Dice,
  over: AbortSignal,
  onKill: (kills: number) => void = () => undefined,
): Promise<Harassed> {
  const seen = new Set<number>();
  let kills = 0;
  const calm = (): Promise<void> =>
    sleep(dice.int(0, LONGEST_CALM_MS), undefined, { signal: over }).catch(() => undefined);
  while (!over.aborted && program.exit() === null) {
    // Before it listens, and after it was killed, nobody answers.
    void fetch(page, { signal: over })
      .then((answer) => answer.arrayBuffer())
      .catch(() => undefined);
    await calm();
    for (const helper of childrenOf(program.pid)) {
      seen.add(helper);
      if (dice.chance(0.5) && killed(helper)) onKill((kills += 1));
    }
  }
  await program.ended();
  // A helper whose bot is gone ends by itself: it has nothing in hand that takes long.
  const until = performance.now() + HANGS_AFTER_MS;
  while ([...seen].some(isThere) && performance.now() < until) await sleep(20);
  return { kills, left: [...seen].filter(isThere) };
}

function childrenOf(pid: number): number[] {
  try {
    const children = readFileSync(`/proc/${String(pid)}/task/${String(pid)}/children`, 'utf8');
    return children.split(' ').filter(Boolean).map(Number);
  } catch {
    // It has just ended.
    return [];
  }
}

function killed(pid: number): boolean {
  try {
    return isThere(pid) && process.kill(pid, 'SIGKILL');
  } catch {
    // It was quicker.
    return false;
  }
}

function isThere(pid: number): boolean {
  try {
    // One that has ended and was not waited for yet is no more than its number.
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${String(pid)}/status`, 'utf8'));
  } catch {
    return false;
  }
}
