import { expect, test } from 'vitest';
import { readReport } from '../../../../src/conversation/read/read-report.ts';
import { day } from '../../../../src/domain/calendar/dates.ts';

const TODAY = day('2026-11-30');

test.each([
  ['doi sang mai', '2026-12-01'],
  ['doi den 20/12', '2026-12-20'],
  ['doi qua 15/12/2026 a', '2026-12-15'],
])('“%s” may be a wait, and is asked about', (text, requestedDeadline) => {
  expect(readReport(text, TODAY)).toMatchObject({ intent: 'extension', requestedDeadline, needsQuestion: true });
});

test.each([
  ['dời sang mai', '2026-12-01'],
  ['em xin doi sang 20/12', '2026-12-20'],
  ['doi han den 20/12', '2026-12-20'],
  ['lùi sang 20/12 nhé', '2026-12-20'],
])('“%s” asks for more time', (text, requestedDeadline) => {
  expect(readReport(text, TODAY)).toMatchObject({ intent: 'extension', requestedDeadline, needsQuestion: false });
});
