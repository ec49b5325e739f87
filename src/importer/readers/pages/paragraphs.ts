/** Lines outside of tables become paragraphs; columns side by side, as in a letterhead, are read one after the other. */

import { cleanLines } from '../grid.ts';
import { segments } from './gap-table.ts';
import { isBroken, joinedTo, wordsIn, type Line } from './lines-of-signs.ts';

/** A gap between lines that parts paragraphs, as a multiple of the letters' height. */
const PARAGRAPH_GAP = 1.9;
/** Lines further apart are of no one column. */
const COLUMN_GAP = 4;
/** A first line that begins further right, in points. */
const INDENT = 6;
const OPENS = /^(?:\(?(?:\d{1,3}(?:\.\d{1,3})*|[IVXLC]{1,6}|[A-Ha-zđ])[.)]|[-–—+•*]$|Điều$|Số:)/u;

/** "Lam Hà, ngày 05 tháng 01 năm 2026" */
const DATED = /^\p{Lu}[\p{L} .-]{0,40}, ngày\s/u;

interface Chain {
  readonly lines: Line[];
}

/** The lines of running text as paragraphs; a line that ends early ends one. */
export function paragraphsOf(lines: readonly Line[]): readonly string[] {
  const right = Math.max(0, ...lines.map((line) => line.right));
  return chainsOf(lines).flatMap((chain) => split(chain, right));
}

/** Parts of lines under each other. A line over the width of two columns ends both. */
function chainsOf(lines: readonly Line[]): readonly Chain[] {
  const chains: Chain[] = [];
  let open: Chain[] = [];
  for (const line of lines) {
    const parts = segments(line);
    const next: Chain[] = [];
    for (const part of parts) {
      const above = open.filter((chain) => isUnder(chain.lines.at(-1), part));
      const [only] = above;
      const shared = only !== undefined && parts.filter((other) => isUnder(only.lines.at(-1), other)).length > 1;
      if (only !== undefined && above.length === 1 && !shared) {
        only.lines.push(part);
        next.push(only);
      } else {
        const chain = { lines: [part] };
        chains.push(chain);
        next.push(chain);
      }
    }
    const beside = open.filter(
      (chain) => !next.includes(chain) && !parts.some((part) => isUnder(chain.lines.at(-1), part)),
    );
    open = [...next, ...beside];
  }
  return chains;
}

function isUnder(above: Line | undefined, part: Line): boolean {
  if (above === undefined || part.y - above.y > COLUMN_GAP * part.size) return false;
  return Math.min(above.right, part.right) > Math.max(above.left, part.left);
}

function split({ lines }: Chain, right: number): readonly string[] {
  const paragraphs: string[] = [];
  let text = '';
  let left = Infinity;
  for (const [at, line] of lines.entries()) {
    const before = lines[at - 1];
    const parted =
      before === undefined ||
      line.y - before.y > PARAGRAPH_GAP * line.size ||
      isBroken(before, line, right - before.left) ||
      OPENS.test(line.words[0]?.text ?? '') ||
      DATED.test(wordsIn(line)) ||
      (isCapital(before) && !isCapital(line)) ||
      line.left > left + INDENT;
    if (parted) {
      if (text !== '') paragraphs.push(cleanLines(text));
      text = wordsIn(line);
      left = Infinity;
    } else {
      text = joinedTo(text, wordsIn(line), false);
      left = Math.min(left, line.left);
    }
  }
  if (text !== '') paragraphs.push(cleanLines(text));
  return paragraphs;
}

/** All in capitals, as a heading or the name of who signs. */
function isCapital(line: Line): boolean {
  const text = wordsIn(line);
  return text === text.toUpperCase() && text !== text.toLowerCase();
}
