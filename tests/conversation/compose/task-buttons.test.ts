import { expect, test } from 'vitest';
import { encodeAction } from '../../../src/channels/telegram/action-codec.ts';
import { answerButtons, bundleButtons, chooseButtons } from '../../../src/conversation/compose/task-buttons.ts';
import { day } from '../../../src/domain/calendar/dates.ts';
import { card } from './make-card.ts';

const huge = card({ task: { id: 2_000_000_000 }, assignment: { id: 2_000_000_000, rev: 99_999 } });

test('a task without a date offers no later date', () => {
  const labels = (dueOn: null | undefined): string[] =>
    answerButtons(dueOn === null ? card({ assignment: { dueOn } }) : card())
      .flat()
      .map(({ label }) => label);
  expect(labels(undefined)).toContain('Xin gia hạn');
  expect(labels(null)).not.toContain('Xin gia hạn');
});

test('a bundle shows five numbers a row and the first forty tasks', () => {
  const rows = chooseButtons(Array.from({ length: 60 }, (_, index) => card({ task: { id: index + 1 } })));
  expect(rows.map((row) => row.length)).toEqual([5, 5, 5, 5, 5, 5, 5, 5, 1, 1]);
  expect(rows[0]?.map(({ label }) => label)).toEqual(['#1', '#2', '#3', '#4', '#5']);
  expect(rows.at(-2)).toEqual([{ label: 'Đã nhận tất cả', action: { kind: 'acknowledge_all' } }]);
  expect(rows.at(-1)).toEqual([{ label: 'Tất cả đang thực hiện', action: { kind: 'in_progress_all' } }]);
});

test('even with the largest numbers a button fits into 64 bytes', () => {
  const picked = (['answers', 'obstacle', 'extension'] as const).map((step) => ({
    card: huge,
    step,
    today: day('2026-11-30'),
  }));
  const inPlace = picked.flatMap((picking) => bundleButtons([huge], picking, { card: huge, event: 2_000_000_000 }));
  for (const { action } of [...answerButtons(huge), ...chooseButtons([huge]), ...inPlace].flat()) {
    expect(Buffer.byteLength(encodeAction(action))).toBeLessThanOrEqual(64);
  }
});

test('what cannot end does not begin with its end, and has no percentages', () => {
  const ongoing = card({ assignment: { dueOn: null, cadence: 'quarterly' } });
  const [first, ...rest] = bundleButtons([ongoing], { card: ongoing, step: 'answers', today: day('2026-11-30') }, null);
  expect(first?.[0]?.action).toMatchObject({ kind: 'report', status: 'in_progress' });
  expect(rest.flat().map(({ action }) => action.kind)).not.toContain('progress');
});

test('ready dates lie behind the date in force and today, each once', () => {
  const daysOf = (dueOn: string, today: string): string[] => {
    const moved = card({ assignment: { dueOn: day(dueOn) } });
    return bundleButtons([moved], { card: moved, step: 'extension', today: day(today) }, null)
      .flat()
      .flatMap(({ action }) => (action.kind === 'extend_to' ? [action.on] : []));
  };
  expect(daysOf('2026-06-30', '2026-11-30')).toEqual(['2026-12-30', '2026-12-31']);
  expect(daysOf('2026-12-31', '2026-11-30')).toEqual(['2027-01-31', '2027-03-31', '2027-12-31']);
  expect(daysOf('2027-02-28', '2026-11-30')).toEqual(['2027-03-28', '2027-03-31', '2027-12-31']);
});
