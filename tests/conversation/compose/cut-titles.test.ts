import { expect, test } from 'vitest';
import { cutTitles } from '../../../src/conversation/compose/cut-titles.ts';

const ALIKE = [
  [
    'Lập quy hoạch phân khu xây dựng tỷ lệ 1/2000 đô thị Lam Sơn - Sao Vàng khu số 1',
    'Lập quy hoạch phân khu xây dựng tỷ lệ 1/2000 đô thị Lam Sơn - Sao Vàng khu số 2',
    'Lập quy hoạch phân khu xây dựng tỷ lệ 1/2000 đô thị Thọ Xuân',
  ],
  [
    'Tham mưu các giải pháp, đề án phát triển nông nghiệp theo hướng hàng hóa trên địa bàn huyện Thọ Xuân',
    'Tham mưu các giải pháp đề án phát triển nông nghiệp theo hướng hàng hóa trên địa bàn huyện Nông Cống',
    'Tham mưu các giải pháp thu hút đầu tư',
  ],
  [
    'Hỗ trợ 15 xã, thị trấn đạt tiêu chí phường trước khi thành lập thị xã trong năm 2025',
    'Hỗ trợ 15 xã, thị trấn đạt tiêu chí phường trước khi thành lập thị xã trong năm 2026',
    'Đôn đốc đầu tư cải tạo lưới điện',
  ],
];

test.each(ALIKE)('titles that begin alike are cut where they differ (%#)', (...titles) => {
  for (const length of [30, 40, 55]) {
    const cut = cutTitles(titles, length);
    expect(new Set(cut).size).toBe(titles.length);
    for (const one of cut) expect(one.length).toBeLessThanOrEqual(length + 6);
  }
});

test('what differs early, and what fits, is cut at its end only', () => {
  expect(cutTitles(['lập quy hoạch chung', 'lập quy hoạch vùng.'], 60)).toEqual([
    'Lập quy hoạch chung',
    'Lập quy hoạch vùng',
  ]);
  expect(cutTitles(['Xây dựng Đề án phát triển du lịch cộng đồng', 'Rà soát quy hoạch'], 30)).toEqual([
    'Xây dựng Đề án phát triển du…',
    'Rà soát quy hoạch',
  ]);
});

test('equal titles stay as they are: their numbers tell them apart', () => {
  const title = 'Báo cáo tình hình thực hiện nhiệm vụ được giao tại chương trình hành động của tỉnh';
  expect(cutTitles([title, title], 40)).toEqual([
    'Báo cáo tình hình thực hiện nhiệm vụ…',
    'Báo cáo tình hình thực hiện nhiệm vụ…',
  ]);
});
