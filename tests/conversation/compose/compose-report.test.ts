import { expect, test } from 'vitest';
import { composeReportComing } from '../../../src/conversation/compose/compose-report.ts';

test.each([
  [55, undefined],
  [6_000, undefined],
  [10_000, 'Đang lập báo cáo, khoảng 5 giây.'],
  [50_000, 'Đang lập báo cáo, khoảng 20 giây.'],
])('who asks for a report of %d assignments hears how long it takes, when it takes long', (total, words) => {
  expect(composeReportComing(total)?.text).toBe(words);
});
