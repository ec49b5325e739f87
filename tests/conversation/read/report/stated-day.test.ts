import { describe, expect, test } from 'vitest';
import { readReport } from '../../../../src/conversation/read/read-report.ts';
import { day } from '../../../../src/domain/calendar/dates.ts';

const TODAY = day('2026-12-01');

describe('the day on which the work was completed', () => {
  test.each<[string, string]>([
    ['hoàn thành ngày 20/12/2022', '2022-12-20'],
    ['đã hoàn thành tại Quyết định 2345/QĐ-UBND ngày 20/12/2022', '2022-12-20'],
    ['đã hoàn thành tại Quyết định số 2345/QĐ-UBND của UBND tỉnh Thanh Hóa ngày 20/12/2022', '2022-12-20'],
    ['đã xong hôm 20/12/2022 theo Báo cáo số 45/BC-SXD ngày 5/1/2023', '2022-12-20'],
    ['xong, báo cáo tại văn bản số 123/BC-SXD ngày 5/11/2026 về kết quả lập quy hoạch', '2026-11-05'],
    ['HOÀN THÀNH NGÀY 20.12.2022', '2022-12-20'],
    ['đã hoàn thành vào ngày 20 tháng 12 năm 2022', '2022-12-20'],
    ['da xong ngay 20/12/2022', '2022-12-20'],
    ['xong rồi ạ, ngày 15/12/2022', '2022-12-15'],
    ['xong hôm qua', '2026-11-30'],
    ['đã xong sáng nay', '2026-12-01'],
    ['xong ngày 20/11 ạ', '2026-11-20'],
    ['xong 20/11 ạ', '2026-11-20'],
    ['25/11 xong rồi', '2026-11-25'],
    ['đã hoàn thành 14/6, hơi muộn', '2026-06-14'],
  ])('“%s” was completed on %s', (text, completedOn) => {
    expect(readReport(text, TODAY)).toMatchObject({ status: 'completed', completedOn, needsQuestion: false });
  });

  test.each([
    ['xong từ tháng 12/2022', 'no_single_day'],
    ['hoàn thành quý III năm 2022', 'no_single_day'],
    ['xong cuối năm 2022 rồi ạ', 'no_single_day'],
    ['xong ngày 31/2/2023', 'no_such_day'],
    ['xong hôm 30/2', 'no_such_day'],
    ['xong ngày 30/12/2027', 'ahead'],
    ['xong ngày 5/1 ạ', 'ahead'],
    ['xong ngày 20/12/2022, hoàn thành ngày 21/12/2022', 'several'],
    ['đã hoàn thành, Quyết định 12/QĐ-UBND ngày 3/4/2023, Báo cáo 45/BC-SXD ngày 5/5/2023', 'several'],
  ] as const)('“%s” is asked about: %s', (text, unclearDay) => {
    expect(readReport(text, TODAY)).toMatchObject({
      intent: 'report',
      status: null,
      completedOn: null,
      unclearDay,
      needsQuestion: true,
    });
  });

  test.each(['2026-11-23', '2026-12-28', '2026-09-01'])(
    'a day in January that may lie ahead is asked about on %s',
    (on) => {
      expect(readReport('xong ngày 5/1 ạ', day(on))).toMatchObject({ status: null, unclearDay: 'ahead' });
    },
  );

  test('a day in January that has just passed is that day', () => {
    expect(readReport('xong ngày 5/1 ạ', day('2027-01-08')).completedOn).toBe('2027-01-05');
  });

  test.each([
    'sẽ xong ngày 5/1/2027',
    'kế hoạch hoàn thành ngày 5/11/2026',
    'thời hạn hoàn thành ngày 20/12/2022',
    'hoàn thành trước ngày 20/12/2022',
    'chưa hoàn thành ngày 20/12/2022',
    'đã họp ngày 20/12/2022',
    'phải hoàn thành ngày 20/12/2022',
    'hoàn thành báo cáo quý III/2026',
    'hoàn thành theo Kế hoạch 12/KH-SXD ngày 3/4/2023',
    'xong 3/5',
  ])('“%s” completes nothing on any day', (text) => {
    expect(readReport(text, TODAY)).toMatchObject({ completedOn: null, unclearDay: null });
    expect(readReport(text, TODAY).status).not.toBe('completed');
  });

  test('without a day, a completion states none', () => {
    expect(readReport('xong rồi ạ', TODAY)).toMatchObject({ status: 'completed', completedOn: null });
    expect(readReport('xong từ tuần trước', TODAY)).toMatchObject({ status: 'completed', completedOn: null });
  });
});

describe('a day of the week, said on Monday 20/6/2022', () => {
  const MONDAY = day('2022-06-20');

  test.each([
    ['đã xong hôm thứ 6', '2022-06-17'],
    ['đã hoàn thành hôm thứ năm ạ', '2022-06-16'],
    ['hôm thứ sáu đã xong', '2022-06-17'],
    ['xong từ thứ tư', '2022-06-15'],
    ['đã xong chiều thứ sáu', '2022-06-17'],
    ['sáng thứ 3 đã hoàn thành', '2022-06-14'],
    ['đã xong từ chiều thứ tư', '2022-06-15'],
    ['đã hoàn thành thứ sáu tuần trước', '2022-06-17'],
    ['đã xong thứ hai vừa rồi', '2022-06-13'],
    ['da xong hom thu 6', '2022-06-17'],
    ['da xong chieu thu 5 a', '2022-06-16'],
    ['đã hoàn thành chiều thứ Sáu ngày 17/6', '2022-06-17'],
    ['đã xong thứ 5 ngày 16/6/2022', '2022-06-16'],
  ])('“%s” was completed on %s', (text, completedOn) => {
    expect(readReport(text, MONDAY)).toMatchObject({ status: 'completed', completedOn, expectedOn: null });
  });

  test.each([
    ['đã xong thứ tư', 'ahead'],
    ['đã hoàn thành vào thứ sáu', 'ahead'],
    ['thứ 6 đã xong', 'ahead'],
    ['xong rồi thứ 5', 'ahead'],
    ['thứ bảy xong rồi ạ', 'ahead'],
    ['da xong t6', 'ahead'],
    ['đã xong từ thứ hai', 'no_single_day'],
    ['đã xong sáng thứ hai', 'no_single_day'],
  ] as const)('“%s” is asked about: %s', (text, unclearDay) => {
    expect(readReport(text, MONDAY)).toMatchObject({ status: null, expectedOn: null, unclearDay, needsQuestion: true });
  });

  test.each(['đã nộp hôm thứ năm', 'đã trình chiều thứ 5', 'đã gửi thứ sáu', 'việc thứ hai đã xong', 'đã nộp thứ 4 ạ'])(
    '“%s” neither completes nor promises',
    (text) => {
      const { status, expectedOn, completedOn } = readReport(text, MONDAY);
      expect([status === 'completed', expectedOn, completedOn]).toEqual([false, null, null]);
    },
  );

  test.each([
    ['thứ 6 xong', '2022-06-24'],
    ['xong thứ năm ạ', '2022-06-23'],
    ['hẹn thứ 6 xong', '2022-06-24'],
    ['thứ 6 tới sẽ xong', '2022-06-24'],
    ['hồ sơ đã xong, thứ 6 nộp', '2022-06-24'],
    ['đã trình, thứ 6 xong', '2022-06-24'],
    ['đã làm 70%, thứ sáu xong', '2022-06-24'],
  ])('“%s” promises %s', (text, expectedOn) => {
    expect(readReport(text, MONDAY)).toMatchObject({ status: 'in_progress', expectedOn, needsQuestion: false });
  });

  test.each([
    'thứ sáu tuần sau nộp',
    'thứ 6 nộp ạ',
    'đã nhận rồi, thứ 6 ngày 24/6 xong',
    'đã đăng ký thứ 6 xong',
    'đã hẹn thứ 5 hoàn thành',
  ])('“%s” completes nothing', (text) => {
    expect(readReport(text, MONDAY)).toMatchObject({ completedOn: null, unclearDay: null, needsQuestion: false });
    expect(readReport(text, MONDAY).status).not.toBe('completed');
  });
});

describe('a completion with its day, and why it was late', () => {
  const TOLD_ON = day('2022-06-20');

  test.each([
    ['xong ngày 5/1, chậm do mưa lũ kéo dài', '2022-01-05'],
    ['hoàn thành ngày 10/6, trễ vì thiếu nhân lực', '2022-06-10'],
    ['xong ngày 10/6, chậm do chờ ý kiến Sở Tài chính', '2022-06-10'],
    ['xong hôm qua, chậm vì đợi mặt bằng', '2022-06-19'],
    ['hoàn thành 10/6/2022 chậm do mưa lũ kéo dài', '2022-06-10'],
    ['xong ngay 10/6, cham do mua lu keo dai', '2022-06-10'],
    ['xong hôm thứ 6, bị chậm vì vướng mặt bằng', '2022-06-17'],
    ['hoàn thành ngày 20/12, hơi trễ do bão', '2021-12-20'],
  ])('“%s” was completed on %s', (text, completedOn) => {
    expect(readReport(text, TOLD_ON)).toMatchObject({ text, status: 'completed', completedOn, obstacle: null });
  });

  test.each([
    'xong ngày 30/6, chậm do mưa lũ',
    'xong ngày 20/12, chậm do mưa lũ',
    'đã xong thứ tư, chậm vì thiếu người',
  ])('“%s” is asked about, for its day may lie ahead', (text) => {
    const on = text.includes('20/12') ? day('2022-09-20') : TOLD_ON;
    expect(readReport(text, on)).toMatchObject({ status: null, unclearDay: 'ahead', needsQuestion: true });
  });

  test.each([
    'chậm do mưa lũ kéo dài',
    'sẽ xong ngày 30/6, chậm do mưa lũ',
    'chưa xong ngày 10/6, chậm do mưa lũ',
    'phải xong ngày 10/6, chậm do mưa lũ',
    'xong 50% ngày 10/6, chậm do mưa lũ',
    'xong móng ngày 10/6, chậm do mưa lũ',
    'xong ngày 10/6 được 3 xã, chậm do mưa',
    'xong ngày 10/6, đang chậm do mưa lũ',
    'xong ngày 10/6, chậm do nhà thầu chưa bàn giao',
    'xong ngày 10/6, đang vướng mặt bằng',
    'xong ngày 5/6 chậm do thiếu vốn, còn 2 hộ chưa nhận',
  ])('“%s” is not completed', (text) => {
    expect(readReport(text, TOLD_ON)).toMatchObject({ completedOn: null, unclearDay: null });
    expect(readReport(text, TOLD_ON).status).not.toBe('completed');
  });
});

describe('the day of a promise', () => {
  test.each([
    'dự kiến 15/12 xong, có thể 20/12',
    'dự kiến hoàn thành ngày 15/12, chậm nhất 25/12',
    'sẽ xong 15/12, muộn nhất là 31/12',
    'dự kiến xong ngày 15/12, hoặc 20/12 ạ',
    'cam kết 15/12 xong; cùng lắm ngày 18/12',
  ])('“%s” names more than one, and none is recorded', (text) => {
    expect(readReport(text, TODAY)).toMatchObject({ status: 'in_progress', expectedOn: null });
  });

  test.each([
    'dự kiến xong ngày 15/12',
    'đang làm 60%, ngày 20/11 đã họp, dự kiến xong 15/12',
    'dự kiến 15/12 xong, 10/12 trình thẩm định',
    'đang làm, dự kiến xong 15/12, cam kết ngày 15/12',
    'dự kiến hoàn thành 15/12/2026 ạ',
  ])('“%s” names one', (text) => {
    expect(readReport(text, TODAY)).toMatchObject({ status: 'in_progress', expectedOn: '2026-12-15' });
  });
});
