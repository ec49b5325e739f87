import { trimEndOf } from '../domain/text/trim-end-of.ts';

/** Breaks words into lines by an estimate of their width: nothing here can measure a font. */

const WIDE = /[mwMWĐƠƯ@%&]/u;
const NARROW = /[iljtfrI.,:;!'()|\s-]/u;

/** Width in ems of the font, on the safe side for Be Vietnam Pro. */
function emsOf(text: string): number {
  return Array.from(text.normalize('NFD').replace(/\p{M}/gu, '')).reduce((sum, letter) => {
    if (WIDE.test(letter)) return sum + 0.88;
    if (NARROW.test(letter)) return sum + 0.34;
    return sum + (/\p{Lu}/u.test(letter) ? 0.7 : 0.58);
  }, 0);
}

/** At most `most` lines of `width` ems, none a lonely word; what finds no place is cut off with "…". */
export function wrapText(text: string, width: number, most: number): string[] {
  const lines = fill(text, width, most);
  if (lines.at(-1)?.endsWith('…') === true) return lines;
  let even = lines;
  for (let narrower = width - 1; isLonely(even) && narrower > width / 2; narrower -= 1) {
    const tried = fill(text, narrower, most + 1);
    if (tried.length > lines.length) break;
    even = tried;
  }
  return even;
}

function isLonely(lines: readonly string[]): boolean {
  return lines.length > 1 && emsOf(lines.at(-1) ?? '') < 0.4 * emsOf(lines[0] ?? '');
}

function fill(text: string, width: number, most: number): string[] {
  const words = drawable(text)
    .split(' ')
    .flatMap((word) => pieces(word, width));
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && emsOf(longer) <= width) lines[lines.length - 1] = longer;
    else if (lines.length < most) lines.push(word);
    else return [...lines.slice(0, -1), cutOff(last ?? '', width)];
  }
  return lines;
}

/** A word that is wider than a line. */
function pieces(word: string, width: number): string[] {
  const cut: string[] = [''];
  for (const letter of word) {
    const longer = (cut.at(-1) ?? '') + letter;
    if (emsOf(longer) <= width) cut[cut.length - 1] = longer;
    else cut.push(letter);
  }
  return cut;
}

function cutOff(line: string, width: number): string {
  const border = line.lastIndexOf(' ');
  const whole = emsOf(`${line}…`) <= width || border < line.length / 2;
  return `${trimEndOf(whole ? line : line.slice(0, border), /[\s,;:.(“-]/u)}…`;
}

/** Without what XML does not allow; blanks evened out. */
function drawable(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}
