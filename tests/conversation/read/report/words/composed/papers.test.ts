/** Papers by their letters, lists of qualities, what is counted in front of a completion, and what only looks like it. */

import { expect, test } from 'vitest';
import { readReport } from '../../../../../../src/conversation/read/read-report.ts';
import { day } from '../../../../../../src/domain/calendar/dates.ts';

const TODAY = day('2026-11-23');

test.each([
  ['xong theo tb số 30/TB-UBND ạ', '30/TB-UBND'],
  ['Đã hoàn thành, theo Báo cáo số 12/BC-SCT ngày 11/11/2026 của Sở Công Thương', '12/BC-SCT'],
  ['Phòng đã ban hành Kế hoạch số 7/KH-SXD ngày 2/11/2026, hoàn thành nhiệm vụ', '7/KH-SXD'],
  ['đã hoàn thành công việc nói trên', null],
  ['Đã hoàn thành bảo đảm tiến độ, chất lượng và thời gian', null],
  ['tất cả 31 thôn đều đã hoàn thành', null],
  ['Đã triển khai xong ở tất cả các xã, phường', null],
  ['việc của đơn vị em đã hoàn thành rồi ạ', null],
  ['Em xác nhận nhiệm vụ này đã hoàn thành', null],
  ['Đã hoàn thành, kết quả: 14/14 tiêu chí đạt', null],
  ['Xin thông báo nhiệm vụ đã hoàn thành ạ', null],
  ['Đã hoàn thành và niêm yết công khai trên cổng thông tin điện tử', null],
  ['đã xong và gửi văn bản báo cáo UBND tỉnh', null],
  ['Đã hoàn thành với kinh phí 1,2 tỷ đồng', null],
  ['Đã xong, hiệu quả tốt', null],
  ['đã xử lý hết rồi ạ', null],
])('“%s” completes', (text, document) => {
  expect(readReport(text, TODAY)).toMatchObject({ status: 'completed', needsQuestion: false, document });
});

test.each([
  'Đã hoàn thành bảo đảm chất lượng, tiến độ thì chậm',
  'tất cả 31 thôn đều đã hoàn thành kê khai',
  'tất cả 31 thôn đều chưa xong',
  'Đã triển khai xong ở một số xã, phường',
  'nhờ anh xác nhận việc này đã hoàn thành',
  'Đã hoàn thành, văn bản em gửi Sở Tài chính',
  'Đã hoàn thành, kết quả: 13/14 tiêu chí đạt',
  'Đã hoàn thành theo Báo cáo số 12/BC-SCT ngày 11/11/2026 của Sở Công Thương chưa ký',
  'để em hoàn thành nốt ạ',
  'Đã hoàn thành trong quý III/2026',
  'đã hoàn thành và công bố trong tháng sau',
  'Đã xong và gửi hồ sơ Sở Tài chính thẩm định',
  'Đã hoàn thành với kinh phí còn thiếu 500 triệu đồng',
  'đã xử lý hết sức',
  'Đã xong, đạt kết quả bước đầu',
  'xin hứa cuối tháng hoàn thành',
])('“%s” does not', (text) => {
  expect(readReport(text, TODAY).status).not.toBe('completed');
});

test.each([
  ['đã làm được 5 trong 8 việc', 'in_progress', null],
  ['tập huấn được 4 lớp nghiệp vụ trên tổng số 6 lớp', 'in_progress', null],
  ['đã phân công nhiệm vụ cho các phòng ạ', 'in_progress', null],
  ['Tiến độ bảo đảm ạ', 'in_progress', null],
  ['nhà thầu thi công rất chậm', 'blocked', 'nhà thầu thi công rất chậm'],
  ['đơn vị tư vấn bỏ dở', 'blocked', 'đơn vị tư vấn bỏ dở'],
])('“%s” is %s', (text, status, obstacle) => {
  expect(readReport(text, TODAY)).toMatchObject({ status, obstacle, needsQuestion: false });
});

test('more time until the end of the year is asked for with a day', () => {
  expect(readReport('cho em xin thêm thời gian đến hết năm', TODAY)).toMatchObject({
    intent: 'extension',
    requestedDeadline: '2026-12-31',
  });
});

test.each(['mã văn bản đến 4521', 'số đến 356', 'số văn bản đi 12/VP', 'số đăng ký văn bản 356'])(
  'under what a paper was registered restricts nothing: “%s”',
  (number) => {
    expect(readReport(`Đã hoàn thành nhiệm vụ, ${number}`, TODAY).status).toBe('completed');
  },
);

test.each(['số hồ sơ 20', 'số văn bản đến 40/100', 'số văn bản đến 20%', 'mã văn bản đến 4521 chưa xử lý'])(
  'a count, a share or a step is no such number: “%s”',
  (number) => {
    expect(readReport(`Đã hoàn thành nhiệm vụ, ${number}`, TODAY).status).not.toBe('completed');
  },
);

test.each(['trong quý III/2026', 'trong tháng 11', 'vào tháng 9/2026', 'trong năm 2025'])(
  'a completion told of a whole period (“%s”) is asked for its day, and is no promise',
  (period) => {
    expect(readReport(`đã hoàn thành ${period}`, TODAY)).toMatchObject({ status: null, unclearDay: 'no_single_day' });
  },
);
