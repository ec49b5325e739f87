import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellText } from '../../../src/conversation/compose/cell-text.ts';
import { anyText } from '../../support/any-text.ts';

test.each([
  ['=HYPERLINK("http://x.invalid";"Bấm")'],
  ['+84 912 345 678'],
  ['-2+3+cmd|’ /C calc’!A0'],
  ['@SUM(1)'],
  ['\t=1+1'],
  ['\r=1+1'],
  ['  =1+1'],
  ['＝1+1'],
  ['\u0000=1+1'],
  ['-2+3'],
  ["- cmd|' /C calc'!A0"],
])('%j stays text in a spreadsheet', (text) => {
  expect(cellText(text)).toMatch(/^'/);
});

test.each(['Lập quy hoạch chung đô thị Lam Sơn', '12/2026', 'III.2.1', '', '“=1+1”', "'đã có dấu"])(
  '%j passes as it is',
  (text) => {
    expect(cellText(text)).toBe(text);
  },
);

test('whatever people write, no cell begins like a formula, holds what XML cannot, or is longer than Excel takes', () => {
  fc.assert(
    fc.property(anyText(40), fc.constantFrom('', '=', '\t', ' +', '\u0001@'), (s, p) => {
      const cell = cellText(p + s);
      expect(cell.trimStart()).not.toMatch(/^[=+\-@]/);
      expect(cell).not.toMatch(/^[\t\r\n]/);
      expect(cell.isWellFormed()).toBe(true);
      expect(cell).toMatch(/^(?:[\t\r\n]|[^\p{Cc}\ufffe\uffff])*$/u);
    }),
  );
  expect(cellText('ă'.repeat(40_000))).toHaveLength(32_767);
  expect(cellText(`${'a'.repeat(32_766)}😀`).isWellFormed()).toBe(true);
});
