import { isQuarterWord, romanAt } from './numerals.ts';
import type { PointContext, PointRead } from './point-context.ts';
import { wordAt } from './tokens.ts';
import type { Token } from './tokens.ts';
import { AHEAD } from './written-year.ts';

type Tokens = readonly Token[];

const RELATIVE_DAYS: readonly (readonly [readonly string[], number])[] = [
  [['ngay', 'mai'], 1],
  [['sang', 'mai'], 1],
  [['chieu', 'mai'], 1],
  [['ngay', 'kia'], 2],
  [['ngay', 'mot'], 2],
  [['hom', 'nay'], 0],
  [['ngay', 'hom', 'nay'], 0],
  [['sang', 'nay'], 0],
  [['chieu', 'nay'], 0],
  [['toi', 'nay'], 0],
  [['hom', 'qua'], -1],
  [['hom', 'kia'], -2],
];
const TITLES_BEFORE_A_NAME: ReadonlySet<string> = new Set([
  'chi',
  'anh',
  'em',
  'co',
  'ba',
  'ong',
  'dong',
  'c',
  'a',
  'e',
]);
const RELATIVE_UNITS: ReadonlyMap<string, 'week' | 'month' | 'quarter' | 'year'> = new Map<
  string,
  'week' | 'month' | 'quarter' | 'year'
>([
  ['tuan', 'week'],
  ['thang', 'month'],
  ['quy', 'quarter'],
  ['nam', 'year'],
]);

/** "tháng này", "sang tuần", "mai", and after a word such as "hết" the bare unit: "cuối tháng". */
export function readRelative(tokens: Tokens, at: number, context: PointContext): PointRead | null {
  const day = RELATIVE_DAYS.find(([words]) => words.every((word, offset) => wordAt(tokens, at + offset) === word));
  if (day !== undefined) return { point: { unit: 'relative', of: 'day', ahead: day[1] }, next: at + day[0].length };
  if (tokens[at]?.written === 'mai' && !TITLES_BEFORE_A_NAME.has(wordAt(tokens, at - 1))) {
    return { point: { unit: 'relative', of: 'day', ahead: 1 }, next: at + 1 };
  }
  const sang = wordAt(tokens, at) === 'sang';
  const of = RELATIVE_UNITS.get(wordAt(tokens, sang ? at + 1 : at));
  if (of === undefined) return null;
  if (sang) return hasNumber(tokens, at + 2) ? null : { point: { unit: 'relative', of, ahead: 1 }, next: at + 2 };
  const ahead = AHEAD.get(wordAt(tokens, at + 1));
  if (ahead !== undefined) return { point: { unit: 'relative', of, ahead }, next: at + 2 };
  const standsAlone =
    context.afterEdge && !hasNumber(tokens, at + 1) && (of !== 'quarter' || isQuarterWord(tokens, at));
  return standsAlone ? { point: { unit: 'relative', of, ahead: 0 }, next: at + 1 } : null;
}

function hasNumber(tokens: Tokens, at: number): boolean {
  return tokens[at]?.value != null || romanAt(tokens, at) !== null || AHEAD.get(wordAt(tokens, at)) !== undefined;
}
