import { expect, test } from 'vitest';
import { shorten } from '../../../src/conversation/compose/shorten.ts';

test.each([
  ['đạt diện tích 30.000 ha vào cuối kỳ', 22, 'đạt diện tích…'],
  ['bố trí đủ 30 triệu đồng cho các xã', 20, 'bố trí đủ…'],
  ['hoàn thành ngày 31 tháng 12 năm 2025 tại xã Xuân Phú', 30, 'hoàn thành…'],
  ['thực hiện giai đoạn 2021 - 2025 trên địa bàn', 30, 'thực hiện…'],
  ['đạt 90 % hộ dân dùng nước sạch', 8, 'đạt…'],
  ['kế hoạch Quý IV năm 2026 của tỉnh', 20, 'kế hoạch…'],
  ['lập quy hoạch phân khu số 12 thuộc đô thị', 30, 'lập quy hoạch phân khu số 12…'],
  ['trồng từ 10 đến 20 cây mỗi hộ', 17, 'trồng…'],
])('“%s” cut to %i loses no part of a number or a day', (text, length, expected) => {
  expect(shorten(text, length)).toBe(expected);
});

test('whatever the length, no number stands at the end that goes on in the text', () => {
  const text =
    'Huy động 1.250 tỷ đồng, trong đó 30 % vốn tỉnh, giai đoạn 2021 - 2025, xong ngày 31 tháng 12 năm 2025 theo Quyết định 913/QĐ-UBND';
  for (let length = 2; length < text.length; length += 1) {
    const cut = shorten(text, length);
    expect(cut.length).toBeLessThanOrEqual(length);
    expect(cut).not.toMatch(/(?:1\.250|1\.250 tỷ|30|2021|2021 -|ngày 31|ngày 31 tháng|tháng 12|12 năm)…$/u);
    expect(cut).not.toMatch(/\d{1,3}[./]\d*…$/u);
  }
});

test('one word that is too long is cut, but not inside its number', () => {
  expect(shorten('a'.repeat(50), 10)).toBe(`${'a'.repeat(9)}…`);
  expect(shorten(`${'a'.repeat(5)}1234567890`, 10)).toBe('aaaaa…');
  expect(shorten('😀'.repeat(20), 10).normalize('NFC')).toBe(`${'😀'.repeat(4)}…`);
});
