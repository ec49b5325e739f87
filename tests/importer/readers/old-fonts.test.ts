import { expect, test } from 'vitest';
import { fromOldFont, inUnicode, oldFontOf, textInUnicode } from '../../../src/importer/readers/old-fonts.ts';

const gridOf = (rows: readonly (readonly string[])[], preamble: readonly string[] = []) => ({
  name: '',
  rows: rows.map((cells, at) => ({ line: at + 1, cells })),
  flaws: [],
  notices: [],
  preamble,
  lettered: false,
  delimited: false,
  headerWithin: Infinity,
});
const cellsOf = (rows: readonly (readonly string[])[]) =>
  inUnicode([gridOf(rows)]).grids[0]?.rows.map(({ cells }) => cells);

test.each([
  ['.VnTime', 'TCVN3'], ['.VnArialH', 'TCVN3'], ['VNI-Times', 'VNI'], ['VNI Helve', 'VNI'], ['Times New Roman', null], ['Vnsans', null],
] as const)('the font %s', (name, font) => {
  expect(oldFontOf(name)).toBe(font);
}); // prettier-ignore

test.each([
  ['TCVN3', 'Së Néi vô', 'Sở Nội vụ'], ['TCVN3', 'Uû ban nh©n d©n tØnh', 'Uỷ ban nhân dân tỉnh'], ['TCVN3', 'Quý IV/2026', 'Quý IV/2026'],
  ['VNI', 'Sôû Noäi vuï', 'Sở Nội vụ'], ['VNI', 'ÑÖÔØNG BOÄ', 'ĐƯỜNG BỘ'], ['VNI', 'Nghò quyeát', 'Nghị quyết'],
] as const)('%s: %s', (font, written, read) => {
  expect(fromOldFont(written, font)).toBe(read);
}); // prettier-ignore

test('a table without a word of its font is known by its letters, and told once', () => {
  for (const [rows, font] of [
    [
      [
        ['Néi dung', '§¬n vÞ chñ tr×'],
        ['LËp ®Ò ¸n', 'Së Y tÕ'],
      ],
      'TCVN3',
    ],
    [
      [
        ['Noäi dung', 'Ñôn vò chuû trì'],
        ['Laäp ñeà aùn', 'Sôû Y teá'],
      ],
      'VNI',
    ],
  ] as const) {
    const { grids, notice } = inUnicode([gridOf(rows)]);
    expect(grids[0]?.rows.map(({ cells }) => cells)).toEqual([['Nội dung', 'Đơn vị chủ trì'], ['Lập đề án', 'Sở Y tế']]); // prettier-ignore
    expect(notice).toContain(font);
  }
});

test('what is in Unicode, or in no Vietnamese at all, stays as it is', () => {
  for (const rows of [
    [
      ['Nội dung', 'Đơn vị chủ trì'],
      ['Lập đề án', 'Sở Y tế'],
    ],
    [
      ['Task', 'Lead agency'],
      ['Café Müller', 'Agência Nacional'],
    ],
    [
      ['1', '30/6/2026'],
      ['2', ''],
    ],
  ]) {
    expect(cellsOf(rows)).toEqual(rows);
    expect(inUnicode([gridOf(rows)]).notice).toBeNull();
  }
});

test('a text is read line by line', () => {
  expect(textInUnicode('Së Néi vô\nLËp ®Ò ¸n')).toMatchObject({ text: 'Sở Nội vụ\nLập đề án' });
  expect(textInUnicode('Sở Nội vụ')).toEqual({ text: 'Sở Nội vụ', notice: null });
  expect(textInUnicode('plain')).toEqual({ text: 'plain', notice: null });
});
