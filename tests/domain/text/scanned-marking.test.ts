/** Secrecy markings in recognised text, with letters taken for others. */

import { expect, test } from 'vitest';
import { secrecyMarkingOfScan } from '../../../src/domain/text/scanned-marking.ts';

test.each<[string, string]>([
  ['MẠT', 'MẬT'],
  ['M Ậ T', 'MẬT'],
  ['MAT', 'MẬT'],
  ['| MẬI |', 'MẬT'],
  ['[MA7]', 'MẬT'],
  ['TỐI MẠT', 'TỐI MẬT'],
  ['TÔI MÂT', 'TỐI MẬT'],
  ['T0I MAT', 'TỐI MẬT'],
  ['TUYẸT MẬT', 'TUYỆT MẬT'],
  ['TUYET MAF', 'TUYỆT MẬT'],
  ['HỎA TỐC MÂT', 'MẬT'],
  ['Độ mạt: mật', 'MẬT'],
  ['Số: 12/BC-UBND MÂT', 'MẬT'],
  ['Kế hoạch\nMAT\nnăm 2026', 'MẬT'],
  ['MẬT', 'MẬT'],
  ['MẶT', 'MẬT'],
])('"%s" may be %s', (text, marking) => {
  expect(secrecyMarkingOfScan(text)).toBe(marking);
});

test.each([
  'ỦY BAN MẶT TRẬN TỔ QUỐC',
  'UY BAN MAT TRAN TO QUOC',
  'Giải phóng mặt bằng',
  'MAI',
  'NGUYỄN THỊ MAI',
  'BẢO MẬT THÔNG TIN',
  'Phát triển nuôi ong lấy mật',
  'TM. ỦY BAN NHÂN DÂN',
  'KT. CHỦ TỊCH',
  'TÁT',
  'Sở Tài chính',
  'TỐI ĐA',
  'MẤT AN TOÀN',
])('"%s" is none', (text) => {
  expect(secrecyMarkingOfScan(text)).toBeNull();
});
