import { expect, test } from 'vitest';
import { readStatement } from '../../../../src/domain/deadlines/phrases/candidates.ts';
import { readItems } from '../../../../src/domain/deadlines/phrases/items.ts';
import { counted } from '../../../support/counted.ts';

test.each([
  'năm 2030, tầm nhìn; ',
  'năm 2030, tầm nhìn ',
  'từ đến ',
  'năm 2022, ',
  'quý I, ',
  'đến ',
  'giai đoạn ',
  '- ',
])('twice the text of “%s” costs twice the looks', (piece) => {
  const looksAt = (length: number): number => {
    const { list, looks } = counted(readItems(piece.repeat(Math.floor(length / piece.length))));
    readStatement(list);
    return looks();
  };
  expect(looksAt(8000)).toBeLessThan(2.2 * looksAt(4000));
});

test('a run of edges leaves the last one, and never forgets that one excludes', () => {
  const edgeOf = (text: string): unknown => readStatement(readItems(text)).candidates[0]?.edge;
  expect(edgeOf('từ đến từ ngày 31/3/2022')).toBe('until');
  expect(edgeOf('sau từ sau ngày 31/3/2022')).toBe('after');
  expect(edgeOf('từ sau từ ngày 31/3/2022')).toBe('from');
  expect(edgeOf(`trước ${'từ '.repeat(500)}ngày 31/3/2022`)).toBe('before');
});
