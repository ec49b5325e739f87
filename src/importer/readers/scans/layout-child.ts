/**
 * The program that cuts a page: its arguments are a folder with `page.pgm`, and by how many quarters it is turned. It
 * writes the cells' pictures there, and where they stand as JSON on its third descriptor.
 */

import { readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { greyPng } from './grey-png.ts';
import { layOut } from './lay-out.ts';
import type { PageAnswer } from './page-answer.ts';
import { pgmOf, readPgm } from './raster.ts';

const [folder = '', quarters = '0'] = process.argv.slice(2);

function answer(value: PageAnswer): void {
  const bytes = Buffer.from(JSON.stringify(value));
  for (let at = 0; at < bytes.length;) at += writeSync(3, bytes, at);
}

const page = readPgm(readFileSync(join(folder, 'page.pgm')));
if (page === null) answer({ kind: 'no-picture' });
else {
  const { width, height, across, down, cells, free } = layOut(page, Number(quarters));
  for (const [at, { picture }] of cells.entries()) {
    writeFileSync(join(folder, `${String(at)}.pgm`), pgmOf(picture));
    writeFileSync(join(folder, `${String(at)}.png`), greyPng(picture));
  }
  if (free !== null) writeFileSync(join(folder, 'free.pgm'), pgmOf(free));
  answer({
    kind: 'cut',
    width,
    height,
    across,
    down,
    cells: cells.map(({ left, top, isNumber, glyphs }) => ({ left, top, isNumber, glyphs })),
    hasFree: free !== null,
  });
}
