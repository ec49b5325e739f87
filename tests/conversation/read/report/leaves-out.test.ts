/** Exceptions, causes, figures and requests beside what is done: `report/report-status.ts`, `company.ts`, `between-clauses.ts`. */

import { describe, expect, test } from 'vitest';
import { judgeAnswer } from '../../../../src/conversation/read/answer/judge-answer.ts';
import { readReport } from '../../../../src/conversation/read/read-report.ts';
import { day } from '../../../../src/domain/calendar/dates.ts';

const TODAY = day('2026-11-30');
const read = (text: string): ReturnType<typeof readReport> => readReport(text, TODAY);

describe('what is left out', () => {
  test.each([
    'phần 1 xong phần 2 chưa',
    'đợt 1 xong đợt 2 chưa',
    'Trừ xã Đông Nam, các xã còn lại đã báo cáo',
    'ngoài trừ 2 xã miền núi, số còn lại đã hoàn thành',
    'riêng hạng mục cây xanh chưa làm, còn lại xong cả',
  ])('“%s” is under way', (text) => {
    expect(read(text)).toMatchObject({ status: 'in_progress', needsQuestion: false });
  });

  test.each(['số 4 đạt 55%, số 9 đạt 20%', 'nv3 đang trình, nv4 thiếu vốn', 'Hoàn thành:', 'Đã xong:'])(
    '“%s” is asked about',
    (text) => {
      expect(read(text)).toMatchObject({ needsQuestion: true });
    },
  );
});

describe('what stands before “nên”', () => {
  test.each([
    ['chờ mặt bằng nên nhà thầu nghỉ', 'chờ mặt bằng'],
    ['Mưa lớn kéo dài nên không đổ được bê tông', 'Mưa lớn kéo dài'],
    ['chưa có hướng dẫn của Bộ nên Sở chưa triển khai được', 'chưa có hướng dẫn của Bộ'],
  ])('“%s” is in the way', (text, obstacle) => {
    expect(read(text)).toMatchObject({ status: 'blocked', obstacle, needsQuestion: false });
  });
});

describe('beside what is done', () => {
  test.each([
    'Đã tổ chức hội nghị tổng kết, nhiệm vụ hoàn thành',
    'Trong quá trình thực hiện không phát sinh khó khăn, vướng mắc; đến nay nhiệm vụ đã hoàn thành.',
    'ok xong rồi nhé sếp, mai em gửi bản cứng sau',
    'Xong rồi hè, anh ghi cho tui với',
    'Bầy tui mần xong rồi anh nớ',
  ])('“%s” completes', (text) => {
    expect(read(text)).toMatchObject({ status: 'completed', needsQuestion: false });
  });

  test.each([
    'Đã tổ chức hội nghị tổng kết, nhiệm vụ sẽ hoàn thành',
    'Đã họp, còn biên bản, nhiệm vụ hoàn thành',
    'đã trình UBND tỉnh, nhiệm vụ hoàn thành khi được duyệt',
    'xong rồi, mai em gửi dự thảo',
    'đã hoàn thành, bàn giao 50% cho xã',
    'Mô hình đã tổng kết, nghiệm thu xong ngày 18/11, đề nghị đưa ra khỏi danh mục theo dõi',
    'Đã nghiệm thu bàn giao đưa vào khai thác ngày 20/11/2026',
  ])('“%s” does not, unasked', (text) => {
    expect(read(text).status).not.toBe('completed');
  });
});

test('a figure beside its target is the one that was reached', () => {
  expect(read('Tiến độ tổng thể 55%, chậm 5% so với kế hoạch')).toMatchObject({ progress: 55 });
  expect(read('Tiến độ đạt 64%, kế hoạch là 70%').progress).not.toBe(70);
});

describe('under “vướng mắc gì?”', () => {
  const standing = { today: TODAY, isReply: true, age: 1000, names: 'nothing', isInterrupted: false } as const;

  test.each(['chờ mặt bằng, em hỏi xã mãi chưa được ạ', 'chờ vốn', 'đang đợi Sở Xây dựng trả lời'])(
    '“%s” is the answer',
    (text) => {
      expect(judgeAnswer('obstacle', text, standing)).toBe('answer');
    },
  );

  test.each(['đang làm rồi ạ', 'đã trình, chờ ký', 'chưa xong ạ'])('“%s” is none', (text) => {
    expect(judgeAnswer('obstacle', text, standing)).toBe('none');
  });
});
