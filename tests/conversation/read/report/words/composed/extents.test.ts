import { describe, expect, test } from 'vitest';
import { readReport } from '../../../../../../src/conversation/read/read-report.ts';
import { day } from '../../../../../../src/domain/calendar/dates.ts';

const TODAY = day('2026-11-30');

function read(text: string): string {
  const { intent, status, progress, needsQuestion } = readReport(text, TODAY);
  return needsQuestion ? `${intent}?` : [intent, status, progress].filter((part) => part !== null).join(' ');
}

describe('Whose share is done', () => {
  test.each(['phần bên em đã xong rồi ạ', 'phần việc của phòng em xong rồi', 'Phần của đơn vị đã hoàn thành'])(
    'is the task where it is one’s own: “%s”',
    (text) => {
      expect(read(text)).toBe('report completed 100');
    },
  );

  test.each(['Phần của Sở Tài chính đã hoàn thành', 'phần của Ban Quản lý xong cả rồi', 'phần của huyện xong rồi'])(
    'is asked about where it is an office’s: “%s”',
    (text) => {
      expect(read(text)).toBe('report?');
    },
  );

  test.each(['xong phần của em', 'xong phần 1', 'phần 2 đã xong'])('is a part where it is one: “%s”', (text) => {
    expect(read(text)).not.toContain('completed');
  });
});

describe('How far it is', () => {
  test.each([
    ['tuần trước 30%, nay 45%', 'report in_progress 45'],
    ['tháng trước 15%, tháng này 30%', 'report in_progress 30'],
    ['kỳ trước 20%, kỳ này đạt 35%', 'report in_progress 35'],
    ['Đã thu hồi 62ha/75ha', 'report in_progress'],
    ['mới kiểm đếm 60 hộ/95 hộ', 'report in_progress'],
    ['đạt 97%, vượt chỉ tiêu 7%', 'report in_progress 97'],
    ['sáu lăm phần trăm anh à', 'report in_progress 65'],
    ['được bảy chục phần trăm', 'report in_progress 70'],
  ])('“%s” is %s', (text, reading) => {
    expect(read(text)).toBe(reading);
  });

  test.each(['100% hộ dân đã ký cam kết', '100% xã đã nhận văn bản', '100% cán bộ đã tập huấn'])(
    'is not said by all of something: “%s”',
    (text) => {
      expect(read(text)).toMatch(/[?]$/u);
    },
  );
});

describe('A day ahead', () => {
  test.each(['ngày 10 em nộp', 'chiều em gửi', 'mùng 5 em nộp báo cáo', 'để em làm nốt, tối gửi', 'qua rằm là xong'])(
    'is the will to do it, and no completion: “%s”',
    (text) => {
      expect(['acknowledge', 'report in_progress']).toContain(read(text));
    },
  );
});
