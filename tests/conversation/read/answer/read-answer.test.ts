import { expect, test } from 'vitest';
import { dayAskedBy } from '../../../../src/conversation/read/answer/read-answer.ts';

test.each([
  ['theo đề nghị', ''],
  ['theo đề nghị của Sở', 'so'],
  ['Theo đề nghị của Sở Xây dựng.', 'so xay dung'],
  ['như đề nghị', ''],
  ['như đơn vị xin', ''],
  ['như Sở đã xin', 'so'],
  ['như bên Sở Tài chính xin ạ', 'so tai chinh'],
  ['theo ngày đề nghị', ''],
  ['theo đúng đề nghị của đơn vị chủ trì', ''],
  ['theo đề nghị của bên mình nhé', ''],
  ['đúng như đề nghị', ''],
  ['đồng ý theo đề xuất của UBND huyện Thọ Xuân', 'ubnd huyen tho xuan'],
  ['theo đề nghị gia hạn của Sở Văn hóa, Thể thao và Du lịch', 'so van hoa, the thao va du lich'],
  ['theo de nghi cua so', 'so'],
  ['như đơn vị đề nghị trên', ''],
  ['theo yêu cầu gia hạn', ''],
])('%j grants the day that was asked for, by %j', (words, asker) => {
  expect(dayAskedBy(words)).toBe(asker);
});

test.each([
  'theo Công văn 12/UBND-TH',
  'theo đề nghị tại Công văn 15/SXD-QH',
  'theo đề nghị đến 30/4/2023',
  'như trên',
  'đề nghị xem lại',
  'theo kế hoạch đề nghị bổ sung',
  'theo đề nghị thì chưa được',
  'theo đề nghị gia hạn nhưng ngắn hơn',
  'nhé em xem lại',
  '',
  `theo đề nghị của ${'Sở '.repeat(60)}`,
])('%j does not', (words) => {
  expect(dayAskedBy(words)).toBeNull();
});
