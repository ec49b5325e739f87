import { expect, test } from 'vitest';
import { tokenise } from '../../../../../src/conversation/read/report/words/tokens.ts';

/** What is a letter or a mark only where case is ignored, or folds to a letter of another script. */
const FOLDED = ['\u0345', '\u0399', '\u03b9', '\u1fbe', '\u017f', '\u212a', '\u0130', '\u0131', '\ufb00', '\u1e9e'];

test.each(FOLDED)('a sign that changes with its case takes a token at most and ends the text: %j', (sign) => {
  for (const text of [
    sign,
    `xong ${sign} rồi`,
    `${sign}12 xong`,
    `xong 12${sign}`,
    `\ua4bc${sign}秉`,
    sign.repeat(40),
  ]) {
    const tokens = tokenise(text);
    expect(tokens.length).toBeLessThanOrEqual(text.length);
    expect(tokens.at(-1)?.end).toBe(text.length);
    expect(tokens.every(({ start, end }) => end > start)).toBe(true);
  }
});
