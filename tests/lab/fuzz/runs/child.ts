/**
 * One process that reads runs: `node child.ts READER LENGTH MIXED SEED`. It says the number of each run before it reads
 * it, so that whoever watches knows which one it stands at.
 */

import { writeSync } from 'node:fs';
import { runsOf } from './inputs.ts';
import { READERS } from './readers.ts';

const [name = '', length = '', mixed = '', seed = ''] = process.argv.slice(2);
const read = READERS[name];
if (read === undefined) throw new Error(`No reader is called ${name}`);
for (const [index, { text }] of runsOf(Number(length), Number(mixed), Number(seed)).entries()) {
  writeSync(1, `${String(index)}\n`);
  read(text);
}
