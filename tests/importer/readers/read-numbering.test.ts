import { expect, test } from 'vitest';
import { readNumbering, type Numbering } from '../../../src/importer/readers/read-numbering.ts';

/** One list, whose first level is as given. */
function listOf(level: string): Numbering {
  return readNumbering(
    new TextEncoder().encode(
      `<w:numbering><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">${level}</w:lvl></w:abstractNum>` +
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
    ),
  );
}

test('a list counts from where it begins, in its own numerals', () => {
  const numbering = listOf('<w:start w:val="3"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/>');
  expect([numbering('1', 0), numbering('1', 0)]).toEqual(['III.', 'IV.']);
});

test.each(['900000000000000', 'Infinity', '-5', '1.5', 'x'])(
  'a start that nobody means counts as one: “%s”',
  (start) => {
    const numbering = listOf(`<w:start w:val="${start}"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/>`);
    expect(numbering('1', 0)).toBe('I.');
  },
);

test.each([9, 4_000_000_000, -1, 0.5, NaN])('a level that no list has is its first: %d', (level) => {
  expect(listOf('<w:start w:val="2"/><w:lvlText w:val="%1)"/>')('1', level)).toBe('2)');
});

test('a number as long as a text is cut', () => {
  expect(listOf(`<w:lvlText w:val="${'%1'.repeat(100_000)}"/>`)('1', 0)).toBe('1'.repeat(30));
});
