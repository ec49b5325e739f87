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
