import { expect, test } from 'vitest';
import { openingsOf } from '../../../../../src/conversation/read/report/layout/openings.ts';
import { tokenise } from '../../../../../src/conversation/read/report/words/tokens.ts';
import { counted } from '../../../../support/counted.ts';

test.each([
  '. ',
  '; anh ',
  '. em báo cáo ',
  '- ',
  ', ',
  '; nhiệm vụ số ',
  '#1, ',
  '1, ',
  '; 1',
  '12 xong; ',
  'I.1, ',
  '\n- anh ',
  '\n1. ',
  '\n1. #1 ',
  '\n2. anh ',
])('twice the text of “%s” costs twice the looks', (piece) => {
  const looksAt = (length: number): number => {
    const { list, looks } = counted(tokenise(`${piece.repeat(Math.floor(length / piece.length))}3 tuần`));
    openingsOf(list);
    return looks();
  };
  expect(looksAt(8000)).toBeLessThan(2.2 * looksAt(4000));
});

test('what names nothing at the head of a row names nothing further on in it, and the next line is read', () => {
  const openings = openingsOf(tokenise('Kính thưa anh, em báo cáo; #1, #2, 3 tuần nữa. #5 xong'));
  expect(openings.map(({ refs }) => refs)).toEqual([[{ kind: 'number', number: 5 }]]);
});
