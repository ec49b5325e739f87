/**
 * `npm run chaos -- --kills 200 --seed 1`: lives and deaths of the real program, a table of what they cost, and status 1
 * when a promise was broken or when the harness fails to see what a naive handler breaks.
 */

import { parseArgs } from 'node:util';
import { killNaive, killProducts } from './kills.ts';
import { diskFull, largeWal, lockedFor, twoInstances } from './probes.ts';
import { breachesOf, recoveryOf, rowsOf } from './table.ts';

const NAIVE_KILLS = 20;

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' } },
});
const kills = Number(values.kills);
const seed = Number(values.seed);
if (!Number.isInteger(kills) || kills < 1 || !Number.isInteger(seed)) {
  console.error('Usage: npm run chaos -- [--kills <number>] [--seed <number>]');
  process.exit(2);
}

const broken: string[] = [];
const product = await killProducts(seed, kills);
broken.push(...breachesOf(product));
const naive = await killNaive(seed, Math.min(kills, NAIVE_KILLS));
const seen = breachesOf(naive);
if (seen.length === 0) broken.push('the harness saw nothing wrong with the naive handler, so it proves nothing');

const findings = [
  await lockedFor(1_500),
  await lockedFor(10_000),
  await diskFull(),
  await largeWal(),
  await twoInstances(),
];
broken.push(...findings.flatMap(({ probe, result, ok }) => (ok === false ? [`${probe}: ${result}`] : [])));

console.table([...rowsOf(product), ...rowsOf(naive)]);
for (const { probe, result, ok } of findings) {
  console.log(`${ok === null ? 'left out' : ok ? 'held' : 'BROKEN'}: ${probe}: ${result}.`);
}
console.log(`Listening again after a kill: ${recoveryOf(product)}.`);
console.log(`The naive handler breaks: ${seen.join('; ')}.`);
for (const what of broken) console.log(`BROKEN (seed ${String(seed)}): ${what}`);
process.exitCode = broken.length === 0 ? 0 : 1;
