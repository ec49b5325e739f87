import { describe, expect, test } from 'vitest';
import { readReport } from '../../../../src/conversation/read/read-report.ts';
import { day } from '../../../../src/domain/calendar/dates.ts';

const TODAY = day('2026-11-30');
const read = (text: string) => readReport(text, TODAY);

describe('A mishap in words that nobody knows', () => {
  test.each([
    ['đường truyền chập chờn, không up được dữ liệu', 'đường truyền chập chờn, không up được dữ liệu'],
    ['Xe múc hư, không san được mặt bằng ạ', 'Xe múc hư, không san được mặt bằng'],
    ['kế toán ốm, chưa quyết toán được', 'kế toán ốm, chưa quyết toán được'],
    ['dân phản ứng, dừng cắm cọc', 'dân phản ứng, dừng cắm cọc'],
    ['mưa dầm, phải dừng đổ móng', 'mưa dầm, phải dừng đổ móng'],
    ['hệ thống bảo trì, chưa nộp được hồ sơ', 'hệ thống bảo trì, chưa nộp được hồ sơ'],
    ['thợ bỏ về quê, không ai lợp', 'thợ bỏ về quê, không ai lợp'],
  ])('is in the way of what it prevents: “%s”', (text, obstacle) => {
    expect(read(text)).toMatchObject({ intent: 'report', status: 'blocked', obstacle, needsQuestion: false });
  });

  test.each([
    'em lập hồ sơ, chưa gửi được',
    'họp tổ công tác, không làm được',
    'việc thứ hai, chưa nộp được',
    'máy hư, em làm được',
    'về nền đường, không làm được',
    'Dự án bị đình chỉ thi công',
    'đường Lê Lợi, dừng theo dõi',
    'Hồ sơ gốc thất lạc nên tôi đã xong, chưa gửi được',
    'dân phản ứng, dừng cắm cọc chưa anh?',
  ])('is none where somebody acts, nothing is prevented or it is asked: “%s”', (text) => {
    expect(read(text).status).not.toBe('blocked');
  });
});

describe('A step with what is waited for', () => {
  test.each([
    'trình PCT, chưa thấy ký',
    'tổ thẩm tra họp rồi, chờ kết luận',
    'bản vẽ chuyển Sở Xây dựng rồi nhưng chưa được duyệt',
    'em upload phụ lục rồi, chờ phản hồi',
  ])('is under way: “%s”', (text) => {
    expect(read(text)).toMatchObject({ intent: 'report', status: 'in_progress', needsQuestion: false });
  });

  test.each(['em đọc rồi, chưa hiểu ý kiến', 'chờ kết luận', 'xem rồi, chờ anh gọi', 'chưa thấy ký'])(
    'is none where nothing was done: “%s”',
    (text) => {
      expect(read(text).needsQuestion || read(text).intent !== 'report').toBe(true);
    },
  );
});
