import { strToU8 } from 'fflate';
import { expect, test } from 'vitest';
import { Oversized } from '../../../src/importer/readers/open-container.ts';
import { readSheet } from '../../../src/importer/readers/read-sheet.ts';

const BOOK = { strings: [], formats: [], days1904: false };
const LAST_ROW = 1_048_576;

/** Cells by their row, as "B2": text. */
function sheet(rows: readonly (readonly [number, Readonly<Record<string, string>>])[], merges: readonly string[]) {
  const cellOf = ([at, text]: [string, string]): string => `<c r="${at}" t="str"><v>${text}</v></c>`;
  const row = rows.map(
    ([line, cells]) => `<row r="${String(line)}">${Object.entries(cells).map(cellOf).join('')}</row>`,
  );
  const merged = merges.map((ref) => `<mergeCell ref="${ref}"/>`);
  return strToU8(
    `<worksheet><sheetData>${row.join('')}</sheetData><mergeCells>${merged.join('')}</mergeCells></worksheet>`,
  );
}

function linesOf(bytes: Uint8Array): Record<number, string> {
  return Object.fromEntries(readSheet(bytes, BOOK).rows.map(({ line, cells }) => [line, cells.join('|')]));
}

const LEAD = { B2: 'Sở Xây dựng', A2: '1' };

test.each([
  ['over two rows', ['B2:B3'], { 2: '1|Sở Xây dựng', 3: '2|Sở Xây dựng', 7: '3', 9: '4' }],
  [
    'over rows of which some are not there',
    ['B2:B8'],
    { 2: '1|Sở Xây dựng', 3: '2|Sở Xây dựng', 7: '3|Sở Xây dựng', 9: '4' },
  ],
  [
    'to the last row of Excel',
    [`B2:B${String(LAST_ROW)}`],
    { 2: '1|Sở Xây dựng', 3: '2|Sở Xây dựng', 7: '3|Sở Xây dựng', 9: '4|Sở Xây dựng' },
  ],
  ['over nothing below', ['B2:C2'], { 2: '1|Sở Xây dựng', 3: '2', 7: '3', 9: '4' }],
  ['from an empty cell', ['B3:B9'], { 2: '1|Sở Xây dựng', 3: '2', 7: '3', 9: '4' }],
  ['upwards', ['B9:B2'], { 2: '1|Sở Xây dựng', 3: '2', 7: '3', 9: '4' }],
])('a cell merged %s lends its text to the rows below that it covers', (_how, merges, expected) => {
  const rows = [[2, LEAD], [3, { A3: '2' }], [7, { A7: '3' }], [9, { A9: '4' }]] as const; // prettier-ignore
  expect(linesOf(sheet(rows, merges))).toEqual(expected);
  // The order of rows in the file does not matter to what covers them.
  expect(linesOf(sheet(rows.toReversed(), merges))).toEqual(expected);
});

test('merged columns down to the last row of Excel count as the rows that are there', () => {
  const columns = ['B', 'C', 'D', 'E'];
  const first = Object.fromEntries(columns.map((letter) => [`${letter}2`, letter]));
  const rows = [[2, first], [LAST_ROW, { A1048576: 'cuối' }]] as const; // prettier-ignore
  const merges = columns.map((letter) => `${letter}2:${letter}${String(LAST_ROW)}`);
  expect(linesOf(sheet(rows, merges))).toEqual({ 2: '|B|C|D|E', [LAST_ROW]: 'cuối|B|C|D|E' });
});

test('what lends more cells than any table of tasks has is refused', () => {
  const rows = Array.from(
    { length: 2_001 },
    (_, at) => [at + 2, at === 0 ? LEAD : { [`A${String(at + 2)}`]: 'x' }] as const,
  );
  const merges = Array.from({ length: 1_001 }, () => 'B2:B2002');
  expect(() => readSheet(sheet(rows, merges), BOOK)).toThrow(Oversized);
});
