import { afterAll } from 'vitest';
import type { Office } from '../office.ts';

/** Plays what several tests begin with only once: what it returns opens a copy of the office as it stood then. */
export function playedOnce(play: () => Promise<Office>): () => Promise<Office> {
  let played: Promise<Office> | undefined;
  afterAll(async () => {
    (await played)?.close();
  });
  return async () => (await (played ??= play())).copy();
}
