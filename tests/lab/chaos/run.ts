/**
 * `npm run chaos -- --kills 200 --wipes 50 --seed 1`: lives and deaths of the real program and of its disk, a table of what they
 * cost, and status 1
 * when a promise was broken or when the harness fails to see what a naive handler breaks.
 */

import { parseArgs } from 'node:util';
import { killNaive, killProducts, type Watch } from './kills.ts';
import { everyAnswerOfTelegram, everyAnswerOfZalo } from './probes/answers.ts';
import { setClocks } from './probes/clocks.ts';
import {
  diskFull,
  failingDisk,
  largeWal,
  lockedFor,
  longReader,
  readOnlyDisk,
  twoInstances,
} from './probes/database.ts';
import { strangePosts } from './probes/inbound.ts';
import { hangingConnections, refusedConnections, unknownNames } from './probes/network.ts';
import type { Finding } from './probes/scene.ts';
import { drillInLanes } from './wipes.ts';
import { agreementOf, breachesOf, losesOrDoubles, missedPoints, pointsOf, recoveryOf, rowsOf } from './table.ts';

const NAIVE_KILLS = 20;
const KILLS_PER_LINE = 10;
/** A run that takes longer than this has gone wrong. */
const LONGEST_BASE_MS = 120_000;
const LONGEST_KILL_MS = 4_000;
/** For everything beside the kills. */
const LONGEST_PROBES_MS = 600_000;
/** How long the event loop may stand still for the database. */
const STALL_PERMITTED_MS = 50;
/** So many kills hit every point; fewer may not. */
const KILLS_FOR_EVERY_POINT = 200;
/** A life, its restore and what is written again. */
const LONGEST_WIPE_MS = 60_000;

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '200' },
    wipes: { type: 'string', default: '50' },
    seed: { type: 'string', default: '1' },
  },
});
const kills = Number(values.kills);
const wipes = Number(values.wipes);
const seed = Number(values.seed);
if (!Number.isInteger(kills) || kills < 1 || !Number.isInteger(wipes) || wipes < 0 || !Number.isInteger(seed)) {
  console.error('Usage: npm run chaos -- [--kills <number>] [--wipes <number>] [--seed <number>]');
  process.exit(2);
}

const naiveKills = Math.min(kills, NAIVE_KILLS);
const startedAt = performance.now();

/** Tells standard error how far it is, and bounds the time. */
function watch(subject: string, planned: number): Watch {
  const from = performance.now();
  let done = 0;
  return {
    until: from + LONGEST_BASE_MS + planned * LONGEST_KILL_MS,
    onKill() {
      done += 1;
      if (done % KILLS_PER_LINE !== 0 && done !== planned) return;
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
      console.error(`${subject}: ${String(done)} of ${String(planned)} kills, ${seconds} s`);
    },
  };
}

/** What stops a probe is told beside what the others found, and beside the kills before it. */
function toFinding(error: unknown): Finding {
  const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
  const [, where = ''] = /at (?:async )?(\w+) \([^)]*probes/u.exec(stack) ?? [];
  return { probe: where === '' ? 'a probe' : where, result: `it did not come to its end: ${message}`, ok: false };
}

async function inTurn(...probes: readonly (() => Promise<Finding>)[]): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const probe of probes) {
    const finding = await probe().catch(toFinding);
    const why = finding.ok === false ? `: ${finding.result}` : '';
    console.error(`${finding.ok === false ? 'BROKEN' : 'probed'}: ${finding.probe}${why}`);
    findings.push(finding);
  }
  return findings;
}

// Its programs end with it.
setTimeout(
  () => {
    console.error('BROKEN: the run did not come to its end in time');
    process.exit(1);
  },
  2 * LONGEST_BASE_MS + (kills + naiveKills) * LONGEST_KILL_MS + LONGEST_PROBES_MS + wipes * LONGEST_WIPE_MS,
).unref();

const broken: string[] = [];
const product = await killProducts(seed, kills, watch('Đôn Đốc', kills));
broken.push(...breachesOf(product));
if (kills >= KILLS_FOR_EVERY_POINT && product.helperKills === 0) broken.push('no helper was killed');
if (kills >= KILLS_FOR_EVERY_POINT) broken.push(...missedPoints(product).map((name) => `no life ended ${name}`));
const naive = await killNaive(seed, naiveKills, watch('naive handler', naiveKills));
const seen = breachesOf(naive);
if (!losesOrDoubles(naive)) broken.push('the harness saw nothing wrong with the naive handler, so it proves nothing');

let wiped = 0;
const drill =
  wipes === 0
    ? null
    : await drillInLanes({
        seed,
        wipes,
        onWipe() {
          wiped += 1;
          if (wiped % KILLS_PER_LINE === 0) console.error(`second place: ${String(wiped)} of ${String(wipes)} wipes`);
        },
      });
broken.push(...(drill?.breaches ?? []));

// Nothing runs beside these: they measure how long the event loop stands still.
const findings = await inTurn(
  () => lockedFor(1_500, STALL_PERMITTED_MS),
  () => lockedFor(30_000, STALL_PERMITTED_MS),
);
const beside = await Promise.all([
  inTurn(everyAnswerOfTelegram),
  inTurn(everyAnswerOfZalo),
  inTurn(setClocks),
  inTurn(
    diskFull,
    () => failingDisk('SQLITE_IOERR_WRITE'),
    () => failingDisk('SQLITE_READONLY'),
    readOnlyDisk,
    largeWal,
    longReader,
    twoInstances,
    strangePosts,
    refusedConnections,
    hangingConnections,
    unknownNames,
  ),
]);
findings.push(...beside.flat());
broken.push(...findings.flatMap(({ probe, result, ok }) => (ok === false ? [`${probe}: ${result}`] : [])));

console.table([...rowsOf(product), ...rowsOf(naive)]);
for (const { probe, result, ok } of findings) {
  console.log(`${ok === null ? 'left out' : ok ? 'held' : 'BROKEN'}: ${probe}: ${result}.`);
}
if (drill !== null) {
  console.log(
    `Disks wiped: ${String(drill.wipes)}; of ${String(drill.replies)} answered reports ${String(drill.lost)} were lost and written again, the oldest ${(drill.oldestLostMs / 1000).toFixed(1)} s after its receipt (permitted ${(drill.permittedMs / 1000).toFixed(1)} s; the longest copy took ${(drill.longestCopyMs / 1000).toFixed(1)} s).`,
  );
}
console.log(`Counted from the messengers' logs; ${agreementOf(product)}.`);
console.log(
  `Kills by point: ${pointsOf(product)}; in ${String(product.troubled)} lives the registry failed or was locked; the helper was killed ${String(product.helperKills)} times.`,
);
console.log(`Listening again after a kill: ${recoveryOf(product)}.`);
console.log(`The naive handler breaks: ${seen.join('; ')}.`);
for (const what of broken) console.log(`BROKEN (seed ${String(seed)}): ${what}`);
process.exitCode = broken.length === 0 ? 0 : 1;
