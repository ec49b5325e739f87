/** What a run has in hand is found by the next start only while it is worked on. */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { forgetLastWords, notePathOf, readLastWords, writeLastWords } from '../../src/app/last-words.ts';
import type { Piece } from '../../src/store/record/in-hand.ts';

const ONE: Piece = { kind: 'update', channel: 'zalo', key: 'k1' };
const OTHER: Piece = { kind: 'delivery', channel: 'telegram', key: '12' };

let folder: string;
let notePath: string;
let troubles: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dondoc-note-'));
  notePath = join(folder, 'office.sqlite.standstill');
  troubles = [];
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function writer(path: string | null = notePath) {
  return writeLastWords({ notePath: path, run: 'first', onTrouble: ({ message }) => troubles.push(message) });
}

test('a piece stands there during its work, not before and not after, however that ends', () => {
  const words = writer();
  expect(readLastWords(notePath)).toBeNull();
  expect(words.during(ONE, () => readLastWords(notePath))).toEqual({ run: 'first', piece: ONE });
  expect(readLastWords(notePath)).toBeNull();
  expect(() =>
    words.during(OTHER, () => {
      expect(readLastWords(notePath)).toEqual({ run: 'first', piece: OTHER });
      throw new TypeError('no text');
    }),
  ).toThrow('no text');
  expect(readLastWords(notePath)).toBeNull();
  words.close();
  forgetLastWords(notePath);
  expect(troubles).toEqual([]);
});

test('a key that is too long is not noted, and its work is done all the same', () => {
  const words = writer();
  expect(words.during({ ...ONE, key: 'k'.repeat(2000) }, () => readLastWords(notePath))).toBeNull();
  words.close();
});

test('where nothing can be written the work is done, and it is told once', () => {
  mkdirSync(notePath);
  const words = writer();
  expect([1, 2].map((one) => words.during(ONE, () => one))).toEqual([1, 2]);
  expect(troubles).toEqual([expect.stringContaining('EISDIR')]);
  rmSync(notePath, { recursive: true });
});

test('a registry in memory has none', () => {
  expect(notePathOf(':memory:')).toBeNull();
  expect(writer(null).during(ONE, () => 7)).toBe(7);
  expect(readLastWords(null)).toBeNull();
});

test.each(['', '{"run":', '{"run":"first","piece":{"kind":"poll","channel":"zalo","key":"1"}}'])(
  'what is no note is none: %j',
  (text) => {
    writeFileSync(notePath, text);
    expect(readLastWords(notePath)).toBeNull();
  },
);
