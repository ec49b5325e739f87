/** A share in words: "bảy mươi lăm phần trăm", "ba phần tư". */

import type { Token } from './tokens.ts';

const UNITS: ReadonlyMap<string, number> = new Map([
  ['một', 1],
  ['mốt', 1],
  ['hai', 2],
  ['ba', 3],
  ['bốn', 4],
  ['tư', 4],
  ['năm', 5],
  ['lăm', 5],
  ['nhăm', 5],
  ['sáu', 6],
  ['bảy', 7],
  ['tám', 8],
  ['chín', 9],
]);

interface Share {
  /** A whole number under 100, rounded down. */
  readonly percent: number;
  /** In tokens. */
  readonly length: number;
}

/** The share that is spelled at `at`, null where none is; only with its diacritics, for "ba" is also "bà". */
export function spelledShareAt(tokens: readonly Token[], at: number): Share | null {
  const tenths = tenthsAt(tokens, at);
  if (tenths !== null) return tenths;
  const count = tensAt(tokens, at) ?? numberAt(tokens, at);
  if (count === null || keyAt(tokens, at + count.length) !== 'phần') return null;
  const behind = at + count.length + 1;
  if (keyAt(tokens, behind) === 'trăm') return { percent: count.value, length: count.length + 2 };
  const whole = numberAt(tokens, behind);
  if (whole === null || count.value >= whole.value || count.length > 1) return null;
  return { percent: Math.floor((100 * count.value) / whole.value), length: count.length + 1 + whole.length };
}

/** "làm được bảy phần rồi": of ten. */
function tenthsAt(tokens: readonly Token[], at: number): Share | null {
  const tenths = UNITS.get(keyAt(tokens, at)) ?? 0;
  const isShare =
    tenths > 5 && keyAt(tokens, at + 1) === 'phần' && /^(?:được|khoảng|tầm|chừng|cỡ|đạt)$/u.test(keyAt(tokens, at - 1));
  return isShare && /^(?:|rồi|thôi|công|khối|việc|ạ)$/u.test(keyAt(tokens, at + 2))
    ? { percent: tenths * 10, length: 2 }
    : null;
}

/** "sáu lăm", "bảy chục": sixty-five, seventy, as they are said. */
function tensAt(tokens: readonly Token[], at: number): { readonly value: number; readonly length: number } | null {
  const tens = UNITS.get(keyAt(tokens, at));
  const behind = keyAt(tokens, at + 1);
  if (tens === undefined || tens === 1) return null;
  if (behind === 'chục') return { value: tens * 10, length: 2 };
  return BEHIND_TENS.test(behind) ? { value: tens * 10 + (UNITS.get(behind) ?? 0), length: 2 } : null;
}

/** They are said behind tens only. */
const BEHIND_TENS = /^(?:mốt|lăm|nhăm)$/u;

/** The number under 100 that is spelled at `at`, each of whose words is the key of one token or item. */
export function numberAt(
  tokens: readonly { readonly key: string }[],
  at: number,
): { readonly value: number; readonly length: number } | null {
  const first = keyAt(tokens, at);
  const units = UNITS.get(first);
  const hasTens = units !== undefined && keyAt(tokens, at + 1) === 'mươi';
  if (units === undefined && first !== 'mười') return null;
  if (units !== undefined && !hasTens) return { value: units, length: 1 };
  const tens = first === 'mười' ? 10 : (units ?? 0) * 10;
  const length = first === 'mười' ? 1 : 2;
  const ones = UNITS.get(keyAt(tokens, at + length));
  return ones === undefined ? { value: tens, length } : { value: tens + ones, length: length + 1 };
}

function keyAt(tokens: readonly { readonly key: string }[], at: number): string {
  return tokens[at]?.key ?? '';
}
