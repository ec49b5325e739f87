import { expect, test } from 'vitest';
import { parseLocalDate } from '../../../src/domain/calendar/dates.ts';

import { countDeadlines } from '../../../src/domain/deadlines/count-deadlines.ts';

test('nothing written is told apart from what could not be read, and a day set by a person counts', () => {
  const rows = [
    { deadline: '' },
    { deadline: '' },
    { deadline: 'như phụ lục kèm theo' },
    { deadline: '30/6/2026' },
    { deadline: 'theo yêu cầu', dated: 'Quý III/2026' },
  ];
  expect([...countDeadlines(rows, parseLocalDate('2026-01-05'))]).toEqual([
    ['none', 2],
    ['unknown', 1],
    ['date', 1],
    ['quarter', 1],
  ]);
});
