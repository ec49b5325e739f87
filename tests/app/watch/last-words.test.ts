/** What a run has in hand is found by the next start only while it is worked on. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { forgetLastWords, notePathOf, readLastWords, writeLastWords } from '../../../src/app/watch/last-words.ts';
import type { Piece } from '../../../src/store/record/in-hand.ts';

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
  expect(words.during(ONE, true, () => readLastWords(notePath))).toEqual({
    run: 'first',
    piece: ONE,
    isCalm: true,
    isProof: false,
  });
  expect(readLastWords(notePath)).toBeNull();
  expect(() =>
    words.during(OTHER, false, () => {
      expect(readLastWords(notePath)).toMatchObject({ run: 'first', piece: OTHER, isCalm: false });
      throw new TypeError('no text');
    }),
  ).toThrow('no text');
  expect(readLastWords(notePath)).toBeNull();
  words.close();
  forgetLastWords(notePath);
  expect(troubles).toEqual([]);
});

test('what an older version noted is read as an end that proves nothing', () => {
  writeFileSync(notePath, JSON.stringify({ run: 'older', piece: ONE }));
  expect(readLastWords(notePath)).toEqual({ run: 'older', piece: ONE, isCalm: false, isProof: false });
});

test.each([
  ['used notable time and is still in hand', 'crunching', { piece: { key: '1' }, isProof: true }],
  ['is met at once', 'idling', { piece: { key: '1' }, isProof: false }],
  ['came after one that used notable time', 'crunching before', { piece: { key: '2' }, isProof: false }],
])('an end amid a piece that %s', async (_how, work, found) => {
  const child = spawn(process.execPath, ['tests/app/inside/ends-amid.ts', notePath, work], { stdio: 'ignore' });
  await once(child, 'exit');
  expect(child.signalCode).toBe('SIGKILL');
  expect(readLastWords(notePath)).toMatchObject(found);
});

test('a key that is too long is not noted, and its work is done all the same', () => {
  const words = writer();
  expect(words.during({ ...ONE, key: 'k'.repeat(2000) }, false, () => readLastWords(notePath))).toBeNull();
  words.close();
});

test('where nothing can be written the work is done, and it is told once', () => {
  mkdirSync(notePath);
  const words = writer();
  expect([1, 2].map((one) => words.during(ONE, false, () => one))).toEqual([1, 2]);
  expect(troubles).toEqual([expect.stringContaining('EISDIR')]);
  rmSync(notePath, { recursive: true });
});

test('a registry in memory has none', () => {
  expect(notePathOf(':memory:')).toBeNull();
  expect(writer(null).during(ONE, false, () => 7)).toBe(7);
  expect(readLastWords(null)).toBeNull();
});

test.each(['', '{"run":', '{"run":"first","piece":{"kind":"poll","channel":"zalo","key":"1"}}'])(
  'what is no note is none: %j',
  (text) => {
    writeFileSync(notePath, text);
    expect(readLastWords(notePath)).toBeNull();
  },
);
