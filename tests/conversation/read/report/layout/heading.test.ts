import { expect, test } from 'vitest';
import { headingOf, looksAhead } from '../../../../../src/conversation/read/report/layout/heading.ts';
import { stripDiacritics } from '../../../../../src/domain/strip-diacritics.ts';

test.each([
  'Báo cáo của Sở:',
  'Báo cáo tuần 25/2022 của Sở Xây dựng',
  'BÁO CÁO TÌNH HÌNH THỰC HIỆN NHIỆM VỤ THÁNG 6 NĂM 2022',
  'Kính gửi Văn phòng,\nTình hình thực hiện tháng 6:',
  'Chào anh Bình, em gửi báo cáo ạ:',
  'Kết quả như sau',
  'Bao cao cua So:',
  'Tình hình tháng này:',
  'Tình hình thực hiện các nhiệm vụ được giao tại Quyết định 913/QĐ-UBND:',
  'Cụ thể:',
  'Sở Xây dựng:',
  'UBND huyện Thọ Xuân báo cáo kết quả tuần trước:',
  'Kết quả thực hiện các nhiệm vụ do Sở Xây dựng chủ trì:',
  'Kính gửi: Văn phòng UBND tỉnh\nSở Xây dựng báo cáo kết quả thực hiện nhiệm vụ tháng 11 như sau:',
  'Thực hiện chỉ đạo của Chủ tịch UBND tỉnh, Sở Xây dựng báo cáo như sau:',
  '',
])('%j only announces', (lead) => {
  expect(headingOf(lead)).toBe('plain');
  expect(headingOf(stripDiacritics(lead))).toBe('plain');
});

test.each([
  'Dự kiến tuần tới:',
  'Kế hoạch tháng 7:',
  'Các nhiệm vụ chưa hoàn thành:',
  'Các nhiệm vụ đã hoàn thành:',
  'Phấn đấu trong tháng 6:',
  'Kết quả tại Báo cáo số 45/BC-SXD ngày 20/6/2022:',
  'Công việc tiếp theo:',
  'Nhiệm vụ trọng tâm tháng 7:',
  'Nhiệm vụ tháng 7:',
  'Phương hướng:',
  'Kết quả dự kiến:',
  'Mưa lũ làm sạt lở đường,\nTình hình:',
])('%j says how the lines below are meant, or what is not understood', (lead) => {
  expect(headingOf(lead)).toBe('stating');
  expect(headingOf(stripDiacritics(lead))).toBe('stating');
});

test.each(['Kế hoạch tháng 7', 'Dự kiến tuần tới', 'Đã hoàn thành', 'Nhiệm vụ chưa hoàn thành', 'Đang thực hiện'])(
  '%j says so without a colon',
  (lead) => {
    expect(headingOf(lead)).toBe('headline');
    expect(headingOf(stripDiacritics(lead))).toBe('headline');
  },
);

test.each(['Kế hoạch tháng 7', 'Chưa hoàn thành', 'Dự kiến:'])('%j looks ahead', (words) => {
  expect(looksAhead(words)).toBe(true);
  expect(looksAhead(stripDiacritics(words))).toBe(true);
});

test.each(['Đang thực hiện', 'Đã hoàn thành tuần này'])('%j does not', (words) => {
  expect(looksAhead(words)).toBe(false);
});

test.each([
  'Mưa lũ làm sạt lở đường tỉnh 519',
  'Nhờ Văn phòng xem giúp',
  'Đã xong mặt bằng',
  'Báo cáo anh, công trình đang vướng mặt bằng',
  'Báo cáo anh, hôm qua Chủ tịch đi kiểm tra công trường',
  'Kết quả kiểm tra công trường hôm qua rất tốt',
  'Tình hình sạt lở còn phức tạp',
  'Nhiệm vụ trọng tâm tháng 7',
  `${'Sở Xây dựng và các đơn vị liên quan '.repeat(5)}:`,
])('%j is said for itself', (lead) => {
  expect(headingOf(lead)).toBe('none');
});
