/**
 * The program that looks for stamps on a page: its argument is a folder with `free.pgm` and `read.json`. It writes what was
 * not read there as pictures, and where it stands as JSON on its third descriptor.
 */

import { readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { findStamps } from './find-stamps.ts';
import type { StampsAnswer } from './page-answer.ts';
import { pgmOf, readPgm, type Box } from './raster.ts';

const [folder = ''] = process.argv.slice(2);
const page = readPgm(readFileSync(join(folder, 'free.pgm')));
const read = JSON.parse(readFileSync(join(folder, 'read.json'), 'utf8')) as readonly Box[];
const stamps = page === null ? [] : findStamps(page, read);
const answer: StampsAnswer = stamps.map(({ box, pictures }, at) => ({
  top: box.top,
  pictures: pictures.map((picture, way) => {
    const name = `stamp-${String(at)}-${String(way)}.pgm`;
    writeFileSync(join(folder, name), pgmOf(picture));
    return name;
  }),
}));
const bytes = Buffer.from(JSON.stringify(answer));
for (let at = 0; at < bytes.length;) at += writeSync(3, bytes, at);
