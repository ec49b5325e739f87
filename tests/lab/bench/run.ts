/** `npm run bench -- [--json] [--rounds N] [--minutes N] [case…]`: every case or some. Figures of one run; only ratios carry over. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { shown } from './harness/bench-case.ts';
import { fsyncsPerSecond } from './harness/fsync-rate.ts';
import { installPeers } from './harness/install-peers.ts';
import { printReport } from './harness/print.ts';

/** Fewer say nothing about the spread. */
const ROUNDS = 7;
const MINUTES = 10;

installPeers();
// Cases import the peers.
const { CASES } = await import('./cases.ts');

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    rounds: { type: 'string', default: String(ROUNDS) },
    minutes: { type: 'string', default: String(MINUTES) },
  },
});
const unknown = positionals.filter((name) => !CASES.some((each) => each.name === name));
const rounds = Number(values.rounds);
const minutes = Number(values.minutes);
if (unknown.length > 0 || !Number.isInteger(rounds) || rounds < 1 || !(minutes > 0)) {
  console.error(
    `Usage: npm run bench -- [--json] [--rounds N] [--minutes N] [${CASES.map(({ name }) => name).join(' | ')}] …`,
  );
  process.exit(2);
}

const root = mkdtempSync(join(tmpdir(), 'dondoc-bench-'));
process.once('exit', () => {
  rmSync(root, { recursive: true, force: true });
});
for (const [signal, status] of [
  ['SIGTERM', 143],
  ['SIGINT', 130],
] as const) {
  process.once(signal, () => process.exit(status));
}
try {
  const fsyncs = { inPlace: fsyncsPerSecond(root, 'in place'), appending: fsyncsPerSecond(root, 'appending') };
  if (values.json) console.log(JSON.stringify({ node: process.version, fsyncsPerSecond: fsyncs }));
  else {
    console.log(
      `Node ${process.version}; 4 KB made durable ${shown(fsyncs.inPlace)} times a second in place, ${shown(fsyncs.appending)} appending.`,
    );
  }
  for (const each of CASES) {
    const { name, about } = each;
    if (positionals.length > 0 ? !positionals.includes(name) : each.onlyByName === true) continue;
    const folder = mkdtempSync(join(root, `${name}-`));
    const say = (progress: string): void => {
      if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${name}: ${progress}`);
    };
    const started = performance.now();
    try {
      const report = await each.run({ folder, rounds, minutes, say });
      const seconds = Math.round((performance.now() - started) / 1000);
      if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
      if (values.json) console.log(JSON.stringify({ case: name, rounds, seconds, ...report }));
      else printReport(name, `${about} (${seconds} s)`, report);
    } catch (error) {
      // The figures of the others are none the worse for it.
      console.error(`${name} was broken off:`, error);
      process.exitCode = 1;
    }
    rmSync(folder, { recursive: true });
  }
} finally {
  rmSync(root, { recursive: true, force: true });
}
