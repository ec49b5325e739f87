/** The program that reads a PDF: bytes on its standard input, what the pages hold as JSON on its third descriptor. */

import { writeSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { getDocument, PasswordException } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Block } from '../grids-of-blocks.ts';
import type { OldFont } from '../old-fonts.ts';
import { pagesReader } from './blocks-of-pages.ts';
import { marksOfPage, notesOn } from './marks-of-page.ts';
import type { PdfAnswer, SilentPage } from './pdf-answer.ts';

/** A decision with its annexes has some hundred. */
const MOST_PAGES = 1500;
const RESOURCES = new URL('./', import.meta.resolve('pdfjs-dist/package.json'));

function answer(value: PdfAnswer): void {
  const bytes = Buffer.from(JSON.stringify(value));
  for (let at = 0; at < bytes.length;) at += writeSync(3, bytes, at);
}

async function read(bytes: Buffer): Promise<PdfAnswer> {
  const task = getDocument({
    data: new Uint8Array(bytes),
    verbosity: 0,
    // Pictures are no text, and nothing of the file is run or fetched.
    maxImageSize: 1,
    disableFontFace: true,
    useSystemFonts: false,
    useWasm: false,
    useWorkerFetch: false,
    enableXfa: false,
    cMapUrl: fileURLToPath(new URL('cmaps/', RESOURCES)),
    cMapPacked: true,
    standardFontDataUrl: fileURLToPath(new URL('standard_fonts/', RESOURCES)),
  });
  const document = await task.promise;
  if (document.numPages > MOST_PAGES) return { kind: 'too-many-pages', pages: document.numPages };
  let reader = pagesReader();
  const parts: Block[][] = [];
  const silent: SilentPage[][] = [];
  const notes: string[] = [];
  const oldFonts = new Set<OldFont>();
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const marks = await marksOfPage(page);
    for (const { old } of marks.signs) if (old !== undefined) oldFonts.add(old);
    notes.push(...(await notesOn(page)));
    page.cleanup();
    if (marks.signs.some(({ text }) => text.trim() !== '')) {
      reader.add(marks);
      continue;
    }
    // What follows a page without letters is a part of its own: its pages may be read by their pictures.
    const last = silent.at(-1);
    const here = { number, longestSide: Math.max(marks.width, marks.height) };
    if (last?.at(-1)?.number === number - 1) last.push(here);
    else {
      parts.push([...reader.blocks()]);
      silent.push([here]);
      reader = pagesReader();
    }
  }
  return {
    kind: 'read',
    pages: document.numPages,
    silent,
    notes,
    oldFonts: [...oldFonts],
    parts: [...parts, [...reader.blocks()]].map((blocks) => blocks.map(packed)),
  };
}

function packed(block: Block) {
  if (block.kind === 'paragraph') return block;
  return {
    kind: 'table' as const,
    rows: block.rows.map(({ cells, lent, doubt }) => ({
      cells,
      ...(lent !== undefined && { lent: [...lent] }),
      ...(doubt !== undefined && { doubt }),
    })),
  };
}

try {
  answer(await read(await buffer(process.stdin)));
} catch (error) {
  answer({ kind: error instanceof PasswordException ? 'locked' : 'damaged' });
}
// Its worker would keep the process waiting.
process.exit(0);
