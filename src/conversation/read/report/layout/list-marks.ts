/** Finds the marks of a list: "1. … 2. …", "1)", "a)", "-", "+", "•". Behind them stand items of one report. */

import { leadingReferences, type References } from '../references.ts';
import type { Token } from '../words/tokens.ts';

/** `ordinal` is null for a bullet. `at` and `next` are token indexes: of the mark, and of the first token behind it. */
export interface ListMark {
  readonly at: number;
  readonly next: number;
  readonly style: 'figure' | 'letter' | 'roman' | 'bullet';
  readonly ordinal: number | null;
}

/** `items` in order, never empty. `headings` only number lines that name their task themselves: "1. #12 xong". */
interface ListMarks {
  readonly items: readonly ListMark[];
  readonly headings: readonly ListMark[];
}

const LETTERS = 'abcdđeghiklmnopq';
const ROMANS = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'];
const BULLET = /^[+*•●▪◦·‣]$/u;

/** The marks of the lists in a text, each run in order from 1, a or I. Linear. */
export function listMarksIn(tokens: readonly Token[]): ListMarks {
  const next = { figure: 1, letter: 1, roman: 1 };
  const found: ListMark[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const mark = markAt(tokens, at);
    if (mark === null) continue;
    if (mark.style === 'bullet') {
      found.push(mark);
    } else if (mark.ordinal === next[mark.style] || (mark.ordinal === 1 && opensLine(tokens, at))) {
      if (mark.ordinal === 1 && !opensList(tokens, at)) continue;
      next[mark.style] = mark.ordinal + 1;
      found.push(mark);
    } else continue;
    at = mark.next - 1;
  }
  const items: ListMark[] = [];
  const headings: ListMark[] = [];
  for (const [index, mark] of found.entries()) {
    if (isAlone(mark.style, next)) continue;
    const behind = tokens.slice(mark.next, found[index + 1]?.at ?? tokens.length);
    const list = namesItsTask(behind, mark.style) ? headings : items;
    list.push(mark);
  }
  return { items, headings };
}

/** "A. Tuấn" and "I. …" may be anything: letters and Roman figures are a list from the second mark on. */
function isAlone(style: ListMark['style'], next: { readonly letter: number; readonly roman: number }): boolean {
  return (style === 'letter' || style === 'roman') && next[style] <= 2;
}

/** "- 12 xong" and "1. #12 xong" name a task behind the mark; "1. 12 xong" may mean either figure. */
function namesItsTask(behind: readonly Token[], style: ListMark['style']): boolean {
  const named = leadingReferences(behind, 0);
  return named !== null && (style === 'bullet' || isMarkedReference(behind[0], named));
}

function isMarkedReference(token: Token | undefined, { explicit }: References): boolean {
  return explicit && (token?.kind === 'reference' || token?.kind === 'place' || token?.kind === 'word');
}

function markAt(tokens: readonly Token[], at: number): ListMark | null {
  const token = tokens[at];
  if (token === undefined) return null;
  if (token.kind === 'break') return bulletAt(tokens, at) ?? bracketedAt(tokens, at);
  if (token.kind === 'sign') {
    return BULLET.test(token.raw) && opensLine(tokens, at)
      ? { at, next: at + 1, style: 'bullet', ordinal: null }
      : null;
  }
  const written = ordinalOf(token);
  const closing = tokens[at + 1];
  if (written === null || closing?.glued !== true || !isClosing(closing, tokens[at + 2], written.style)) return null;
  return { at, next: at + 2, ...written };
}

/** A dash at the start of a line; the break before it is one token with it. */
function bulletAt(tokens: readonly Token[], at: number): ListMark | null {
  const raw = tokens[at]?.raw ?? '';
  const isBullet = at === 0 ? /^\n*[-\u2013\u2014]{1,2}$/u.test(raw) : /\n[-\u2013\u2014]{1,2}$/u.test(raw);
  if (!isBullet || tokens[at + 1] === undefined) return null;
  // "-5%" is a figure.
  if (tokens[at + 1]?.glued === true && tokens[at + 1]?.kind === 'percent') return null;
  return { at, next: at + 1, style: 'bullet', ordinal: null };
}

/** "(1)", "(a)". */
function bracketedAt(tokens: readonly Token[], at: number): ListMark | null {
  const inside = tokens[at + 1];
  if (tokens[at]?.raw.endsWith('(') !== true || inside === undefined || tokens[at + 2]?.raw.startsWith(')') !== true) {
    return null;
  }
  const written = ordinalOf(inside);
  return written === null ? null : { at, next: at + 3, ...written };
}

function ordinalOf(token: Token): Pick<ListMark, 'style' | 'ordinal'> | null {
  if (token.kind === 'number') {
    return /^\d{1,3}$/u.test(token.raw) ? { style: 'figure', ordinal: Number(token.raw) } : null;
  }
  if (token.kind !== 'word') return null;
  const roman = ROMANS.indexOf(token.raw);
  if (roman >= 0) return { style: 'roman', ordinal: roman + 1 };
  const letter = token.raw.length === 1 ? LETTERS.indexOf(token.raw.toLowerCase()) : -1;
  return letter >= 0 ? { style: 'letter', ordinal: letter + 1 } : null;
}

/** "1.", "1)", "1.)", "1/ ", "1- ", but not "12 - xong" or "1-2". */
function isClosing(closing: Token, after: Token | undefined, style: ListMark['style']): boolean {
  if (closing.kind === 'break' && /^[.)]/u.test(closing.raw)) return true;
  if (style !== 'figure' || after?.glued !== false) return false;
  return closing.raw === '/' || closing.raw === '-';
}

function opensLine(tokens: readonly Token[], at: number): boolean {
  return at === 0 || tokens[at - 1]?.raw.includes('\n') === true;
}

/** A list begins on a line of its own, or behind a colon, a full stop or a semicolon. */
function opensList(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  return (
    before === undefined || before.kind === 'reference' || (before.kind === 'break' && /[\n:;.]/u.test(before.raw))
  );
}
