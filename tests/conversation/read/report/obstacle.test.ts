import { describe, expect, test } from 'vitest';
import { readReport } from '../../../../src/conversation/read/read-report.ts';
import { day } from '../../../../src/domain/calendar/dates.ts';

const TODAY = day('2026-11-30');

describe('What is in the way', () => {
  test.each([
    ['tiền chưa về nên chưa thanh toán được', 'tiền chưa về'],
    ['giá tăng cao nên chậm', 'giá tăng cao'],
    ['mưa nhiều nên không thi công được', 'mưa nhiều'],
    ['nhà thầu yếu nên không kịp', 'nhà thầu yếu'],
    ['nước lên cao nên việc này chậm', 'nước lên cao'],
  ])('stands before what it hinders: “%s”', (text, obstacle) => {
    expect(readReport(text, TODAY)).toMatchObject({ status: 'blocked', obstacle });
  });

  test.each([
    'thời tiết đẹp nên không ảnh hưởng',
    'có vốn rồi nên không còn chậm',
    'dân đồng ý nên không phải cưỡng chế',
    'đất đã bàn giao nên chưa cần bồi thường',
    'thời tiết tốt nên làm nhanh không chờ',
    'đủ vốn nên không thiếu',
    'máy móc sẵn sàng nên không chậm',
    'giá ổn định nên không bị vỡ dự toán',
  ])('is nothing where nothing is hindered: “%s”', (text) => {
    expect(readReport(text, TODAY)).toMatchObject({ obstacle: null });
  });

  test.each([
    'dân không phản đối',
    'dân không có ý kiến gì',
    'hộ dân không còn khiếu nại',
    'bà con không thắc mắc gì',
    'các hộ không nhận tiền vì đã nhận đủ',
    'Bộ Tài chính không có ý kiến gì thêm',
    'nhà thầu không có khiếu nại',
  ])('is nobody who complains no more: “%s”', (text) => {
    expect(readReport(text, TODAY)).toMatchObject({ obstacle: null, needsQuestion: true });
  });

  test.each(['dân không nhận tiền', 'Bộ Tài chính chưa có ý kiến', 'các hộ chưa chịu bàn giao'])(
    'is who refuses or has not answered: “%s”',
    (text) => {
      expect(readReport(text, TODAY)).toMatchObject({ status: 'blocked' });
    },
  );

  test.each([
    'nhà thầu bỏ ngang rồi anh',
    'ngập sâu, máy không vào được',
    'mất điện từ hôm kia, không chạy được phần mềm',
    'không có nhà thầu nào dự thầu',
    'quy định chồng chéo, chưa làm được',
    'dân nỏ chịu ký',
  ])('is what happens to the work: “%s”', (text) => {
    const { status, obstacle } = readReport(text, TODAY);
    expect([status, obstacle === null]).toEqual(['blocked', false]);
  });

  test.each([
    'khắc phục sạt lở xong rồi',
    'phòng chống ngập lụt đang triển khai',
    'nếu sạt lở thì dừng',
    'sợ mất điện',
    'hôm qua sạt lở',
    'kè chống sạt lở được 40%',
  ])('is nothing that is feared, past or worked on: “%s”', (text) => {
    expect(readReport(text, TODAY).status).not.toBe('blocked');
  });
});

describe('What was in the way, and is no more', () => {
  test.each([
    'đã xử lý dứt điểm vướng mắc',
    'đã giải quyết dứt điểm khó khăn về vốn',
    'tháo gỡ hẳn vướng mắc đền bù rồi',
    'mất điện rồi có lại rồi',
    'sạt lở nhưng không ảnh hưởng tiến độ',
    'mưa lớn sạt lở, công trình vẫn an toàn',
    'sạt lở đã khắc phục xong',
    'đã xử lý dứt điểm tồn tại, vướng mắc về đất',
    'đã tháo gỡ tồn đọng, khó khăn về vốn',
  ])('is recorded as no obstacle, and asked about: “%s”', (text) => {
    expect(readReport(text, TODAY)).toMatchObject({ obstacle: null, needsQuestion: true });
  });

  test.each([
    'đã tháo gỡ dứt điểm vướng mắc mặt bằng, đang thi công',
    'đã khắc phục triệt để khó khăn về vốn, nay đang thi công',
  ])('leaves the work under way: “%s”', (text) => {
    expect(readReport(text, TODAY)).toMatchObject({ status: 'in_progress', obstacle: null });
  });

  test.each([
    ['mất điện 3 ngày nay, chưa có lại', 'mất điện 3 ngày nay, chưa có lại'],
    ['sạt lở, xe không lên được', 'sạt lở, xe không lên được'],
  ])('but not while it lasts: “%s”', (text, obstacle) => {
    expect(readReport(text, TODAY)).toMatchObject({ status: 'blocked', obstacle });
  });

  test.each(['chưa giải quyết dứt điểm vướng mắc', 'đang tháo gỡ dứt điểm khó khăn', 'đang giải quyết thiếu vốn'])(
    'nor before it is cleared: “%s”',
    (text) => {
      expect(readReport(text, TODAY).status).toBe('blocked');
    },
  );
});

test.each([
  'đã xử lý xong vướng mắc về đất, nay tiếp tục thi công',
  'Đã tháo gỡ xong vướng mắc mặt bằng, hiện đang thi công',
  'đã giải quyết xong khó khăn về vốn, đang làm tiếp',
])('“%s”: what was in the way is over, and the work goes on', (text) => {
  expect(readReport(text, day('2026-11-30'))).toMatchObject({
    status: 'in_progress',
    obstacle: null,
    needsQuestion: false,
  });
});

test.each(['chưa xử lý xong vướng mắc về đất', 'vướng mắc về đất chưa xử lý xong'])('“%s” still is', (text) => {
  expect(readReport(text, day('2026-11-30')).obstacle).not.toBeNull();
});
