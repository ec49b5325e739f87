import { describe, expect, test } from 'vitest';
import { readReport } from '../../../../../src/conversation/read/read-report.ts';
import { day } from '../../../../../src/domain/calendar/dates.ts';

const TODAY = day('2026-11-30');

describe('Work told by its aspect, whatever the verb', () => {
  test.each([
    'vừa khởi công sáng nay',
    'mới khởi động thôi anh ơi',
    'vừa thành hình phần móng',
    '16 đơn vị đã báo cáo, 4 đơn vị chưa',
    'còn lại 3 hạng mục chưa nghiệm thu',
    'còn mỗi xã Vạn Thiện chưa gửi số liệu',
    'hết khó khăn rồi, nhà thầu vào làm lại từ thứ 2',
    'gửi các sở góp ý rồi, mới nhận được 5 ý kiến',
    'một nửa số xã đã nộp',
    'phần lớn các hộ đã nhận tiền',
    'phần đường dây đã kéo điện, trạm biến áp chưa đóng điện',
    'nội dung thì xong rồi nhưng chưa có số văn bản',
    'đang rà soát lần cuối trước khi trình',
    'chưa nghiệm thu anh ạ',
    'chưa có kết quả thẩm định',
    'sang giai đoạn 2 rồi anh',
    'bên em làm gần tới đích rồi',
    'vừa được duyệt dự toán',
  ])('is under way: “%s”', (text) => {
    expect(readReport(text, TODAY)).toMatchObject({ intent: 'report', status: 'in_progress', needsQuestion: false });
  });

  test.each([
    'vừa gửi anh',
    'mới nhận được công văn',
    'có vốn mới làm',
    'chưa ký',
    'nghe anh nói xong rồi',
    'việc số 9 còn hạn không',
    'nội dung 1 xong, nội dung 2 chưa',
    'nhiệm vụ đã kết thúc, đã quyết toán xong',
  ])('is not told by what may be anything else: “%s”', (text) => {
    const { status, needsQuestion, intent } = readReport(text, TODAY);
    expect(needsQuestion || status === null || intent !== 'report').toBe(true);
  });

  test('a time at which it will begin is no beginning', () => {
    expect(readReport('chưa bắt đầu, tháng sau mới làm', TODAY)).toMatchObject({ status: 'not_started' });
    expect(readReport('chưa triển khai được bước nào', TODAY)).toMatchObject({ status: 'not_started' });
  });
});

describe('An act told in any words', () => {
  test.each([
    'mới nạo vét xong 4 tuyến kênh',
    'bên em mới ký hợp đồng được 3 hợp tác xã',
    'Mới phân loại xong 21 cơ sở ạ',
    'đã trình Thường trực Tỉnh uỷ cho ý kiến',
    'Đã chuyển Sở Tài chính thẩm định',
    'đã báo cáo Ban QLDA xem xét, quyết định',
    'đã trình UBND tỉnh ký ban hành',
    'chưa tổ chức giám sát',
    'bên em chưa kịp niêm yết ạ',
    'chưa thể tập huấn được anh',
    'tiếp tục quy hoạch đê điều',
    'xong 15/27 tổ dân phố',
    'chưa dứt điểm được ạ',
    'đã gửi dự thảo cho các sở góp ý',
    'đã giải phóng được 5,5 ha',
    'trồng được 30 ha rồi',
  ])('is under way: “%s”', (text) => {
    expect(readReport(text, TODAY)).toMatchObject({ intent: 'report', status: 'in_progress', needsQuestion: false });
  });

  test.each([
    ['công tác tiêm phòng đạt 60%', 60],
    ['Khảo sát các tuyến đường được 45%', 45],
    ['tỷ lệ giải ngân đạt 38%', 38],
    ['Mới thực hiện được hơn 36% khối lượng', 36],
    ['em làm tới 60% rồi', 60],
    ['chỉ mới 10% anh ạ', 10],
  ])('is so far: “%s”', (text, progress) => {
    expect(readReport(text, TODAY)).toMatchObject({ status: 'in_progress', progress, needsQuestion: false });
  });

  test.each([
    ['3 hộ khiếu nại', '3 hộ khiếu nại'],
    ['Hiện người dân cản trở thi công', 'người dân cản trở thi công'],
    ['12 hộ chưa nhận tiền ạ', '12 hộ chưa nhận tiền'],
    ['các sở ngành chưa thẩm định', 'các sở ngành chưa thẩm định'],
  ])('is in the way: “%s”', (text, obstacle) => {
    expect(readReport(text, TODAY)).toMatchObject({ status: 'blocked', obstacle, needsQuestion: false });
  });

  test.each([
    'xong cả 18 thôn rồi ạ',
    'Xong toàn bộ 45 hộ rồi',
    'Đã triển khai thực hiện xong ạ',
    'việc này xong lâu rồi mà anh',
    'Hoàn thành 100% chỉ tiêu giao',
    'đã xong đúng tiến độ đề ra',
    'Nhiệm vụ đã hoàn thành, Sở đã báo cáo tại Văn bản số 3321/SXD-QLN ngày 17/11/2026',
  ])('is completed where all of it is told: “%s”', (text) => {
    expect(readReport(text, TODAY)).toMatchObject({ status: 'completed', needsQuestion: false });
  });

  test.each([
    'xong cả 18 thôn phần khảo sát rồi',
    'chưa xong cả 18 thôn',
    'sẽ triển khai thực hiện xong',
    'có vốn mới nạo vét xong 4 tuyến',
    'mới xong 18 thôn',
    'đã trình ký và ban hành Quyết định số 45/QĐ-UBND',
    'tỷ lệ hộ nghèo đạt 3%',
    'tỷ lệ giải ngân 45%',
    'xong tháng 8/26',
    '3 hộ không khiếu nại',
  ])('and is no completion, figure or obstacle where it is not: “%s”', (text) => {
    const { status, progress, obstacle } = readReport(text, TODAY);
    expect({ done: status === 'completed', progress, obstacle }).toEqual({
      done: false,
      progress: null,
      obstacle: null,
    });
  });
});

describe('What is said beside the work, in any words', () => {
  test.each(['em cảm ơn anh đã nhắc', 'Cảm ơn Văn phòng đã quan tâm hỗ trợ', 'Dạ em làm ngay ạ'])(
    'acknowledges: “%s”',
    (text) => {
      expect(readReport(text, TODAY)).toMatchObject({ intent: 'acknowledge', needsQuestion: false });
    },
  );

  test.each([
    'Giao các đơn vị căn cứ chức năng tổ chức thực hiện, hoàn thành trước 20/12/2026.',
    'Yêu cầu các xã khẩn trương hoàn thành nhiệm vụ',
    'cảm ơn đơn vị đã hoàn thành',
  ])('is no report: “%s”', (text) => {
    expect(readReport(text, TODAY).status).toBeNull();
  });
});
