/**
 * `npm run fuzz -- --runs 1000000 [--seed N] [--part properties|record|runs]`: random inputs against every property,
 * messages to a whole office, then runs of every sign against every reader in processes that are killed when they stand
 * still; exits with 1 when one fails. `--part` plays one of the three.
 */

import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { PROPERTIES, TRAPS } from './properties.ts';
import { playRecord } from './record.ts';
import { playRuns } from './runs/play-runs.ts';
import { READERS } from './runs/readers.ts';

const { values } = parseArgs({
  options: { runs: { type: 'string' }, seed: { type: 'string' }, part: { type: 'string' } },
});
const PARTS = ['properties', 'record', 'runs'];
const runs = Number(values.runs ?? 100_000);
const seed = Number(values.seed ?? Date.now() % 2_147_483_647);
const parts = values.part === undefined ? PARTS : [values.part];
if (
  !Number.isSafeInteger(runs) ||
  runs < 1 ||
  !Number.isSafeInteger(seed) ||
  !parts.every((part) => PARTS.includes(part))
) {
  console.error(`Usage: npm run fuzz -- --runs 1000000 [--seed N] [--part ${PARTS.join('|')}]`);
  process.exit(2);
}

console.log(`${runs} inputs, seed ${seed}`);
let failed = 0;
let done = 0;
for (const { name, assignment, holds } of parts.includes('properties') ? [...PROPERTIES, ...TRAPS] : []) {
  const numRuns = Math.ceil(runs * assignment);
  const started = performance.now();
  const outcome = fc.check(holds as fc.IProperty<[unknown]>, { numRuns, seed });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  done += outcome.numRuns;
  if (!outcome.failed) {
    console.log(`  ${outcome.numRuns} held in ${seconds} s: ${name}`);
    continue;
  }
  failed += 1;
  console.log(`  FAILED: ${name}\n${fc.defaultReportMessage(outcome) ?? ''}`);
}
if (parts.includes('record')) {
  /** A message to a whole office costs as much as some hundred to a reader. */
  const recordRuns = Math.ceil(runs / 200);
  const started = performance.now();
  const played = await playRecord(recordRuns, seed);
  done += played.numRuns;
  if (played.failed) {
    failed += 1;
    console.log(`  FAILED: a task was changed that was not named\n${fc.defaultReportMessage(played)}`);
  } else {
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(
      `  ${played.numRuns} held in ${seconds} s: no message changes a task that it neither names nor answers`,
    );
  }
}

/** Characters of a run, and how many pairs and triples are mixed at that length. */
const LENGTHS: readonly (readonly [length: number, mixed: number])[] = [
  [1000, 400],
  [4000, 100],
  [100_000, 20],
];
for (const [length, mixed] of parts.includes('runs') ? LENGTHS : []) {
  for (const reader of Object.keys(READERS)) {
    const started = performance.now();
    const played = await playRuns({ readers: [reader], length, mixed, seed });
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    if (played.kind === 'read') {
      done += played.runs;
      console.log(`  ${reader}: ${played.runs} runs of ${length} characters read in ${seconds} s`);
      continue;
    }
    failed += 1;
    console.log(`  FAILED: ${reader} was ${played.kind} at a run of ${length} characters: ${played.at}\n${played.why}`);
  }
}
console.log(failed === 0 ? `${done} inputs, none failed` : `${failed} failed (seed ${seed})`);
process.exitCode = failed === 0 ? 0 : 1;
