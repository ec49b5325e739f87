import { expect, test } from 'vitest';
import { encodeAction } from '../../../src/channels/telegram/action-codec.ts';
import { answerButtons, chooseButtons } from '../../../src/conversation/compose/task-buttons.ts';
import { card } from './make-card.ts';

const huge = card({ task: { id: 2_000_000_000 }, assignment: { id: 2_000_000_000, rev: 99_999 } });

test('a task without a date offers no later date', () => {
  const labels = (dueOn: null | undefined): string[] =>
    answerButtons(dueOn === null ? card({ assignment: { dueOn } }) : card())
      .flat()
      .map(({ label }) => label);
  expect(labels(undefined)).toContain('Xin gia hạn');
  expect(labels(null)).toEqual(['Đã hoàn thành', 'Đang thực hiện', 'Vướng mắc', 'Đã nhận']);
});

test('a bundle shows five numbers a row and the first forty tasks', () => {
  const rows = chooseButtons(Array.from({ length: 60 }, (_, index) => card({ task: { id: index + 1 } })));
  expect(rows.map((row) => row.length)).toEqual([5, 5, 5, 5, 5, 5, 5, 5, 1]);
  expect(rows[0]?.map(({ label }) => label)).toEqual(['#1', '#2', '#3', '#4', '#5']);
  expect(rows.at(-1)).toEqual([{ label: 'Đã nhận tất cả', action: { kind: 'acknowledge_all' } }]);
});

test('even with the largest numbers a button fits into 64 bytes', () => {
  for (const { action } of [...answerButtons(huge), ...chooseButtons([huge])].flat()) {
    expect(Buffer.byteLength(encodeAction(action))).toBeLessThanOrEqual(64);
  }
});
