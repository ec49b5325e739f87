import { expect, test } from 'vitest';
import { day } from '../../../src/domain/calendar/dates.ts';
import type { Recurrence } from '../../../src/domain/deadlines/deadline.ts';
import { readPeriod } from '../../../src/conversation/read/read-period.ts';

const TODAY = day('2026-08-10');

test.each<readonly [Recurrence, string, string, string]>([
  ['yearly', 'báo cáo năm 2024 đã nộp', '2024', 'đã nộp'],
  ['yearly', 'bao cao 2023 xong roi', '2023', 'xong roi'],
  ['yearly', 'năm ngoái xong', '2025', 'xong'],
  ['yearly', 'kỳ trước xong', '2025', 'xong'],
  ['yearly', 'xong kỳ này', '2026', 'xong'],
  ['yearly', 'kỳ tới xong', '2027', 'xong'],
  ['yearly', 'kỳ báo cáo năm 2024 xong, số 12/BC-UBND ngày 20/12/2024', '2024', 'xong, số 12/BC-UBND ngày 20/12/2024'],
  ['half_yearly', '6 tháng đầu năm xong', '2026-H1 2025-H1', 'xong'],
  ['half_yearly', 'báo cáo 6 tháng cuối năm 2025 đã nộp', '2025-H2', 'đã nộp'],
  ['quarterly', 'quý 2 xong', '2026-Q2 2025-Q2', 'xong'],
  ['quarterly', 'Quý IV/2025 đã báo cáo', '2025-Q4', 'đã báo cáo'],
  ['quarterly', 'quý 4 xong', '2025-Q4 2026-Q4', 'xong'],
  ['quarterly', 'quý II năm 2024: 70%', '2024-Q2', ': 70%'],
  ['quarterly', 'báo cáo quý này xong', '2026-Q3', 'xong'],
  ['monthly', 'tháng 7 xong', '2026-07 2025-07', 'xong'],
  ['monthly', 'thang 07/2025 da gui', '2025-07', 'da gui'],
  ['monthly', 'tháng trước xong', '2026-07', 'xong'],
  ['weekly', 'tuần trước xong', '2026-08-03-W', 'xong'],
])('%s: “%s” is for %s', (recurrence, text, keys, rest) => {
  expect(readPeriod(text, recurrence, TODAY)).toMatchObject({ keys: keys.split(' '), rest });
});

test.each<readonly [Recurrence, string]>([
  ['yearly', 'xong'],
  ['yearly', 'xong ngày 20 tháng 7 năm 2024'],
  ['yearly', 'quý II năm 2024 xong'],
  ['yearly', 'xong trước hạn'],
  ['yearly', 'đã nộp hôm nay'],
  ['yearly', 'vướng từ trước đến nay'],
  ['yearly', 'văn bản số 2024/BC-UBND'],
  ['monthly', 'ngày 20 tháng 7 xong'],
  ['monthly', '6 tháng đầu năm'],
  ['quarterly', 'tháng 7 xong'],
])('%s: “%s” names no period', (recurrence, text) => {
  expect(readPeriod(text, recurrence, TODAY)).toBeNull();
});

test('different periods in one line name none; the same one twice is one', () => {
  expect(readPeriod('năm 2023 và năm 2024 xong', 'yearly', TODAY)).toBe('several');
  expect(readPeriod('báo cáo năm 2024, kỳ năm 2024 xong', 'yearly', TODAY)).toMatchObject({ keys: ['2024'] });
});
