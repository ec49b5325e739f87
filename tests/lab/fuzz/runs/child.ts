/**
 * One process that reads runs: `node child.ts READER,READER LENGTH MIXED SEED`. It says which reader and which run
 * before it reads, so that whoever watches knows where it stands.
 */

import { writeSync } from 'node:fs';
import { runsOf } from './inputs.ts';
import { READERS } from './readers.ts';

const [names = '', length = '', mixed = '', seed = ''] = process.argv.slice(2);
const runs = runsOf(Number(length), Number(mixed), Number(seed));
for (const name of names.split(',')) {
  const read = READERS[name];
  if (read === undefined) throw new Error(`No reader is called ${name}`);
  for (const [index, { text }] of runs.entries()) {
    writeSync(1, `${name} ${String(index)}\n`);
    await read(text);
  }
}
