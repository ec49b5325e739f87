import { expect, test } from 'vitest';
import { feederWords } from '../../../src/conversation/compose/card-line.ts';

test('whose late result is waited for is named before what else is waited for', () => {
  const late = { taskId: 27, agency: 'Sở Nội vụ', daysOverdue: 9 };
  expect(feederWords({ lateFeeder: { ...late, count: 1 } })).toBe('chờ kết quả #27 của Sở Nội vụ (quá hạn 9 ngày)');
  expect(feederWords({ lateFeeder: { ...late, count: 3 } })).toBe(
    'chờ kết quả #27 của Sở Nội vụ (quá hạn 9 ngày) và 2 nhiệm vụ khác',
  );
});
