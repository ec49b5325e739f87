import { describe, expect, test } from 'vitest';
import { readReport } from '../../../../../../src/conversation/read/read-report.ts';
import { day } from '../../../../../../src/domain/calendar/dates.ts';

const TODAY = day('2026-11-30');

describe('How things stand now', () => {
  test.each([
    ['tới giờ được 60% thôi anh hai', 60],
    ['tính đến hết ngày 25/11/2026 khối lượng thi công đạt 80%', 80],
    ['Khối lượng thi công lũy kế đến 25/11/2026 đạt 80%', 80],
    ['tới bữa nay làm được 35%', 35],
    ['làm được bảy phần rồi anh', 70],
  ])('“%s” is %i %%', (text, progress) => {
    expect(readReport(text, TODAY)).toMatchObject({ status: 'in_progress', progress, needsQuestion: false });
  });

  test.each(['Khối lượng thi công đến 25/12/2026 đạt 80%', 'độ che phủ rừng đạt 54%', 'tỷ lệ giải ngân 45%'])(
    'what is ahead, and a rate of anything, are no figure of now: “%s”',
    (text) => {
      expect(readReport(text, TODAY).progress).toBeNull();
    },
  );
});

describe('Words that only look like a question', () => {
  test.each([
    'mới có 4 huyện gửi, đang giục mấy huyện kia',
    'còn mấy xã chưa nộp',
    'đang mắc ở khâu thẩm định giá, chưa có đơn vị nào nhận làm',
    'mới được 1/3 à',
  ])('“%s” tells', (text) => {
    expect(readReport(text, TODAY).intent).toBe('report');
  });

  test.each(['xong được mấy xã rồi', 'còn mấy xã?', 'ai đang trực phòng họp tầng 2', 'có đơn vị nào nhận làm không'])(
    '“%s” asks',
    (text) => {
      expect(readReport(text, TODAY).intent).toBe('question');
    },
  );

  test.each(['xong đâu vào đấy', 'xong đâu vào đấy rồi ạ', 'đã làm xong đâu ra đấy'])('“%s” completes', (text) => {
    expect(readReport(text, TODAY)).toMatchObject({ status: 'completed', needsQuestion: false });
  });

  test.each(['xong đâu', 'chưa xong đâu vào đấy', 'xong đâu vào đấy chưa', 'mai là xong đâu vào đấy'])(
    '“%s” does not',
    (text) => {
      expect(readReport(text, TODAY).status).not.toBe('completed');
    },
  );
});
