/** Signs on a page become lines of words, and lines a text: where a line ended early, its writer broke it. */

import { fromOldFont, type OldFont } from '../old-fonts.ts';
import { turnedSign, type Sign, type Turn } from './page.ts';

export interface Word {
  readonly text: string;
  readonly x: number;
  readonly right: number;
}

/** Words that stand on one line, from left to right; at least one. */
export interface Line {
  readonly y: number;
  readonly size: number;
  readonly left: number;
  readonly right: number;
  readonly words: readonly Word[];
}

/** As shares of the height of the letters. */
const SAME_LINE = 0.45;
const WORD_GAP = 0.2;
const DRAWN_TWICE = 0.12;
/** What a word may miss to have fitted on the line before, in points. */
const SLACK = 1.5;

/** The signs of a page as lines of words, from top to bottom. */
export function linesOf(signs: readonly Sign[]): readonly Line[] {
  const rows: { y: number; size: number; signs: Sign[] }[] = [];
  for (const sign of signs.toSorted((a, b) => a.y - b.y)) {
    const row = rows.at(-1);
    if (row !== undefined && sign.y - row.y <= SAME_LINE * Math.max(row.size, sign.size)) {
      row.signs.push(sign);
      // Small raised signs do not carry the line.
      if (sign.size > row.size) [row.y, row.size] = [sign.y, sign.size];
    } else rows.push({ y: sign.y, size: sign.size, signs: [sign] });
  }
  return rows.flatMap(({ y, size, signs: own }) => {
    const words = wordsOf(own, size);
    const [first] = words;
    const last = words.at(-1);
    return first === undefined || last === undefined ? [] : [{ y, size, left: first.x, right: last.right, words }];
  });
}

function wordsOf(signs: readonly Sign[], size: number): readonly Word[] {
  const words: { text: string; x: number; right: number; old: OldFont | undefined }[] = [];
  let open = false;
  let before: Sign | null = null;
  for (const sign of signs.toSorted((a, b) => a.x - b.x)) {
    if (sign.text.trim() === '') {
      open = false;
      continue;
    }
    // Bold letters are often the same one drawn twice.
    if (before?.text === sign.text && sign.x - before.x < DRAWN_TWICE * size) continue;
    const word = words.at(-1);
    before = sign;
    if (word === undefined || !open || sign.x - word.right > WORD_GAP * size) {
      words.push({ text: sign.text, x: sign.x, right: sign.x + sign.width, old: sign.old });
      open = true;
    } else {
      word.text += sign.text;
      word.right = Math.max(word.right, sign.x + sign.width);
    }
  }
  return words.map(({ text, x, right, old }) => ({
    text: old === undefined ? text.normalize('NFC') : fromOldFont(text, old),
    x,
    right,
  }));
}

/**
 * Whether the first word of a line would have stood on the line before, so that somebody broke it there. A line that goes
 * on with a small letter is the rest of a sentence all the same.
 */
export function isBroken(before: Line, line: Line, width: number): boolean {
  const [first] = line.words;
  if (first === undefined || goesOnSmall(first.text)) return false;
  const blank = 0.25 * before.size;
  return before.right - before.left + blank + (first.right - first.x) + SLACK <= width;
}

/** "và Môi trường", but not "a) Lập đề án". */
function goesOnSmall(word: string): boolean {
  return /^\p{Ll}/u.test(word) && !/^\p{Ll}[).]/u.test(word);
}

/** A cell's text with the line breaks that its writer made; `width` is the room that its lines have. */
export function textOfLines(lines: readonly Line[], width: number): string {
  let text = '';
  for (const [at, line] of lines.entries()) {
    const before = lines[at - 1];
    text = before === undefined ? wordsIn(line) : joinedTo(text, wordsIn(line), isBroken(before, line, width));
  }
  return text;
}

/** The words of a line, with single blanks between them. */
export function wordsIn({ words }: Line): string {
  return words.map(({ text }) => text).join(' ');
}

/** A line behind a text: on a line of its own where its writer broke it; "QĐ-" and "UBND" are one word. */
export function joinedTo(text: string, line: string, broken: boolean): string {
  if (broken) return `${text}\n${line}`;
  return /[\p{L}\d][-/]$/u.test(text) ? text + line : `${text} ${line}`;
}

/** Lines of a cell; writing that is turned in it is read as it is meant. */
export function linesInCell(signs: readonly Sign[]): readonly Line[] {
  const counts = [0, 0, 0, 0];
  for (const { turn } of signs) counts[turn] = (counts[turn] ?? 0) + 1;
  const turn = counts.indexOf(Math.max(...counts)) as Turn;
  return linesOf(turn === 0 ? signs : signs.map((sign) => turnedSign(sign, turn, 0, 0)));
}
