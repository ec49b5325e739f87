import { expect, test } from 'vitest';
import { wrapText } from '../../src/reports/wrap-text.ts';

test.each([
  ['a short name stays whole', 'Sở Y tế', ['Sở Y tế']],
  ['a long one is cut between words', 'Đài Phát thanh và Truyền hình tỉnh', ['Đài Phát thanh và', 'Truyền hình tỉnh']],
  ['no word is left alone', 'Sở Văn hóa, Thể thao và Du lịch', ['Sở Văn hóa, Thể thao', 'và Du lịch']],
  [
    'what finds no place ends in "…"',
    'Tập trung phát triển khu vực Lam Sơn - Sao Vàng trở thành trung tâm',
    ['Tập trung phát triển khu', 'vực Lam Sơn - Sao…'],
  ],
  ['a word wider than a line is broken', 'a'.repeat(30), ['a'.repeat(20), 'a'.repeat(10)]],
  ['blanks are evened out, letters composed', ' Sở \t Y\n tế '.normalize('NFD'), ['Sở Y tế']],
  ['what XML forbids falls away', 'Sở\u0000 Y\u0008 tế\uD800', ['Sở Y tế']],
  ['nothing stays nothing', '', ['']],
])('%s', (_what, text, lines) => {
  expect(wrapText(text, 12, 2)).toEqual(lines);
});
