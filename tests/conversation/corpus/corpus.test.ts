/** The replies of `replies.tsv`, as written and without their diacritics. What each means is never changed to pass. */

import { expect, test } from 'vitest';
import { ROWS, verdictOn, type Verdict } from './score.ts';

function shares(bare: boolean): Record<Verdict, number> {
  const count = { exact: 0, 'rightly asked': 0, needless: 0, wrong: 0, 'falsely completed': 0 };
  // "xong rồi à" asks and "xong rồi ạ" tells: bare they are one.
  const rows = ROWS.filter(({ text }) => !bare || !/à$/u.test(text));
  for (const row of rows) count[verdictOn(row, bare)] += 1 / rows.length;
  return count;
}

test('the replies are read as meant, or rightly asked about, and none is falsely completed', () => {
  const share = shares(false);
  expect(share['falsely completed']).toBe(0);
  expect(share.wrong).toBeLessThan(0.01);
  expect(share.needless).toBeLessThan(0.03);
});

test('without diacritics more is asked about, and none is falsely completed', () => {
  const share = shares(true);
  expect(share['falsely completed']).toBe(0);
  expect(share.wrong).toBeLessThan(0.015);
});
