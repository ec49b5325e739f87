import { expect, test } from 'vitest';
import { stageWords } from '../../../src/conversation/compose/stage-words.ts';

test.each([
  ['before-7', 'nhắc 7 ngày làm việc trước hạn'],
  ['before-3@2022-12-14', 'nhắc 3 ngày làm việc trước hạn'],
  ['today', 'nhắc đúng ngày đến hạn'],
  ['after-15', 'đôn đốc, mốc 15 ngày'],
  ['after-1@2022-12-14', 'đôn đốc, mốc 1 ngày'],
  ['after-month-2026-06', 'nhắc hằng tháng'],
  ['after-month-2', 'nhắc hằng tháng'],
  ['escalate-secretariat', 'gửi tin báo Văn phòng'],
  ['escalate-leaders', 'gửi tin báo lãnh đạo'],
  ['period-2026-Q4', 'nhắc báo cáo kỳ'],
  ['year-2024', 'nhắc báo cáo cuối năm 2024'],
  ['baseline', 'đề nghị rà soát hiện trạng'],
])('the step %s reads “%s”', (key, words) => {
  expect(stageWords(key)).toBe(words);
});
