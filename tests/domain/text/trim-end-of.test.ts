import { expect, test } from 'vitest';
import { trimEndOf } from '../../../src/domain/text/trim-end-of.ts';

test.each([
  ['a; b;;', /[;]/u, 'a; b'],
  ['mặt bằng .,; ', /[\s.,;]/u, 'mặt bằng'],
  ['....', /\./u, ''],
  ['', /\./u, ''],
  ['đường', /\./u, 'đường'],
])('the end of "%s" goes as far as %s matches', (text, sign, kept) => {
  expect(trimEndOf(text, sign)).toBe(kept);
});
