/** Sentences of decisions, reports and notices, pasted as replies. */

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readReport } from '../../../src/conversation/read/read-report.ts';
import { day } from '../../../src/domain/calendar/dates.ts';

const SENTENCES = readFileSync(new URL('official-prose.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '');

test('official prose is no report of the chat: none is completed, blocked, acknowledged or taken back', () => {
  const read = SENTENCES.map((text) => readReport(text, day('2026-11-30'))).filter(
    ({ needsQuestion }) => !needsQuestion,
  );
  const wrong = read.filter(
    ({ intent, status }) => status === 'completed' || status === 'blocked' || ['acknowledge', 'undo'].includes(intent),
  );
  expect(SENTENCES.length).toBeGreaterThan(180);
  expect(wrong.map(({ text }) => text)).toEqual([]);
});

test('the one that passes a task on says so', () => {
  const passedOn = SENTENCES.filter((text) => readReport(text, day('2026-11-30')).intent === 'handover');
  expect(passedOn).toEqual(['Nhiệm vụ này thuộc trách nhiệm của Sở Khoa học và Công nghệ.']);
});
