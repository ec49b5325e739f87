/**
 * `npm run replay -- [--seed N] [--from 2022] [--to 2034] [--answered | --unanswered] [--transcript FILE]`: the real
 * decision over the years, in one process, with every message and state held against the record; exits with 1 when a
 * check fails.
 */

import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { checksFor } from './checks.ts';
import { playYears, type Complaint, type Played } from './play-years.ts';
import { tableOf } from './table.ts';

const MOST_SHOWN = 5;

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '913' },
    from: { type: 'string', default: '2022' },
    to: { type: 'string', default: '2034' },
    answered: { type: 'boolean', default: false },
    unanswered: { type: 'boolean', default: false },
    transcript: { type: 'string' },
  },
});
const [seed, from, to] = [values.seed, values.from, values.to].map(Number) as [number, number, number];
if (![seed, from, to].every(Number.isSafeInteger) || from < 2022 || to < from || to > 2099) {
  console.error('Usage: npm run replay -- --seed 913 --from 2022 --to 2034 [--answered | --unanswered]');
  process.exit(2);
}

const manners = values.answered === values.unanswered ? [false, true] : [values.answered];
let failed = 0;
for (const answered of manners) {
  const name = answered ? 'answered' : 'unanswered';
  const started = performance.now();
  const cpu = process.cpuUsage();
  const played = await playYears({ seed, from, to, answered }, checksFor, (year, sent) => {
    process.stderr.write(`${name}, seed ${String(seed)}: ${String(year)} begins, ${String(sent)} messages so far\n`);
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const { user, system } = process.cpuUsage(cpu);
  console.log(`\n## ${name}, seed ${String(seed)}\n\n${tableOf(played.sent)}\n`);
  console.log(
    `${String(played.sent.length)} messages in ${String(played.acts)} acts, ${seconds} s (${((user + system) / 1e6).toFixed(1)} s of processor time); ${String(played.complaints.length)} complaints`,
  );
  if (values.transcript !== undefined) writeFileSync(`${values.transcript}.${name}.txt`, transcriptOf(played));
  showComplaints(played.complaints);
  failed += played.complaints.length;
}
process.exitCode = failed === 0 ? 0 : 1;

function showComplaints(complaints: readonly Complaint[]): void {
  for (const [check, own] of Map.groupBy(complaints, (each) => each.check)) {
    console.log(`\nFAILED ${String(own.length)} times: ${check}`);
    for (const { day, why, text } of own.slice(0, MOST_SHOWN)) {
      console.log(`  ${day}: ${why}${text === null ? '' : `\n    ${text.replaceAll('\n', '\n    ')}`}`);
    }
  }
}

function transcriptOf({ sent }: Played): string {
  return sent
    .map(({ day, role, externalId, payload, unprompted, text }) =>
      [`=== ${day} ${role} ${externalId} ${payload.kind}${unprompted ? '' : ' (answer)'}`, text, ''].join('\n'),
    )
    .join('\n');
}
