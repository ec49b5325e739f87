import { expect, test } from 'vitest';
import { namesImpreciseTime } from '../../../src/conversation/read/imprecise-time.ts';

test.each([
  'xong từ tháng trước',
  'hoàn thành quý trước',
  'xong từ đầu năm',
  'xong lâu rồi',
  'da xong tu tuan truoc',
  'xong hồi năm ngoái',
])('“%s” states a time that is no day', (text) => {
  expect(namesImpreciseTime(text)).toBe(true);
});

test.each([
  'xong',
  'xong ngày 20/5/2022',
  'xong, nhanh hơn so với tháng trước',
  'xong như kỳ trước',
  'đã hoàn thành theo kết luận cuộc họp tuần trước',
  'xong trước hạn',
  'xong việc thứ hai',
])('“%s” does not', (text) => {
  expect(namesImpreciseTime(text)).toBe(false);
});
