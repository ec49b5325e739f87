/**
 * A seeded part of the runs that `npm run fuzz` plays at 1,000 characters and more, and `runs.long.ts` at 200: at 60 none
 * that doubles ends.
 */

import { expect, test } from 'vitest';
import { playRuns } from './play-runs.ts';
import { READERS } from './readers.ts';

const PATIENCE_MS = 600_000;

test('no run of signs makes a reader stand still', { timeout: PATIENCE_MS }, async () => {
  const readers = Object.keys(READERS);
  const played = await playRuns({ readers, length: 60, mixed: 4, seed: 913 });
  expect(played).toMatchObject({ kind: 'read' });
  if (played.kind === 'read') expect(played.runs).toBeGreaterThan(readers.length * 300);
});

test('a reader that stands still is killed and named', async () => {
  const played = await playRuns({ readers: ['no such reader'], length: 10, mixed: 0, seed: 1 });
  expect(played).toMatchObject({ kind: 'failed' });
});
