import { expect, test } from 'vitest';
import { meansAskedDay } from '../../../src/conversation/read/read-answer.ts';

test.each([
  'theo đề nghị',
  'theo đề nghị của Sở',
  'Theo đề nghị của Sở Xây dựng.',
  'như đề nghị',
  'như đơn vị xin',
  'như Sở đã xin',
  'theo ngày đề nghị',
  'theo đúng đề nghị của đơn vị',
  'đúng như đề nghị',
  'đồng ý theo đề xuất của UBND huyện Thọ Xuân',
  'theo de nghi cua so',
  'như đơn vị đề nghị trên',
  'theo yêu cầu gia hạn',
])('%j grants the day that was asked for', (words) => {
  expect(meansAskedDay(words)).toBe(true);
});

test.each([
  'theo Công văn 12/UBND-TH',
  'theo đề nghị tại Công văn 15/SXD-QH',
  'theo đề nghị đến 30/4/2023',
  'như trên',
  'đề nghị xem lại',
  'theo kế hoạch đề nghị bổ sung',
  'theo đề nghị thì chưa được',
  'nhé em xem lại',
  '',
  `theo đề nghị của ${'Sở '.repeat(60)}`,
])('%j does not', (words) => {
  expect(meansAskedDay(words)).toBe(false);
});
