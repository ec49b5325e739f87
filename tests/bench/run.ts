/** `npm run bench [case]`: every case or one, as a table and as JSON. Figures of one run; only ratios carry over. */

import { reminderSweep } from './reminder-sweep.ts';

export interface BenchResult {
  readonly case: string;
  /** What was measured, with its unit, in the order of the table. */
  readonly figures: Readonly<Record<string, number | string>>;
}

const CASES: Record<string, () => Promise<BenchResult>> = {
  'reminder-sweep': reminderSweep,
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in CASES));
if (unknown.length > 0) {
  console.error(`No case ${unknown.join(', ')}; there are: ${Object.keys(CASES).join(', ')}.`);
  process.exit(2);
}
for (const [name, run] of Object.entries(CASES)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const result = await run();
  console.log(`\n${result.case}`);
  console.table(result.figures);
  console.log(JSON.stringify(result));
}
