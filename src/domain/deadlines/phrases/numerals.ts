import { smallNumberAt, wordAt } from './tokens.ts';
import type { Token } from './tokens.ts';

const ROMAN: ReadonlyMap<string, number> = new Map([
  ['i', 1],
  ['ii', 2],
  ['iii', 3],
  ['iv', 4],
  ['v', 5],
  ['vi', 6],
  ['vii', 7],
  ['viii', 8],
]);

const LONGEST_SCANNED = 4;

/** "lV", "1I", "Il": a Roman numeral I–IV as a scan gives it, of at least one letter. */
export function scannedRomanAt(tokens: readonly Token[], at: number): Numeral | null {
  let signs = wordAt(tokens, at);
  let next = at + 1;
  while (signs.length < LONGEST_SCANNED && tokens[next]?.glued === true && /^[il1|v]+$/u.test(wordAt(tokens, next))) {
    signs += wordAt(tokens, next);
    next += 1;
  }
  if (!/[il|v]/u.test(signs) || signs.length > LONGEST_SCANNED) return null;
  const value = ROMAN.get(signs.replace(/[l1|]/gu, 'i'));
  return value === undefined || value > 4 ? null : { value, next };
}

const WORDS: ReadonlyMap<string, number> = new Map([
  ['mot', 1],
  ['hai', 2],
  ['ba', 3],
  ['bon', 4],
  ['tu', 4],
  ['nam', 5],
  ['lam', 5],
  ['sau', 6],
  ['bay', 7],
  ['tam', 8],
  ['chin', 9],
  ['muoi', 10],
]);

export interface Numeral {
  readonly value: number;
  readonly next: number;
}

/** A Roman numeral I–VIII, as quarters are numbered; V and above are read so that they can be refused. */
export function romanAt(tokens: readonly Token[], at: number): Numeral | null {
  const value = ROMAN.get(wordAt(tokens, at));
  return value === undefined ? null : { value, next: at + 1 };
}

/** A number spelled out, 1–39: "sáu", "mười hai", "ba mươi". */
export function spelledNumberAt(tokens: readonly Token[], at: number): Numeral | null {
  const first = WORDS.get(wordAt(tokens, at));
  if (first === undefined) return null;
  const second = WORDS.get(wordAt(tokens, at + 1));
  if (first === 10)
    return second === undefined || second === 10 ? { value: 10, next: at + 1 } : { value: 10 + second, next: at + 2 };
  if (second !== 10 || first > 3) return { value: first, next: at + 1 };
  const third = WORDS.get(wordAt(tokens, at + 2));
  return third === undefined || third === 10
    ? { value: first * 10, next: at + 2 }
    : { value: first * 10 + third, next: at + 3 };
}

/** A number of one or two digits. */
export function digitsAt(tokens: readonly Token[], at: number): Numeral | null {
  const value = smallNumberAt(tokens, at);
  return value === null ? null : { value, next: at + 1 };
}

/** A number of one or two digits, or a spelled one. */
export function numeralAt(tokens: readonly Token[], at: number): Numeral | null {
  return digitsAt(tokens, at) ?? spelledNumberAt(tokens, at);
}

const QUARTER_SPELLINGS: ReadonlySet<string> = new Set(['quý', 'qúy', 'quy']);
/** "quy" without its mark begins many words that are no quarter: quy hoạch, quy định. */
const AFTER_OTHER_QUY: ReadonlySet<string> = new Set([
  'hoach',
  'dinh',
  'mo',
  'che',
  'trinh',
  'dong',
  'doi',
  'luat',
  'tac',
  'uoc',
]);

/** True for "quý", false for "quỹ" and for "quy hoạch". */
export function isQuarterWord(tokens: readonly Token[], at: number): boolean {
  return QUARTER_SPELLINGS.has(tokens[at]?.written ?? '') && !AFTER_OTHER_QUY.has(wordAt(tokens, at + 1));
}
