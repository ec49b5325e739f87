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
