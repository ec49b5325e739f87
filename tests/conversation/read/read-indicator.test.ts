import { describe, expect, test } from 'vitest';
import { readIndicator } from '../../../src/conversation/read/read-indicator.ts';

describe('a value reported for an indicator', () => {
  test.each([
    ['chỉ tiêu 7: 24,5%', 7, null, 24.5, '%'],
    ['Chỉ tiêu 7 năm 2025: 24,5 %', 7, 2025, 24.5, '%'],
    ['chi tieu 7 nam 2025 dat 24.5%', 7, 2025, 24.5, '%'],
    ['chỉ tiêu số 12 đạt 30.000 tỷ đồng', 12, null, 30_000, 'tỷ đồng'],
    ['chỉ tiêu #12 = 800', 12, null, 800, ''],
    ['chỉ tiêu 7: năm 2024 là 20,1 %.', 7, 2024, 20.1, '%'],
    ['chỉ tiêu 7: 24,5%'.normalize('NFD'), 7, null, 24.5, '%'],
  ])('“%s”', (text, number, year, value, unit) => {
    expect(readIndicator(text)).toEqual({ kind: 'value', line: { number, year, value, unit } });
  });

  test.each([
    ['chỉ tiêu 7: khoảng hai mươi', 7],
    ['chỉ tiêu 7', 7],
    ['chỉ tiêu 7 chưa đạt', 7],
    ['chỉ tiêu 7: 24,5% và 30%', 7],
    ['chỉ tiêu 7: 24-25%', 7],
    ['chỉ tiêu 7: gần 25%', 7],
    ['chỉ tiêu 7 là bao nhiêu?', 7],
  ])('“%s” is asked back', (text, number) => {
    expect(readIndicator(text)).toEqual({ kind: 'unclear', number });
  });

  test.each(['12 xong', '7: 24,5%', 'đã đạt chỉ tiêu 7: 24%', 'chỉ tiêu III.2', 'chỉ tiêu năm 2025 đạt 24%', ''])(
    '“%s” speaks of no indicator',
    (text) => {
      expect(readIndicator(text)).toEqual({ kind: 'other' });
    },
  );
});
