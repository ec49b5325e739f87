import { trimEndOf } from './trim-end-of.ts';

const LEAST_DIGITS = /\d{5}$/;
const LEAST_LETTERS = /^[\w-]{20}/;

/**
 * `text` with `instead` where it holds what looks like a bot's token: `123456789:AAF…`, the colon perhaps escaped as in
 * an address. Behind `/bot` any figure with anything after it is one.
 */
export function withholdTokens(text: string, instead: string): string {
  const parts = text.split(/(:|%3A)/i);
  for (let colon = 1; colon < parts.length; colon += 2) {
    const before = parts[colon - 1] ?? '';
    const after = parts[colon + 1] ?? '';
    const start = trimEndOf(before, /\d/);
    const isInAddress = start !== before && /\/bot$/i.test(start.slice(-4)) && /^[\w-]/.test(after);
    if (!isInAddress && !(LEAST_DIGITS.test(before) && LEAST_LETTERS.test(after))) continue;
    parts.splice(colon - 1, 3, start, instead, after.replace(/^[\w-]+/, ''));
  }
  return parts.join('');
}
