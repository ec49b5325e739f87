import { expect, test } from 'vitest';
import { headingOf } from '../../../../src/conversation/read/report/heading.ts';

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
  '',
])('%j only announces', (lead) => {
  expect(headingOf(lead)).toBe('plain');
});

test.each([
  'Dự kiến tuần tới:',
  'Kế hoạch tháng 7:',
  'Các nhiệm vụ chưa hoàn thành:',
  'Các nhiệm vụ đã hoàn thành:',
  'Phấn đấu trong tháng 6:',
  'Kết quả tại Báo cáo số 45/BC-SXD ngày 20/6/2022:',
])('%j says how the lines below are meant', (lead) => {
  expect(headingOf(lead)).toBe('stating');
});

test.each([
  'Mưa lũ làm sạt lở đường tỉnh 519',
  'Nhờ Văn phòng xem giúp',
  'Đã xong mặt bằng',
  'Báo cáo anh, công trình đang vướng mặt bằng',
  `${'Sở Xây dựng và các đơn vị liên quan '.repeat(5)}:`,
])('%j is said for itself', (lead) => {
  expect(headingOf(lead)).toBe('none');
});
