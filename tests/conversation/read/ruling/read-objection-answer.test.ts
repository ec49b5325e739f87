import { expect, test } from 'vitest';
import { answersObjection } from '../../../../src/conversation/read/ruling/read-objection-answer.ts';

test.each([
  'đã xem',
  'đã đối chiếu, giữ nguyên',
  'không đồng ý',
  'không đồng ý, chưa nhận được văn bản',
  'đồng ý ạ',
  'nhất trí với đề nghị của đơn vị',
  'da sua theo bao cao',
  'chưa có cơ sở để xem xét',
  'không nhận được công văn 12/BC-SXD',
])('“%s” answers an objection', (words) => {
  expect(answersObjection(words)).toBe(true);
});

test.each([
  '',
  '.',
  'thôi',
  'không',
  'ko',
  'chưa',
  'ok',
  'vâng ạ',
  'hihi',
  'xem',
  'duyệt',
  'sai nhé em',
  'để xem lại đã',
  'chưa trả lời',
  'chua giai quyet',
  'thôi, để mai',
  'khoan đã',
  'cảm ơn em',
  'đã nhận',
])('“%s” leaves it open', (words) => {
  expect(answersObjection(words)).toBe(false);
});
