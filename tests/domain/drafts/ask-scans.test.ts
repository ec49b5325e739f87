/** No row of a scan is taken unlooked, and nothing is proposed for that. */

import { expect, test } from 'vitest';
import { createAsking } from '../../../src/domain/drafts/asking.ts';
import { askScans, scanKey } from '../../../src/domain/drafts/ask-scans.ts';
import type { DraftContent, DraftRow, GivenAnswer } from '../../../src/domain/drafts/draft.ts';

const row: DraftRow = {
  line: 2,
  ref: '1',
  section: '',
  title: 'Lập đề án',
  lead: 'Sở Y té',
  coordinating: '',
  product: '',
  deadline: '',
  reportTo: '',
  source: 'annex',
  feeds: [],
};
const unsure = { line: 2, column: 'lead', text: 'Sở Y té', confidence: 61, pictures: ['3-7'] };
const content: DraftContent = {
  head: { number: null, title: null, issued: null, authority: null },
  rows: [row],
  year: null,
  notices: [],
  findings: [],
  scans: [{ line: 2, column: 'title', text: 'Lập đề án', confidence: 96, pictures: ['3-6'] }, unsure],
  mapping: [],
};
const given = (answer: GivenAnswer['answer']): GivenAnswer => ({ answer, actor: 'An', at: '2026-12-01T00:00:00Z' });

test('a cell that is not sure is asked about by itself, the page once', () => {
  const asking = createAsking(new Map());
  askScans(content, content.rows, asking);
  expect(asking.questions()).toMatchObject([
    { asks: { kind: 'scan', column: 'lead' }, rows: [0], proposal: null, given: null },
    { asks: { kind: 'scanned', page: '3' }, rows: [0], proposal: null, given: null },
  ]);
});

test('what a person writes replaces the cell; looked at is what a person says', () => {
  const answers = new Map([
    [scanKey(unsure), given({ kind: 'text', text: 'Sở Y tế' })],
    ['scanned:3', given({ kind: 'keep' })],
  ]);
  const asking = createAsking(answers);
  expect(askScans(content, content.rows, asking)).toMatchObject([{ lead: 'Sở Y tế' }]);
  expect(asking.questions().every((question) => question.given !== null)).toBe(true);
});
