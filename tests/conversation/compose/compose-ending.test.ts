import { expect, test } from 'vitest';
import { composeClosingQuestion } from '../../../src/conversation/compose/compose-ending.ts';
import { composeHandedOver } from '../../../src/conversation/compose/compose-handover.ts';
import { composeUncheckedDays } from '../../../src/conversation/compose/compose-unchecked-days.ts';
import { readReport } from '../../../src/conversation/read/read-report.ts';
import { day } from '../../../src/domain/calendar/dates.ts';
import type { Card } from '../../../src/domain/tasks/task.ts';
import { card, TODAY } from './make-card.ts';

/** One period of a yearly duty. */
function yearly(period: string): Card {
  const of = card();
  const deadline = { ...of.assignment.deadline, kind: 'recurring', recurrence: 'yearly' } as const;
  return { ...of, assignment: { ...of.assignment, deadline, period } };
}

test('the open periods of one duty are told apart, and so are the examples', () => {
  const { programme } = card().task;
  const { text, buttons } = composeClosingQuestion(
    { programme, endsOn: TODAY, cards: [yearly('2025'), yearly('2026')], others: [], before: null },
    TODAY,
  );
  expect(text).toContain('#12 (III.2.1, kỳ năm 2025) Xây dựng');
  // The title is said once.
  expect(text).toContain('#12 (III.2.1, kỳ năm 2026) – thời hạn');
  expect(text).toContain('còn 1 nhiệm vụ đang mở (tính cả các kỳ báo cáo: 2)');
  expect(text).toContain('Ví dụ: “#12 năm 2025 xong”');
  expect(buttons.flat().map(({ label }) => label)).toEqual(expect.arrayContaining(['#12 năm 2025', '#12 năm 2026']));
});

test('the closing question asks for nothing that the reader does not take', () => {
  const { text } = composeClosingQuestion(
    { programme: card().task.programme, endsOn: TODAY, cards: [card()], others: [], before: null },
    TODAY,
  );
  const examples = [...text.matchAll(/“#12 ([^”]+)”/gu)].map(([, said = '']) => readReport(said, TODAY));
  expect(examples.map(({ status }) => status)).toEqual(['completed', 'in_progress', 'blocked']);
  expect(text).not.toMatch(/làm tiếp đến|không còn thực hiện/u);
});

test('a handover and a day to be checked name their period', () => {
  const to = { ...card().agency, id: 2, code: 'SXD', name: 'Sở Xây dựng' };
  const moved = composeHandedOver({ card: yearly('2025'), to, basis: null, by: 'Bình' }, null);
  expect(moved.text).toContain('Chuyển đơn vị chủ trì #12 (III.2.1, kỳ năm 2025)');
  const done = yearly('2025');
  const checked = composeUncheckedDays(
    [{ ...done, assignment: { ...done.assignment, status: 'completed', completedOn: day('2026-01-05') } }],
    1,
  );
  expect(checked.text).toContain('#12 (III.2.1, kỳ năm 2025)');
});
