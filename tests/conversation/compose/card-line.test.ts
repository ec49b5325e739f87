import { expect, test } from 'vitest';
import { feederWords } from '../../../src/conversation/compose/card-line.ts';
import { day } from '../../../src/domain/calendar/dates.ts';

test('whose late result is waited for is named before what else is waited for', () => {
  const late = { taskId: 27, agency: 'Sở Nội vụ', daysOverdue: 9, done: null };
  expect(feederWords({ lateFeeder: { ...late, count: 1 } })).toBe('chờ kết quả #27 của Sở Nội vụ (quá hạn 9 ngày)');
  expect(feederWords({ lateFeeder: { ...late, count: 3 } })).toBe(
    'chờ kết quả #27 của Sở Nội vụ (quá hạn 9 ngày) và 2 nhiệm vụ khác',
  );
});

test('what was done late names its day, and for how many days overdue it was waited for', () => {
  const done = { on: day('2022-07-12'), excused: 5 };
  const late = { taskId: 27, agency: 'Sở Nội vụ', daysOverdue: 9, count: 1, done };
  expect(feederWords({ lateFeeder: late })).toBe(
    'kết quả #27 của Sở Nội vụ có ngày 12/07/2022, chậm 9 ngày: 5 ngày quá hạn là chờ kết quả đó',
  );
});
