import { describe, expect, test } from 'vitest';
import {
  standingOfTarget,
  trendOf,
  type Comparator,
  type Indicator,
  type Target,
} from '../../../src/domain/tasks/indicator.ts';

function indicator(name: string, values: Record<number, number>, unit = '%'): Indicator {
  return {
    id: 7,
    section: 'II.3',
    name,
    unit,
    unitKey: unit,
    targets: [],
    values: Object.entries(values).map(([year, value]) => ({ year: Number(year), value })),
  };
}

function target(value: number, comparator: Comparator, fromYear: number, toYear = fromYear): Target {
  return { value, comparator, fromYear, toYear, text: `${String(value)} %` };
}

describe('a target against what was reported', () => {
  test.each([
    [
      'the latest value until its year counts',
      'tỷ lệ đô thị hóa',
      { 2023: 20, 2024: 25 },
      target(27, '>=', 2025),
      25,
      false,
    ],
    ['a value at the level has reached “trở lên”', 'tỷ lệ đô thị hóa', { 2025: 27 }, target(27, '>=', 2025), 27, true],
    ['a value at the level has not gone “dưới”', 'tỷ lệ hộ nghèo', { 2025: 1.1 }, target(1.1, '<', 2025), 1.1, false],
    ['a value under it has', 'tỷ lệ hộ nghèo', { 2025: 1 }, target(1.1, '<', 2025), 1, true],
    ['more than a plain level has reached it', 'diện tích', { 2025: 101 }, target(100, '=', 2025), 101, true],
    ['a later value does not speak for an earlier year', 'tỷ lệ', { 2026: 90 }, target(80, '>=', 2025), null, null],
    [
      'a yearly average is averaged over the phase',
      'Tốc độ tăng bình quân hàng năm',
      { 2020: 99, 2021: 16, 2022: 18 },
      target(17, '>=', 2021, 2025),
      17,
      true,
    ],
    ['nothing reported is no failure', 'tỷ lệ', {}, target(80, '>=', 2025), null, null],
  ])('%s', (_what, name, values, wanted, value, reached) => {
    expect(standingOfTarget(indicator(name, values), wanted)).toMatchObject({ value, reached });
  });

  test('a total is summed over the years of its phase', () => {
    const total = indicator('Tổng huy động vốn đầu tư phát triển', { 2021: 5000, 2022: 7000, 2026: 9 }, 'tỷ đồng');
    expect(standingOfTarget(total, target(30_000, '>=', 2021, 2025))).toEqual({
      value: 12_000,
      reached: false,
      reckoning: 'sum',
    });
  });

  test('the trend compares the last two years, and needs two', () => {
    expect(trendOf(indicator('tỷ lệ', { 2024: 20, 2025: 25 }))).toEqual({
      from: { year: 2024, value: 20 },
      to: { year: 2025, value: 25 },
    });
    expect(trendOf(indicator('tỷ lệ', { 2025: 25 }))).toBeNull();
  });
});
