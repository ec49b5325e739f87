/** The files of `data`. */

import { readFileSync } from 'node:fs';

const DATA = new URL('../../data/', import.meta.url);

/** Data that cannot be used: one sentence that names the file and the cure. */
export class UnreadableData extends Error {}

/** Throws `UnreadableData`. */
export function readJson(file: string): unknown {
  const text = read(file).toString('utf8');
  try {
    return JSON.parse(text);
  } catch {
    throw new UnreadableData(`data/${file} is not valid JSON; correct it or restore the file.`);
  }
}

/** Throws `UnreadableData`. */
export function read(file: string): Buffer {
  try {
    return readFileSync(new URL(file, DATA));
  } catch {
    throw new UnreadableData(`data/${file} cannot be read; restore the file and check its permissions.`);
  }
}
