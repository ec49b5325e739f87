import { expect, test } from 'vitest';
import { skipDocument } from '../../../../src/domain/deadlines/phrases/skip-document.ts';
import { tokenize } from '../../../../src/domain/deadlines/phrases/tokens.ts';
import { counted } from '../../../support/counted.ts';

test.each([
  ['54/2014/QH13 có hiệu lực', 6],
  ['54/2014/2015/QH13 có hiệu lực', 8],
  ['số 5519/QĐ-UBND ngày 30/12/2021 trình', 12],
])('the code of %s ends where its year and letters end', (text, next) => {
  expect(skipDocument(tokenize(text), 0)).toBe(next);
});

test('a run of years is no code', () => {
  expect(skipDocument(tokenize(`54${'/2014'.repeat(20)}/QH13`), 0)).toBeNull();
});

test.each(['2022/', '1/', '12/BC-', 'số 1/2022/', 'a/', '/'])(
  'twice the text of “%s” costs twice the looks',
  (piece) => {
    const looksAt = (length: number): number => {
      const { list, looks } = counted(tokenize(piece.repeat(Math.floor(length / piece.length))));
      for (let at = 0; at < list.length;) at = skipDocument(list, at) ?? at + 1;
      return looks();
    };
    expect(looksAt(8000)).toBeLessThan(2.2 * looksAt(4000));
  },
);
