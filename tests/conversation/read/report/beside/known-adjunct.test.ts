import { describe, expect, test } from 'vitest';
import { readReport } from '../../../../../src/conversation/read/read-report.ts';
import { day } from '../../../../../src/domain/calendar/dates.ts';

const TODAY = day('2026-11-30');

describe('Words beside a completion', () => {
  test.each([
    'Xong nha sếp, hồ sơ em để trên bàn chị Hương',
    'đã hoàn thành, kết quả em nộp văn thư rồi',
    'xong rồi anh, biên bản em gửi phòng anh Tuấn',
    'đã xong, anh xem giúp em trên hệ thống',
    'Hoàn tất rồi nhé các anh chị, cảm ơn mọi người đã hỗ trợ',
    'Đơn vị xin báo cáo đã hoàn thành nhiệm vụ, trân trọng cảm ơn sự quan tâm của Văn phòng',
    'Nhiệm vụ đã thực hiện xong, kinh phí quyết toán 350 triệu đồng',
  ])('that are known to say nothing of the matter leave it one: “%s”', (text) => {
    expect(readReport(text, TODAY)).toMatchObject({ status: 'completed', needsQuestion: false });
  });

  test.each([
    'đã hoàn thành, anh khoan đóng',
    'đã hoàn thành, xin lỗi vì báo láo',
    'đã hoàn thành, bên em lo kinh phí',
    'đã hoàn thành, nhờ anh hỗ trợ kinh phí',
    'đã hoàn thành, anh giúp em đẩy nhanh',
    'đã hoàn thành, kết quả kém',
    'đã hoàn thành, em gửi số liệu sơ bộ',
    'đã hoàn thành, đã nghiệm thu kỹ thuật',
    'đã hoàn thành, đã nghiệm thu nội bộ',
    'đã hoàn thành, đề nghị anh đóng việc phụ',
    'đã xong, hồ sơ em gửi Sở Tài chính',
    'đã xong, hồ sơ em để sau',
    'da hoan thanh, ket qua kem',
  ])('that nothing is known of are asked about: “%s”', (text) => {
    expect(readReport(text, TODAY)).toMatchObject({ needsQuestion: true });
    expect(readReport(text, TODAY).status).not.toBe('completed');
  });
});
