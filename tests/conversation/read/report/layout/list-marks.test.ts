import { expect, test } from 'vitest';
import { listMarksIn } from '../../../../../src/conversation/read/report/layout/list-marks.ts';
import { tokenise } from '../../../../../src/conversation/read/report/words/tokens.ts';
import { counted } from '../../../../support/counted.ts';

function marks(text: string): string[] {
  const { items, headings } = listMarksIn(tokenise(text));
  const written = ({ style, ordinal }: { style: string; ordinal: number | null }): string =>
    ordinal === null ? style : `${style} ${String(ordinal)}`;
  return [...items.map(written), ...headings.map((mark) => `(${written(mark)})`)];
}

test.each([
  ['1. xong 2. chưa', 'figure 1', 'figure 2'],
  ['1. xong\n- hồ sơ\n- bản vẽ\n2. chưa', 'figure 1', 'bullet', 'bullet', 'figure 2'],
  ['1. a) đã họp', 'figure 1'],
  ['I. xong\nII. chưa', 'roman 1', 'roman 2'],
  ['1. #12 xong\n2. đang làm', 'figure 2', '(figure 1)'],
  ['2. xong\n3. chưa'],
  ['12. xong'],
  ['a. Tuấn ơi'],
  ['ngày 1.12 họp'],
  ['-5%'],
  ['đạt 1. Tiếp tục'],
  ['12 - xong'],
])('“%s” has the marks %s %s %s %s', (text, ...expected) => {
  expect(marks(text)).toEqual(expected);
});

test.each(['1. ', '- a\n', '1. #1 ', 'a) ', '(1) ', '\n+ 12 xong', 'I. '])(
  'twice the text of “%s” costs twice the looks',
  (piece) => {
    const looksAt = (length: number): number => {
      const { list, looks } = counted(tokenise(piece.repeat(Math.floor(length / piece.length))));
      listMarksIn(list);
      return looks();
    };
    expect(looksAt(8000)).toBeLessThan(2.2 * looksAt(4000));
  },
);
