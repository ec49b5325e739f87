/** One page of a scan: rendered, cut and recognised, each in a program of its own within its time and memory. */

import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runLimited, type Ended, type Limits } from '../limited-child.ts';
import type { SilentPage } from '../pages/pdf-answer.ts';
import type { PageAnswer, StampsAnswer } from './page-answer.ts';
import { POINTS_PER_PIXEL } from './lay-out.ts';
import { readTsv, type Recognised } from './read-tsv.ts';
import type { RecognisedPage } from './scanned-page.ts';

const CUTTER = fileURLToPath(new URL('./layout-child.ts', import.meta.url));
const STAMP_FINDER = fileURLToPath(new URL('./stamps-child.ts', import.meta.url));
const RENDERING: Limits = { seconds: 20, megabytes: 280, outputBytes: 0 };
const CUTTING: Limits = { seconds: 20, megabytes: 290, outputBytes: 4_000_000 };
const RECOGNISING: Limits = { seconds: 40, megabytes: 290, outputBytes: 8_000_000 };
const HEAP_MB = 120;
const DPI = 300;
/** Longest side of a page that is rendered at 300 dots an inch, in points: A3. */
const LARGEST_SIDE = 1200;
/** Pixels of the longest side of a larger one. */
const LARGEST_PIXELS = 5000;
/** Words of a page of which the middle one is less sure stand on their head, or are none. */
const UPRIGHT = 55;
const AS_NUMBER = ['--psm', '7', '-c', 'tessedit_char_whitelist=0123456789.IVXLCabcdđeghikABCD)'] as const;

export interface Tools {
  readonly tesseract: string;
  readonly pdftoppm: string;
}

export type PageRead =
  | {
      readonly kind: 'page';
      readonly page: RecognisedPage;
      readonly pictures: readonly Uint8Array[];
      readonly stamps: ReadStamps;
    }
  | { readonly kind: 'failed' | 'too-long' | 'too-big' };

export interface ReadStamps {
  /** What they may say, a line for each way of reading one. */
  readonly lines: readonly string[];
  /** Something in the upper part of the page could not be read in any way. */
  readonly isTopUnread: boolean;
}

class Broken extends Error {
  readonly why: 'failed' | 'too-long' | 'too-big';

  constructor(why: 'failed' | 'too-long' | 'too-big') {
    super(why);
    this.why = why;
  }
}

/** Reads a page of the PDF at `file`; `folder` is empty and becomes so again. */
export async function recognisePage(
  tools: Tools,
  file: string,
  folder: string,
  { number, longestSide }: SilentPage,
): Promise<PageRead> {
  await mkdir(folder, { recursive: true });
  try {
    const scale = longestSide > LARGEST_SIDE ? ['-scale-to', String(LARGEST_PIXELS)] : ['-r', String(DPI)];
    const only = ['-f', String(number), '-l', String(number), '-singlefile', '-gray', '-q'];
    expectGood(await run(tools.pdftoppm, [...scale, ...only, file, join(folder, 'page')], folder, RENDERING));
    const first = await recognised(tools, folder, 0);
    const read = isUpright(first.page) ? first : await turned(tools, folder, first);
    const { page, pictures } = read;
    return { kind: 'page', page, pictures, stamps: await readStamps(tools, folder, page) };
  } catch (error) {
    if (error instanceof Broken) return { kind: error.why };
    throw error;
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

interface Read {
  readonly quarters: number;
  readonly page: RecognisedPage;
  readonly pictures: readonly Uint8Array[];
}

async function recognised(tools: Tools, folder: string, quarters: number): Promise<Read> {
  rmSync(join(folder, 'free.pgm'), { force: true });
  const cut = await runOwn(CUTTER, folder, [String(quarters)]);
  const answer = JSON.parse(cut) as PageAnswer;
  if (answer.kind === 'no-picture') throw new Broken('failed');
  const { cells, hasFree } = answer;
  const all = cells.map((_, at) => `${String(at)}.pgm`);
  const numbers = all.filter((_, at) => cells[at]?.isNumber === true);
  return {
    quarters,
    page: {
      cut: answer,
      cells: await words(tools, folder, all, 'vie', ['--psm', '6']),
      numbers: [
        await words(tools, folder, numbers, 'vie', AS_NUMBER),
        // It alone tells "II" from "H" in most pictures.
        await words(tools, folder, numbers, 'eng', AS_NUMBER),
      ],
      free: await words(tools, folder, hasFree ? ['free.pgm'] : [], 'vie', ['--psm', '11']),
    },
    pictures: cells.map((_, at) => new Uint8Array(readFileSync(join(folder, `${String(at)}.png`)))),
  };
}

async function runOwn(script: string, folder: string, more: readonly string[]): Promise<string> {
  const args = [
    '--permission',
    '--allow-fs-read=*',
    `--allow-fs-write=${folder}`,
    `--max-old-space-size=${String(HEAP_MB)}`,
    script,
    folder,
    ...more,
  ];
  return Buffer.from(expectGood(await run(process.execPath, args, folder, CUTTING))).toString('utf8');
}

/** A word so sure, in percent, stands as it was read; of capitals alone, as stamps have, a surer one. */
const READ_WELL = 65;
const READ_CAPITALS = 90;
/** A stamp of which a way of reading is so sure is one that says something else. */
const SAYS_ELSE = 70;
/** The share of a page's height in which a marking stands. */
const UPPER = 0.45;

async function readStamps(tools: Tools, folder: string, { cut, free }: RecognisedPage): Promise<ReadStamps> {
  if (!cut.hasFree) return { lines: [], isTopUnread: false };
  const read = free.words.filter(({ text, confidence }) =>
    /\p{Ll}|\d/u.test(text)
      ? confidence >= READ_WELL && text.length > 1
      : confidence >= READ_CAPITALS && text.length > 1,
  );
  const boxes = read.map(({ left, right, line }) => ({
    left,
    right,
    top: free.lines.get(line)?.top ?? 0,
    bottom: free.lines.get(line)?.bottom ?? 0,
  }));
  writeFileSync(join(folder, 'read.json'), JSON.stringify(boxes));
  const stamps = JSON.parse(await runOwn(STAMP_FINDER, folder, [])) as StampsAnswer;
  const pictures = stamps.flatMap((stamp) => stamp.pictures);
  const found = await words(tools, folder, pictures, 'vie', ['--psm', '6']);
  const own = Map.groupBy(found.words, ({ picture }) => pictures[picture - 1] ?? '');
  const lines = [...own.values()].flatMap((all) => [
    all.map(({ text }) => text).join(' '),
    ...[...Map.groupBy(all, ({ line }) => line).values()].map((line) => line.map(({ text }) => text).join(' ')),
  ]);
  const saysElse = (name: string): boolean =>
    (own.get(name) ?? []).some(({ text, confidence }) => confidence >= SAYS_ELSE && /\p{L}{3}|\d{2}/u.test(text));
  const highest = (UPPER * cut.height) / POINTS_PER_PIXEL;
  const isTopUnread = stamps.some(({ top, pictures: ways }) => top < highest && !ways.some(saysElse));
  return { lines, isTopUnread };
}

async function words(
  { tesseract }: Tools,
  folder: string,
  pictures: readonly string[],
  language: 'vie' | 'eng',
  settings: readonly string[],
): Promise<Recognised> {
  if (pictures.length === 0) return { words: [], lines: new Map() };
  writeFileSync(join(folder, 'list.txt'), pictures.join('\n'));
  const args = ['list.txt', 'stdout', '-l', language, '--dpi', String(DPI), ...settings, 'tsv'];
  const ended = await run('/bin/sh', ['-c', 'exec "$0" "$@" >&3', tesseract, ...args], folder, RECOGNISING);
  return readTsv(Buffer.from(expectGood(ended)).toString('utf8'));
}

/** Half of the words of a page that stands upright are surer. */
function isUpright({ cells, free }: RecognisedPage): boolean {
  const sure = [...cells.words, ...free.words].map(({ confidence }) => confidence).toSorted((a, b) => a - b);
  return (sure[sure.length >> 1] ?? 100) >= UPRIGHT;
}

/** Asks which way is up, and reads it so; a page on which that shows nothing better stays as it was read. */
async function turned(tools: Tools, folder: string, first: Read): Promise<Read> {
  let best = first;
  for (const quarters of [1, 2, 3]) {
    if (!existsSync(join(folder, 'page.pgm'))) break;
    const next = await recognised(tools, folder, quarters);
    if (certainty(next.page) > certainty(best.page)) best = next;
    if (isUpright(next.page)) break;
  }
  // What stands outside of tables is looked through for stamps as it was read best.
  await runOwn(CUTTER, folder, [String(best.quarters)]);
  return best;
}

function certainty({ cells, free }: RecognisedPage): number {
  return [...cells.words, ...free.words].reduce((sum, { confidence, text }) => sum + confidence * text.length, 0);
}

function run(program: string, args: readonly string[], folder: string, limits: Limits): Promise<Ended> {
  const env = { HOME: folder, TMPDIR: folder, PATH: '/usr/bin:/bin', LANG: 'C.UTF-8', OMP_THREAD_LIMIT: '1' };
  return runLimited({ program, args, cwd: folder, env, limits });
}

function expectGood(ended: Ended): Uint8Array {
  if (ended.kind === 'too-long' || ended.kind === 'too-big') throw new Broken(ended.kind);
  if (ended.kind !== 'ended' || ended.code !== 0) throw new Broken('failed');
  return ended.output;
}
