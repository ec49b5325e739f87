import { expect, test } from 'vitest';
import { day } from '../../../src/domain/calendar/dates.ts';
import { isUntold, NOT_YET_TOLD, splitDays } from '../../../src/domain/tasks/heir.ts';

const DUE = day('2025-01-30');

test.each([
  ['nothing for who is no heir', null, 46, null],
  ['nothing when it was taken over before its date', '2025-01-15', 46, null],
  ['nothing when it was taken over on the first day overdue', '2025-01-31', 46, null],
  ['days before and since', '2025-03-01', 46, { before: 29, since: 17 }],
  ['all before where counting stopped earlier', '2025-03-01', 20, { before: 20, since: 0 }],
])('days overdue are split by whose they were: %s', (_what, takenOverOn, days, expected) => {
  expect(splitDays({ dueOn: DUE, takenOverOn: takenOverOn === null ? null : day(takenOverOn) }, days)).toEqual(
    expected,
  );
});

test('an heir is untold until its notice was delivered', () => {
  expect(isUntold({ toldOn: NOT_YET_TOLD })).toBe(true);
  expect(isUntold({ toldOn: day('2025-03-03') })).toBe(false);
  expect(isUntold({ toldOn: null })).toBe(false);
});
