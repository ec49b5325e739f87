/** Ends itself amid a noted piece of work, the first or (`crunching before`) the second one, as `work` says. */

import { readFileSync } from 'node:fs';
import { NOTE_BYTES, writeLastWords } from '../../../src/app/watch/last-words.ts';
import { watchStandstill } from '../../../src/app/watch/watch-standstill.ts';
import type { Piece } from '../../../src/store/record/in-hand.ts';

const [, , notePath = '', work] = process.argv;

function onTrouble(error: Error): never {
  throw error;
}

const words = writeLastWords({ notePath, run: 'first', onTrouble });
const standstill = watchStandstill({ limitMs: 3_600_000, run: 'first', notePath, onTrouble });

/** Uses processor time until the watch has noted that. */
function crunch(): void {
  while (readFileSync(notePath).subarray(NOTE_BYTES).length === 0);
}

function during(key: string, does: () => void): void {
  const piece: Piece = { kind: 'delivery', channel: 'zalo', key };
  words.during(piece, false, () => {
    standstill.watch(piece, does);
  });
}

function end(): void {
  process.kill(process.pid, 'SIGKILL');
}

if (work === 'crunching before') during('1', crunch);
during(work === 'crunching before' ? '2' : '1', () => {
  if (work === 'crunching') crunch();
  end();
});
