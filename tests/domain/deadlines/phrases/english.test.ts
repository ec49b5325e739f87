import { expect, test } from 'vitest';
import { readDeadline } from '../../../../src/domain/deadlines/read-deadline.ts';

test.each([
  ['31 December 2026', 'date', '2026-12-31'],
  ['Dec 15, 2026', 'date', '2026-12-15'],
  ['Before 30 June 2026', 'date', '2026-06-29'],
  ['September 2026', 'month', '2026-09-30'],
  ['by the end of 2026', 'year', '2026-12-31'],
  ['quarterly', 'recurring', null],
])('%s', (text, kind, end) => {
  expect(readDeadline(text)).toMatchObject({ text, kind, end });
});

test('months of English within other words are none', () => {
  expect(readDeadline('Marketing 2026').kind).toBe(readDeadline('Xyz 2026').kind);
});
