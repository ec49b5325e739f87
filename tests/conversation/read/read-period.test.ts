import { expect, test } from 'vitest';
import { day } from '../../../src/domain/calendar/dates.ts';
import type { Recurrence } from '../../../src/domain/deadlines/deadline.ts';
import { readPeriod } from '../../../src/conversation/read/read-period.ts';

const TODAY = day('2026-08-10');

test.each<readonly [Recurrence, string, string, string]>([
  ['yearly', 'báo cáo năm 2024 đã nộp', '2024', 'đã nộp'],
  ['yearly', 'bao cao 2023 xong roi', '2023', 'xong roi'],
  ['yearly', 'năm ngoái xong', '2025', 'xong'],
  ['yearly', 'kỳ trước xong', '2025', 'xong'],
  ['yearly', 'xong kỳ này', '2026', 'xong'],
  ['yearly', 'kỳ tới xong', '2027', 'xong'],
  ['yearly', 'kỳ báo cáo năm 2024 xong, số 12/BC-UBND ngày 20/12/2024', '2024', 'xong, số 12/BC-UBND ngày 20/12/2024'],
  ['half_yearly', '6 tháng đầu năm xong', '2026-H1 2025-H1', 'xong'],
  ['half_yearly', 'báo cáo 6 tháng cuối năm 2025 đã nộp', '2025-H2', 'đã nộp'],
  ['quarterly', 'quý 2 xong', '2026-Q2 2025-Q2', 'xong'],
  ['quarterly', 'Quý IV/2025 đã báo cáo', '2025-Q4', 'đã báo cáo'],
  ['quarterly', 'quý 4 xong', '2025-Q4 2026-Q4', 'xong'],
  ['quarterly', 'quý II năm 2024: 70%', '2024-Q2', ': 70%'],
  ['quarterly', 'báo cáo quý này xong', '2026-Q3', 'xong'],
  ['monthly', 'tháng 7 xong', '2026-07 2025-07', 'xong'],
  ['monthly', 'thang 07/2025 da gui', '2025-07', 'da gui'],
  ['monthly', 'tháng trước xong', '2026-07', 'xong'],
  ['weekly', 'tuần trước xong', '2026-08-03-W', 'xong'],
])('%s: “%s” is for %s', (recurrence, text, keys, rest) => {
  expect(readPeriod(text, recurrence, TODAY)).toMatchObject({ keys: keys.split(' '), rest });
});

test.each<readonly [Recurrence, string]>([
  ['yearly', 'xong'],
  ['yearly', 'xong ngày 20 tháng 7 năm 2024'],
  ['yearly', 'quý II năm 2024 xong'],
  ['yearly', 'xong trước hạn'],
  ['yearly', 'đã nộp hôm nay'],
  ['yearly', 'vướng từ trước đến nay'],
  ['yearly', 'văn bản số 2024/BC-UBND'],
  ['monthly', 'ngày 20 tháng 7 xong'],
  ['monthly', '6 tháng đầu năm'],
  ['quarterly', 'tháng 7 xong'],
  ['yearly', 'đang thực hiện, tăng so với cùng kỳ năm trước'],
  ['yearly', 'như kỳ trước'],
  ['yearly', 'nhu nam ngoai'],
  ['yearly', 'cao hơn năm 2024'],
  ['monthly', 'đang tổng hợp, sẽ gửi trong tháng 12'],
  ['monthly', 'dang tong hop, se gui thang 9'],
  ['quarterly', 'xin gia hạn đến hết quý II/2025'],
  ['quarterly', 'xin gia hạn quý IV'],
  ['quarterly', 'xin gia hạn từ quý III đến quý IV'],
  ['yearly', 'xin kéo dài thêm năm 2027 đến khi xong'],
  ['quarterly', 'dự kiến quý 4 xong'],
  ['quarterly', 'xong trước quý IV'],
  ['half_yearly', 'phấn đấu 6 tháng cuối năm hoàn thành'],
])('%s: “%s” names no period', (recurrence, text) => {
  expect(readPeriod(text, recurrence, TODAY)).toBeNull();
});

test.each<readonly [Recurrence, string, string]>([
  ['quarterly', 'tính đến hết quý II/2026 đạt 70%', '2026-Q2'],
  ['quarterly', 'xin gia hạn quý II/2026 đến 30/9/2026', '2026-Q2'],
  ['quarterly', 'xin gia hạn kỳ quý II/2026 đến quý IV', '2026-Q2'],
  ['yearly', 'xin lùi hạn nộp báo cáo năm 2025 sang 15/11', '2025'],
  ['monthly', 'xin gia hạn thời hạn của tháng 7/2026 tới 20/8', '2026-07'],
  ['quarterly', 'de nghi keo dai quy II/2026 den 30/9', '2026-Q2'],
  ['monthly', 'trong tháng 7 đã xử lý 3 vụ', '2026-07'],
  ['monthly', 'mai em sẽ gửi báo cáo tháng 7', '2026-07'],
  ['quarterly', 'quý I/2026 xong, dự kiến quý III gửi tiếp', '2026-Q1'],
])('%s: “%s” names %s all the same', (recurrence, text, key) => {
  const named = readPeriod(text, recurrence, TODAY);
  expect(named).toMatchObject({ keys: expect.arrayContaining([key]) as unknown });
});

test.each<readonly [Recurrence, string, string]>([
  ['quarterly', 'kết quả quý II/2026: đang thực hiện 70%', '2026-Q2'],
  ['quarterly', 'kết quả quý II: 85%', '2026-Q2'],
  ['quarterly', 'hiệu quả quý II: đạt 60%', '2026-Q2'],
  ['quarterly', 'ket qua quy II: dang lam 70%', '2026-Q2'],
  ['quarterly', 'giải ngân vốn đầu tư quý II: đang thực hiện 80%', '2026-Q2'],
  ['quarterly', 'giai ngan von dau tu quy II dat 80%', '2026-Q2'],
  ['quarterly', 'gửi bảng quý II, đã xong', '2026-Q2'],
  ['quarterly', 'chúng tôi quý II đã xong', '2026-Q2'],
  ['quarterly', 'báo cáo của tỉnh quý II đã gửi', '2026-Q2'],
  ['quarterly', 'Sở xin báo cáo tiến độ quý II/2026: đang thực hiện 80%', '2026-Q2'],
  ['quarterly', 'Xin gửi số liệu quý II: đang thực hiện 80%', '2026-Q2'],
  ['quarterly', 'em xin cập nhật quý II đang làm 50%', '2026-Q2'],
  ['quarterly', 'chia sẻ số liệu quý II: 80%', '2026-Q2'],
  ['quarterly', 'so xin phep bao cao so lieu quy II: 80%', '2026-Q2'],
  ['quarterly', 'kết quả trong quý II: 70%', '2026-Q2'],
  ['quarterly', 'đến hết quý II đã giải ngân 80%', '2026-Q2'],
  ['quarterly', 'kết quả thực hiện cam kết quý II: 80%', '2026-Q2'],
  ['monthly', 'kết quả tháng 7: đã xong', '2026-07'],
  ['monthly', 'số vốn đầu tư tháng 7/2026 đang giải ngân 30%', '2026-07'],
  ['monthly', 'Xin gửi số liệu tháng 6: đang thực hiện', '2026-06'],
  ['half_yearly', 'kết quả 6 tháng đầu năm: 60%', '2026-H1'],
  ['yearly', 'hiệu quả đầu tư năm 2025: đã đánh giá xong', '2025'],
  ['yearly', 'đơn vị xin cung cấp số liệu năm 2025', '2025'],
  ['weekly', 'kết quả tuần trước: đã họp', '2026-08-03-W'],
])('%s: “%s” reports on %s', (recurrence, text, key) => {
  expect(readPeriod(text, recurrence, TODAY)).toMatchObject({ keys: expect.arrayContaining([key]) as unknown });
});

test.each<readonly [Recurrence, string]>([
  ['quarterly', 'số vụ qua quý II vẫn tăng'],
  ['quarterly', 'làm từ quý II'],
  ['quarterly', 'bằng quý II/2026'],
  ['quarterly', 'đang làm, xong trong quý III'],
  ['quarterly', 'dang lam, xong trong quy III'],
  ['quarterly', 'xin lùi sang quý IV'],
  ['quarterly', 'đơn vị xin được gia hạn, kéo dài quý IV'],
  ['quarterly', 'Sở xin phép lùi báo cáo số liệu một thời gian quý IV'],
  ['quarterly', 'xin hẹn quý IV hoàn thành'],
  ['quarterly', 'kết quả cao hơn quý I/2026: đạt 80%'],
  ['quarterly', 'sẽ chia sẻ kết quả quý IV'],
  ['monthly', 'đầu tư trong tháng 12'],
  ['monthly', 'kết quả sẽ gửi tháng 9'],
  ['monthly', 'xin nộp chậm, đến tháng 9'],
  ['yearly', 'hiệu quả hơn năm 2025'],
  ['yearly', 'đã ký trước khi gửi'],
])('%s: “%s” names a time, and no period', (recurrence, text) => {
  expect(readPeriod(text, recurrence, TODAY)).toBeNull();
});

test.each([
  ['bang quy II da xong', 'unclear'],
  ['kết quả quý II: xong. Quý III: đang làm', 'several'],
  ['vốn đầu tư quý I và quý II đã xong', 'several'],
  ['quý I xong, quý II 50%', 'several'],
])('“%s” leaves open which period it is: %s', (text, why) => {
  expect(readPeriod(text, 'quarterly', TODAY)).toBe(why);
});

test.each([
  ['năm 2024 xong', true],
  ['báo cáo quý này xong', true],
  ['kỳ này xong', true],
  ['xong năm 2024', false],
  ['tháng này xong', false],
])('“%s” is named as what is reported on: %s', (text, isTopic) => {
  const recurrence = text.includes('quý') ? 'quarterly' : text.includes('tháng') ? 'monthly' : 'yearly';
  expect(readPeriod(text, recurrence, TODAY)).toMatchObject({ isTopic });
});

test('different periods in one line name none; the same one twice is one', () => {
  expect(readPeriod('năm 2023 và năm 2024 xong', 'yearly', TODAY)).toBe('several');
  expect(readPeriod('báo cáo năm 2024, kỳ năm 2024 xong', 'yearly', TODAY)).toMatchObject({ keys: ['2024'] });
});
