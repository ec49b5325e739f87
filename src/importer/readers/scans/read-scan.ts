/** Scanned pages become paragraphs and tables, page by page, each cell with its picture and how sure it is. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SecrecyMarking } from '../../../domain/text/secrecy-marking.ts';
import type { Block } from '../grids-of-blocks.ts';
import { pagesReader } from '../pages/blocks-of-pages.ts';
import type { SilentPage } from '../pages/pdf-answer.ts';
import { recognisePage } from './recognise-page.ts';
import type { Page } from '../pages/page.ts';
import { findTools } from './find-tools.ts';
import { pageOfWords, type RecognisedPage } from './scanned-page.ts';

/** A page takes some seconds. */
export const MOST_SCANNED = 60;
/** Of a whole document; the page at which it is over is named. */
const LONGEST_MS = 13 * 60_000;

/** Pages that follow each other in the file. `pictures` by the names that cells have. */
export interface ScanReading {
  readonly kind: 'read';
  /** One list for each of the runs of pages that were asked for. */
  readonly blocks: readonly (readonly Block[])[];
  readonly pictures: ReadonlyMap<string, Uint8Array>;
  /** Pages on which nothing was found. */
  readonly empty: readonly number[];
  /** Pages whose upper part holds something that could not be read: it may be a stamp. */
  readonly unreadTops: readonly number[];
}

export type ScanOutcome =
  | ScanReading
  /** A program that it takes is not there: the package that has it. */
  | { readonly kind: 'absent'; readonly packages: string }
  | { readonly kind: 'marked'; readonly marking: SecrecyMarking }
  | { readonly kind: 'too-many-pages'; readonly pages: number }
  /** The page, counted from 1, that could not be read. */
  | { readonly kind: 'failed' | 'too-long'; readonly page: number };

export interface ScanAsked {
  readonly bytes: Uint8Array;
  /** Runs of pages that follow each other; a table goes on within one. */
  readonly runs: readonly (readonly SilentPage[])[];
  /** Called before each page with its place among those that are read, counted from 1. */
  readonly onPage: (page: number, of: number) => void;
  /** The reading ends at the first page in whose lines it finds one. */
  readonly markingIn: (lines: readonly string[]) => SecrecyMarking | null;
}

/** Reads pages of a PDF that are pictures; nothing of them stays on the disk. */
export async function readScan({ bytes, runs, onPage, markingIn }: ScanAsked): Promise<ScanOutcome> {
  const of = runs.flat().length;
  if (of > MOST_SCANNED) return { kind: 'too-many-pages', pages: of };
  const found = await findTools();
  if ('kind' in found) return found;
  const folder = mkdtempSync(join(tmpdir(), 'dondoc-scan-'));
  try {
    const file = join(folder, 'file.pdf');
    writeFileSync(file, bytes);
    const until = performance.now() + LONGEST_MS;
    const pictures = new Map<string, Uint8Array>();
    const empty: number[] = [];
    const unreadTops: number[] = [];
    const blocks: (readonly Block[])[] = [];
    let done = 0;
    for (const run of runs) {
      const reader = pagesReader();
      for (const asked of run) {
        done += 1;
        onPage(done, of);
        if (performance.now() > until) return { kind: 'too-long', page: asked.number };
        const read = await recognisePage(found, file, join(folder, 'page'), asked);
        if (read.kind !== 'page') return { kind: read.kind === 'too-big' ? 'failed' : read.kind, page: asked.number };
        const page = pageOfWords(read.page, asked.number);
        if (page.signs.length === 0) empty.push(asked.number);
        for (const [at, picture] of read.pictures.entries())
          pictures.set(`${String(asked.number)}-${String(at)}`, picture);
        const marking = markingIn([...linesRead(read.page), ...textsOf(page), ...read.stamps.lines]);
        if (marking !== null) return { kind: 'marked', marking };
        if (read.stamps.isTopUnread) unreadTops.push(asked.number);
        reader.add(page);
      }
      blocks.push(reader.blocks().map(asScanned));
    }
    return { kind: 'read', blocks, pictures, empty, unreadTops };
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** What the page says line by line, as it was recognised, and as paragraphs and cells. */
function textsOf(page: Page): readonly string[] {
  const reader = pagesReader();
  reader.add(page);
  return reader
    .blocks()
    .flatMap((block) => (block.kind === 'paragraph' ? [block.text] : block.rows.flatMap(({ cells }) => cells)));
}

function linesRead({ cells, numbers, free }: RecognisedPage): readonly string[] {
  return [cells, ...numbers, free].flatMap(({ words }) =>
    [...Map.groupBy(words, ({ line }) => line).values()].map((line) => line.map(({ text }) => text).join(' ')),
  );
}

/** Rows without rules were recognised too, though no cell of theirs was cut out. */
function asScanned(block: Block): Block {
  if (block.kind === 'paragraph') return block;
  return { ...block, rows: block.rows.map((row) => ({ ...row, scans: row.scans ?? [] })) };
}
