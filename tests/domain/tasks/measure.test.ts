import { describe, expect, test } from 'vitest';
import { readFigure, unitOf } from '../../../src/domain/tasks/measure.ts';

describe('a figure as officials write it', () => {
  test.each([
    ['24,5', 24.5],
    ['24.5', 24.5],
    ['24.50', 24.5],
    ['30.000', 30_000],
    ['1.234.567,8', 1_234_567.8],
    ['100', 100],
    ['1.0000', 1],
    ['24,5,1', null],
    ['1.23.456', null],
    ['', null],
    ['abc', null],
    ['24.', null],
  ])('“%s” is %s', (text, expected) => {
    expect(readFigure(text)).toBe(expected);
  });
});

describe('a unit', () => {
  test.each([
    ['%', '%', 1],
    ['phần trăm', '%', 1],
    ['tỷ USD', 'usd', 1e9],
    ['triệu USD', 'usd', 1e6],
    ['tỷ đồng', 'vnd', 1e9],
    ['triệu hành khách/năm', 'hanh khach/nam', 1e6],
    ['doanh nghiệp', 'doanh nghiep', 1],
  ])('“%s” is counted in %s, times %d', (text, key, factor) => {
    expect(unitOf(text)).toEqual({ key, factor });
  });
});
