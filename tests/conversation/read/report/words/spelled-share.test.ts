import { expect, test } from 'vitest';
import { spelledShareAt } from '../../../../../src/conversation/read/report/words/spelled-share.ts';
import { tokenise } from '../../../../../src/conversation/read/report/words/tokens.ts';

test.each([
  ['tám mươi phần trăm', 80],
  ['hai mươi lăm phần trăm', 25],
  ['mười phần trăm', 10],
  ['chín mươi chín phần trăm', 99],
  ['ba phần tư', 75],
  ['hai phần ba', 66],
])('“%s” is %i %', (text, percent) => {
  const tokens = tokenise(text);
  expect(spelledShareAt(tokens, 0)).toEqual({ percent, length: tokens.length });
});

test.each(['một trăm phần trăm', 'tám mươi', 'phần trăm', 'ba phần', 'bốn phần ba', 'một phần', 'ba muoi phan tram'])(
  '“%s” is no share',
  (text) => {
    expect(spelledShareAt(tokenise(text), 0)).toBeNull();
  },
);
