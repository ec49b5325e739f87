/** `npm run fuzz -- --runs 1000000 [--seed N]`: random inputs against every property; exits with 1 when one fails. */

import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { PROPERTIES } from './properties.ts';

const { values } = parseArgs({ options: { runs: { type: 'string' }, seed: { type: 'string' } } });
const runs = Number(values.runs ?? 100_000);
const seed = Number(values.seed ?? Date.now() % 2_147_483_647);
if (!Number.isSafeInteger(runs) || runs < 1 || !Number.isSafeInteger(seed)) {
  console.error('Usage: npm run fuzz -- --runs 1000000 [--seed N]');
  process.exit(2);
}

console.log(`${runs} inputs, seed ${seed}`);
let failed = 0;
let done = 0;
for (const { name, assignment, holds } of PROPERTIES) {
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
console.log(failed === 0 ? `${done} inputs, none failed` : `${failed} properties failed (seed ${seed})`);
process.exitCode = failed === 0 ? 0 : 1;
