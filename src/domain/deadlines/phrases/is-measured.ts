import { wordAt } from './tokens.ts';
import type { Token } from './tokens.ts';
import { MEASURE_WORDS } from './vocabulary.ts';

/** True when the word after a number makes it an amount: "3/5 xã", "2025 hộ", "70 %". */
export function isMeasured(tokens: readonly Token[], at: number): boolean {
  const word = wordAt(tokens, at);
  return MEASURE_WORDS.has(word) || MEASURE_WORDS.has(`${word} ${wordAt(tokens, at + 1)}`);
}
