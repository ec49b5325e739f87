import { expect, test } from 'vitest';
import { periodName, periodWords } from '../../../src/conversation/compose/period-words.ts';
import { day } from '../../../src/domain/calendar/dates.ts';
import { assignment, deadline } from '../../domain/tasks/make-assignment.ts';

test.each([
  ['weekly', '2026-03-27', 'tuần từ ngày 23/03/2026'],
  ['monthly', '2026-09-25', 'tháng 9/2026'],
  ['quarterly', '2026-09-15', 'quý III/2026'],
  ['half_yearly', '2026-06-10', '6 tháng đầu năm 2026'],
  ['half_yearly', '2026-12-10', '6 tháng cuối năm 2026'],
  ['yearly', '2026-12-14', 'năm 2026'],
] as const)('%s, due on %s: %s', (recurrence, dueOn, words) => {
  const of = assignment({ deadline: deadline({ kind: 'recurring', end: null, recurrence }), dueOn: day(dueOn) });
  expect(periodWords(of)).toBe(words);
});

test('what is due once has no period', () => {
  expect(periodWords(assignment())).toBeNull();
});

test.each([
  ['2026-03-23-W', 'tuần từ ngày 23/03/2026'],
  ['2026-09', 'tháng 9/2026'],
  ['2026-Q4', 'quý IV/2026'],
  ['2026-H2', '6 tháng cuối năm 2026'],
  ['2026', 'năm 2026'],
  ['of a newer version', 'of a newer version'],
])('the key %s is “%s”', (key, words) => {
  expect(periodName(key)).toBe(words);
});

test('an extension into the next period leaves the name', () => {
  const of = assignment({
    deadline: deadline({ kind: 'recurring', end: null, recurrence: 'yearly' }),
    period: '2026',
    dueOn: day('2027-01-31'),
  });
  expect(periodWords(of)).toBe('năm 2026');
});
