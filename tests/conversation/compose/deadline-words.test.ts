import { expect, test } from 'vitest';
import { deadlineWords } from '../../../src/conversation/compose/deadline-words.ts';
import { day } from '../../../src/domain/calendar/dates.ts';
import { card } from './make-card.ts';

test('a date stands beside the words of the decision, once', () => {
  const { assignment } = card();
  const before = { ...assignment, deadline: { ...assignment.deadline, text: 'Trước ngày 31/3/2022' } };
  expect(deadlineWords(assignment)).toBe('Quý IV/2026 (đến 31/12/2026)');
  expect(deadlineWords({ ...before, dueOn: day('2022-03-30') })).toBe('Trước ngày 31/3/2022 (đến 30/03/2022)');
  expect(deadlineWords({ ...before, deadline: { ...before.deadline, text: '31/12/2026' } })).toBe('31/12/2026');
  expect(deadlineWords({ ...assignment, dueOn: null })).toBe('Quý IV/2026 (không ấn định ngày)');
});
