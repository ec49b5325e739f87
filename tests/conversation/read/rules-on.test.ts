import { expect, test } from 'vitest';
import { rulesOn } from '../../../src/conversation/read/rules-on.ts';

test.each([
  'xác nhận',
  'Xac nhan hoan thanh nhe',
  'trả lại, thiếu văn bản',
  'đồng ý gia hạn',
  'không  đồng ý',
  'ok duyệt',
  '#2 đồng ý',
])('“%s” means to decide', (words) => {
  expect(rulesOn(words)).toBe(true);
});

test.each(['yêu cầu xác nhận lại số liệu', 'duyệtx', 'đồng chí Sơn xem', 'đề nghị trả lời trước 25/6', ''])(
  '“%s” does not',
  (words) => {
    expect(rulesOn(words)).toBe(false);
  },
);
