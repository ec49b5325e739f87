import { expect, test } from 'vitest';
import { passedOver, periodWords } from '../../../src/conversation/compose/period-words.ts';
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
  ['2026-09-15', []],
  ['2026-06-15', []],
  ['2026-03-15', ['quý II/2026']],
  ['2025-09-15', ['quý IV/2025', 'quý I/2026', 'quý II/2026']],
])('from %s to the third quarter', (closed, passed) => {
  const next = assignment({
    deadline: deadline({ kind: 'recurring', end: null, recurrence: 'quarterly' }),
    dueOn: day('2026-09-15'),
  });
  expect(passedOver(day(closed), next)).toEqual(passed);
});
