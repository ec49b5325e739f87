/**
 * `npm run chaos -- --kills 200 --seed 1`: lives and deaths of the real program, a table of what they cost, and status 1
 * when a promise was broken or when the harness fails to see what a naive handler breaks.
 */

import { parseArgs } from 'node:util';
import { killNaive, killProduct } from './kills.ts';
import { breachesOf, rowsOf } from './table.ts';

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
const product = await killProduct(seed, kills);
broken.push(...breachesOf(product));
const naive = await killNaive(seed, Math.min(kills, NAIVE_KILLS));
const seen = breachesOf(naive);
if (seen.length === 0) broken.push('the harness saw nothing wrong with the naive handler, so it proves nothing');

console.table([...rowsOf(product), ...rowsOf(naive)]);
console.log(`The naive handler breaks: ${seen.join('; ')}.`);
for (const what of broken) console.log(`BROKEN (seed ${String(seed)}): ${what}`);
process.exitCode = broken.length === 0 ? 0 : 1;
