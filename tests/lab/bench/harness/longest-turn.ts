/** The longest turn of a bot's event loop while something is done; the bot is started with `BENCH_LAG` (`WATCHED`). */

import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { until } from './child.ts';

/** In milliseconds; each the longest of its kind, so that they may be of two turns. */
export interface LongestTurn {
  readonly turnMs: number;
  /** Without the time for which the bot's thread was ready and another one had the processor. */
  readonly ownMs: number;
}

/** The bot looks every 20 ms whether it is watched. */
const SEEN_WITHIN_MS = 60;

/** `lag` is the file named by `BENCH_LAG`. */
export async function turnsDuring<T>(lag: string, act: () => Promise<T>): Promise<LongestTurn & { readonly done: T }> {
  rmSync(`${lag}.longest`, { force: true });
  writeFileSync(lag, '');
  await sleep(SEEN_WITHIN_MS);
  const done = await act();
  await sleep(20);
  rmSync(lag);
  await until(() => existsSync(`${lag}.longest`) && readFileSync(`${lag}.longest`, 'utf8') !== '');
  return { ...(JSON.parse(readFileSync(`${lag}.longest`, 'utf8')) as LongestTurn), done };
}
