/** The replies of the corpus, as written and without their diacritics. What each means is never changed to pass. */

import { expect, test } from 'vitest';
import { verdictOn, type Verdict } from '../../../src/conversation/lexicon/score-reading.ts';
import { shippedCorpus, WRITTEN_ON } from '../../../src/conversation/lexicon/shipped-corpus.ts';
import { readReport } from '../../../src/conversation/read/read-report.ts';
import { stripDiacritics } from '../../../src/domain/strip-diacritics.ts';

const { rows: ROWS, traps: TRAPS } = shippedCorpus();

function shares(bare: boolean): Record<Verdict, number> {
  const count = { exact: 0, 'rightly asked': 0, needless: 0, wrong: 0, 'falsely completed': 0 };
  // "xong rồi à" asks and "xong rồi ạ" tells: bare they are one.
  const rows = ROWS.filter(({ text }) => !bare || !/à$/u.test(text));
  for (const row of rows) {
    const own = row.by === null ? [] : [row.by];
    const text = bare ? stripDiacritics(row.text) : row.text;
    const reading = readReport(text, row.on ?? WRITTEN_ON, own, row.task);
    count[verdictOn(row, reading, bare)] += 1 / rows.length;
  }
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

test('what only looks like a completion is none, with courtesy around it and without diacritics', () => {
  const versions = TRAPS.flatMap((text) => [
    text,
    `dạ ${text} ạ`,
    ...(/à$/u.test(text) ? [] : [stripDiacritics(text)]),
  ]);
  const completed = versions.filter((text) => readReport(text, WRITTEN_ON).status === 'completed');
  expect(TRAPS.length).toBeGreaterThan(200);
  expect(completed).toEqual([]);
});
