/** Words that were recognised become the signs of a page, as if it were drawn with letters. */

import type { Page, Sign } from '../pages/page.ts';
import { POINTS_PER_PIXEL } from './lay-out.ts';
import type { PageAnswer } from './page-answer.ts';
import { rowNumber, type ReadNumber } from './row-number.ts';
import type { Recognised, RecognisedWord } from './read-tsv.ts';

type Cut = PageAnswer & { readonly kind: 'cut' };

export interface RecognisedPage {
  readonly cut: Cut;
  /** Of the cells, in their order. */
  readonly cells: Recognised;
  /** Of the cells with numbers, in their order, by the letters that numbers have; once in each language. */
  readonly numbers: readonly Recognised[];
  /** Of what stands outside of tables. */
  readonly free: Recognised;
}

/** Of a line's height, letters with their marks and tails. */
const SIZE = 0.75;
const TAIL = 0.2;
/** Where no line tells it, in points. */
const USUAL_SIZE = 12;

/** The page with its words; a picture's name is the page's number and the cell's. */
export function pageOfWords({ cut, cells, numbers, free }: RecognisedPage, number: number): Page {
  const size = sizeOf([cells, free]);
  const numbered = cut.cells.flatMap(({ isNumber }, at) => (isNumber ? [at] : []));
  const numberOf = (at: number): ReadNumber | null =>
    rowNumber(
      numbers.map(({ words }) => words.filter(({ picture }) => numbered[picture - 1] === at)),
      cut.cells[at]?.glyphs ?? 0,
    );
  const signs = cut.cells.flatMap(({ left, top }, at): Sign[] => {
    const own = cells.words.filter(({ picture }) => picture === at + 1);
    const found = numbered.includes(at) && !isHeader(own) ? numberOf(at) : null;
    const words = found === null ? own : [{ ...blankWord(own), text: found.text }];
    const confidence = found?.confidence ?? Math.floor(Math.min(100, ...own.map((word) => word.confidence)));
    const scan = { picture: `${String(number)}-${String(at)}`, confidence };
    return signsOf(words, cells, { left, top, size }).map((sign) => ({ ...sign, scan }));
  });
  return {
    width: cut.width,
    height: cut.height,
    across: cut.across,
    down: cut.down,
    signs: [...signs, ...signsOf(free.words, free, { left: 0, top: 0, size })],
  };
}

/** A place at the beginning of a cell, for what was read in another way. */
function blankWord(own: readonly RecognisedWord[]): RecognisedWord {
  const [first] = own;
  return first ?? { picture: 0, line: '', text: '', confidence: 0, left: 0, right: 20 };
}

/** "TT", "STT", "Số": what stands above the numbers; no number has these letters. */
function isHeader(words: readonly RecognisedWord[]): boolean {
  const text = words.map((word) => word.text).join('');
  return text.length > 1 && /[TSố]/iu.test(text) && !/\d/u.test(text);
}

function signsOf(
  words: readonly RecognisedWord[],
  { lines }: Recognised,
  { left, top, size }: { left: number; top: number; size: number },
): readonly Sign[] {
  return words.flatMap((word): Sign[] => {
    const line = lines.get(word.line);
    const y = (top + (line?.bottom ?? 0)) * POINTS_PER_PIXEL - TAIL * size;
    const x = (left + word.left) * POINTS_PER_PIXEL;
    const width = (word.right - word.left) * POINTS_PER_PIXEL;
    const sign = { y, size, turn: 0 } as const;
    // However near the next word stands, it is another one.
    return [
      { ...sign, text: word.text, x, width },
      { ...sign, text: ' ', x: x + width, width: 0 },
    ];
  });
}

function sizeOf(read: readonly Recognised[]): number {
  const heights = read
    .flatMap(({ words, lines }) => {
      const counts = Map.groupBy(words, ({ line }) => line);
      return [...lines].flatMap(([key, { top, bottom }]) => ((counts.get(key)?.length ?? 0) > 1 ? [bottom - top] : []));
    })
    .toSorted((a, b) => a - b);
  const middle = heights[heights.length >> 1];
  return middle === undefined ? USUAL_SIZE : Math.min(Math.max(middle * SIZE * POINTS_PER_PIXEL, 6), 24);
}
