import { expect, test } from 'vitest';
import type { LexiconRow } from '../../../src/conversation/lexicon/lexicon-row.ts';
import { candidateOf, worsened } from '../../../src/conversation/lexicon/replay.ts';
import { sampleOfRecord, samplesOfCorpus, type Sample } from '../../../src/conversation/lexicon/samples.ts';
import { readReport } from '../../../src/conversation/read/read-report.ts';
import { LEXICON } from '../../../src/conversation/read/report/words/lexicon.ts';
import { day } from '../../../src/domain/calendar/dates.ts';

const ON = day('2026-11-30');
const SHIPPED = LEXICON.map(({ phrase, marker, marksNeeded }, index): LexiconRow => ({
  file: 'shipped.csv',
  line: index + 2,
  phrase,
  class: marker,
  marks: marksNeeded ? 'needed' : '',
  register: 'any',
  source: 'test',
}));

function rowOf(phrase: string, name: string): LexiconRow {
  return { file: 'own.csv', line: 2, phrase, class: name, marks: '', register: 'any', source: 'test' };
}

function corpus(...rows: readonly (readonly [truth: string, text: string])[]): Sample[] {
  const plain = { mayAsk: false, progress: null, date: null, document: null, on: null, or: [], by: null, task: null };
  return samplesOfCorpus({ rows: rows.map(([truth, text]) => ({ truth, text, ...plain })), traps: [] });
}

function outcomes(samples: readonly Sample[], ...added: readonly LexiconRow[]) {
  const found = worsened(candidateOf([...SHIPPED, ...added], SHIPPED), samples);
  return found.map(({ sample, before, after, by }) => [sample.text, before, after, by.map(({ row }) => row.phrase)]);
}

test('a phrase that helps is no finding, and the reading outside is as it was', () => {
  const samples = corpus(['done', 'đã bay màu hết'], ['open', 'đang làm']);
  expect(outcomes(samples, rowOf('đã bay màu', 'done_just'))).toEqual([]);
  expect(readReport('đã bay màu', ON).status).toBeNull();
});

test.each([
  ['open', 'đang chạy nước rút', 'đang chạy nước rút', 'done_just'],
  ['none', 'chưa chạm tới', 'chưa chạm tới', 'done_just'],
  ['must', 'hồ sơ ngon rồi', 'hồ sơ ngon', 'done'],
])('%s: “%s” completed by “%s” is found, with the phrase that did it', (truth, text, phrase, name) => {
  const [found] = outcomes(corpus([truth, text]), rowOf(phrase, name), rowOf('chẳng liên quan', 'doubt'));
  expect(found).toEqual([text, expect.any(String), 'falsely completed', [phrase]]);
});

test('a completion that is doubted now is worse, and so is one whose phrase was taken out', () => {
  const samples = corpus(['done', 'xong rồi ạ']);
  expect(outcomes(samples, rowOf('xong rồi', 'doubt'))[0]).toEqual(['xong rồi ạ', 'exact', 'needless', ['xong rồi']]);
  const without = SHIPPED.filter(({ phrase }) => phrase !== 'xong');
  expect(worsened(candidateOf(without, SHIPPED), samples)).toMatchObject([
    { after: 'needless', by: [{ change: 'removed', row: { phrase: 'xong' } }] },
    {},
  ]);
});

test('a trap that is completed is found without a lexicon to compare with', () => {
  const traps = samplesOfCorpus({ rows: [], traps: ['mới chốt sổ nháp'] });
  const found = worsened(candidateOf([...SHIPPED, rowOf('mới chốt sổ nháp', 'done_just')], null), traps);
  expect(found.map(({ sample, before, after }) => [sample.text, before, after])).toContainEqual([
    'mới chốt sổ nháp',
    null,
    'falsely completed',
  ]);
});

test.each([
  ['in_progress', 'đã trình chờ ký', 'đã trình chờ ký', 'falsely completed'],
  ['in_progress', 'còn đang chạy đua', 'còn đang chạy đua', 'falsely completed'],
  ['completed', 'xong rồi', 'xong rồi', 'needless'],
] as const)('a report of the registry recorded as %s is found: “%s”', (status, text, phrase, after) => {
  const name = after === 'needless' ? 'doubt' : 'done_just';
  expect(outcomes([sampleOfRecord({ text, on: ON, status })], rowOf(phrase, name))).toEqual([
    [text, 'exact', after, [phrase]],
  ]);
});

test('a report that the registry has as something else already is no fault of the rows', () => {
  const samples = [sampleOfRecord({ text: 'xong rồi', on: ON, status: 'in_progress' })];
  expect(outcomes(samples, rowOf('chốt sổ', 'done_just'))).toEqual([]);
});
