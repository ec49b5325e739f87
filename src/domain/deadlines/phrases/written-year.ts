import type { YearRef } from './point.ts';
import { gluedAt, wordAt, yearAt } from './tokens.ts';
import type { Token } from './tokens.ts';

type Tokens = readonly Token[];

export const DATE_SIGNS: ReadonlySet<string> = new Set(['/', '-', '.']);

/** "này", "sau", "tới" after a unit of time: how many units ahead of today's. */
export const AHEAD: ReadonlyMap<string, number> = new Map([
  ['nay', 0],
  ['sau', 1],
  ['toi', 1],
]);

interface YearRead {
  readonly year: YearRef;
  readonly next: number;
}

/** The year after a month, quarter or part of a year; `year` null and nothing consumed when there is none. */
export function yearAfter(tokens: Tokens, at: number): YearRead {
  const worded = readWordedYear(tokens, at);
  if (worded.year !== null) return worded;
  const sign = wordAt(tokens, at);
  if (DATE_SIGNS.has(sign) || sign === ',') {
    const year = yearAt(tokens, at + 1);
    const startsRange = sign === ',' && wordAt(tokens, at + 2) === '-';
    if (year !== null && !startsRange) return { year, next: at + 2 };
    const short = sign === '/' && gluedAt(tokens, at) ? shortYear(tokens, at + 1) : null;
    if (short !== null && short >= 2020 && wordAt(tokens, at + 2) !== '/') return { year: short, next: at + 2 };
  }
  const year = yearAt(tokens, at);
  return year !== null && wordAt(tokens, at + 1) !== '-' ? { year, next: at + 1 } : { year: null, next: at };
}

/** "năm 2022", ", năm 2022", "(năm 2022)", "của năm 2022", "năm nay", "năm sau". */
export function readWordedYear(tokens: Tokens, at: number): YearRead {
  const none: YearRead = { year: null, next: at };
  const bracketed = wordAt(tokens, at) === '(';
  const skipped = bracketed || ['cua', ','].includes(wordAt(tokens, at)) ? at + 1 : at;
  if (wordAt(tokens, skipped) !== 'nam') return none;
  const year = yearAt(tokens, skipped + 1);
  // "(năm 2025-2027)" is a time of its own.
  if (bracketed && wordAt(tokens, skipped + 2) !== ')') return none;
  if (year !== null) return { year, next: skipped + 2 };
  const ahead = AHEAD.get(wordAt(tokens, skipped + 1));
  return ahead === undefined || skipped !== at ? none : { year: { yearsAhead: ahead }, next: skipped + 2 };
}

/** Two digits after day and month: 22 is 2022. Official papers of this century have no other use for them. */
export function shortYear(tokens: Tokens, at: number): number | null {
  const token = tokens[at];
  return token?.value != null && token.written.length === 2 && token.glued ? 2000 + token.value : null;
}
