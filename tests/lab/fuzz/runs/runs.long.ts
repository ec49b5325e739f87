/** More and longer runs of signs than `runs.test.ts` reads. */

import { expect, test } from 'vitest';
import { playRuns } from './play-runs.ts';
import { READERS } from './readers.ts';

test('no long run of signs makes a reader stand still', async () => {
  const readers = Object.keys(READERS);
  const played = await playRuns({ readers, length: 200, mixed: 10, seed: 913 });
  expect(played).toMatchObject({ kind: 'read' });
  if (played.kind === 'read') expect(played.runs).toBeGreaterThan(readers.length * 300);
});
