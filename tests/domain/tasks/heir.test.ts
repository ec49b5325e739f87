import { expect, test } from 'vitest';
import { day } from '../../../src/domain/calendar/dates.ts';
import { isUntold, NOT_YET_TOLD, splitDays } from '../../../src/domain/tasks/heir.ts';
import { assignment } from './make-assignment.ts';

const DUE = day('2025-01-30');

test.each([
  ['nothing for who is no heir', null, 46, null],
  ['nothing when it was taken over before its date', '2025-01-15', 46, null],
  ['nothing when it was taken over on the first day overdue', '2025-01-31', 46, null],
  ['days before and since', '2025-03-01', 46, { before: 29, since: 17 }],
  ['all before where counting stopped earlier', '2025-03-01', 20, { before: 20, since: 0 }],
])('days overdue are split by whose they were: %s', (_what, takenOverOn, days, expected) => {
  const own = assignment({ dueOn: DUE, takenOverOn: takenOverOn === null ? null : day(takenOverOn) });
  expect(splitDays(own, days)).toEqual(expected);
});

test.each([
  ['before it was taken over shorten the days before', ['2025-02-10', '2025-02-20'], { before: 19, since: 17 }],
  ['since it was taken over shorten the days since', ['2025-03-05', '2025-03-15'], { before: 29, since: 7 }],
])('days of waiting %s', (_when, [from = '', until = ''], expected) => {
  const own = assignment({
    dueOn: DUE,
    takenOverOn: day('2025-03-01'),
    waits: [{ from: day(from), until: day(until) }],
  });
  expect(splitDays(own, 36)).toEqual(expected);
});

test('an heir is untold until its notice was delivered', () => {
  expect(isUntold({ toldOn: NOT_YET_TOLD })).toBe(true);
  expect(isUntold({ toldOn: day('2025-03-03') })).toBe(false);
  expect(isUntold({ toldOn: null })).toBe(false);
});
