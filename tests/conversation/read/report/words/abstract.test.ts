import { describe, expect, test } from 'vitest';
import { proposeReading } from '../../../../../src/conversation/read/propose-reading.ts';
import { readReport } from '../../../../../src/conversation/read/read-report.ts';
import { day } from '../../../../../src/domain/calendar/dates.ts';

const TODAY = day('2026-11-23');
const read = (text: string) => readReport(text, TODAY);

describe('a decision that approves the result tells of its completion, and its day is the day', () => {
  test.each([
    'xong tại Quyết định 99/QĐ-UBND ngày 10/12/2022 về việc phê duyệt đồ án',
    'đã hoàn thành tại Quyết định số 99/QĐ-UBND ngày 10/12/2022 về phê duyệt quy hoạch',
    'xong, Quyết định 99/QĐ-UBND ngày 10/12/2022 v/v phê duyệt đề án',
    'hoàn thành tại Nghị quyết 99/NQ-HĐND ngày 10/12/2022 về việc ban hành đề án',
  ])('“%s”', (text) => {
    expect(read(text)).toMatchObject({ status: 'completed', completedOn: '2022-12-10', needsQuestion: false });
  });
});

describe('what the words of a paper may leave open is asked, and proposed as it was said', () => {
  test.each([
    'xong theo Báo cáo 12/BC-SXD ngày 10/12/2022 về kết quả rà soát',
    'đã xong tại Quyết định 99/QĐ-UBND ngày 10/12/2022 về việc phê duyệt nhiệm vụ quy hoạch',
    'đã hoàn thành theo Quyết định 99/QĐ-UBND ngày 10/12/2022 về phê duyệt dự toán',
    'xong theo Quyết định 99/QĐ-UBND phê duyệt đồ án',
    'hoàn thành tại Nghị quyết 99/NQ-HĐND ngày 10/12/2022 về việc phê duyệt quy chế',
    'đã hoàn thành theo Thông báo 5/TB-SXD ngày 10/12/2022 về việc thẩm định hồ sơ',
  ])('“%s”', (text) => {
    expect(read(text)).toMatchObject({ status: null, needsQuestion: true });
    expect(proposeReading(read(text), TODAY)?.status).toBe('completed');
  });
});

describe('a word of the report itself still restricts it', () => {
  test.each([
    'xong bước 1 theo Quyết định 99/QĐ-UBND ngày 10/12/2022 về việc phê duyệt đồ án',
    'chưa xong Quyết định 99/QĐ-UBND ngày 10/12/2022 về việc phê duyệt đồ án',
    'sẽ xong theo Quyết định 99/QĐ-UBND ngày 10/12/2022 về việc phê duyệt đồ án',
    'xong 60% theo Quyết định 99/QĐ-UBND ngày 10/12/2022 về việc phê duyệt đồ án',
    'xong dự thảo theo Quyết định 99/QĐ-UBND ngày 10/12/2022 về việc phê duyệt đồ án',
    'xong theo Quyết định 99/QĐ-UBND ngày 10/12/2022 về việc phê duyệt đồ án, còn chờ công bố',
  ])('“%s”', (text) => {
    expect(read(text).status).not.toBe('completed');
    expect(proposeReading(read(text), TODAY)?.status).not.toBe('completed');
  });
});

describe('a last act and its day behind the completion may be how it ended, or a step: it is asked', () => {
  test.each([
    ['xong, ký ngày 5/10/2022', '2022-10-05'],
    ['đã hoàn thành, nghiệm thu ngày 12/3/2023', '2023-03-12'],
    ['hoàn thành, đã phê duyệt ngày 1/6/2024', '2024-06-01'],
    ['xong rồi, ban hành ngày 7/7/2025', '2025-07-07'],
  ])('“%s”', (text, completedOn) => {
    expect(read(text)).toMatchObject({ status: null, needsQuestion: true });
    expect(proposeReading(read(text), TODAY)).toMatchObject({ status: 'completed', completedOn });
  });

  test.each(['xong, chưa ký', 'xong, đã trình', 'xong, sẽ ký ngày 5/12/2026', 'xong, chờ phê duyệt'])(
    'not “%s”',
    (text) => {
      expect(proposeReading(read(text), TODAY)?.status).not.toBe('completed');
    },
  );
});

test.each([
  'hoàn thành ngày 1/10/2022 hoặc 2/10/2022',
  'xong hôm 1/10/2022 hay ngày 3/10/2022 ạ',
  'đã hoàn thành ngày 15/10/2022 hoặc ngày 16/10/2022',
])('of two days that are left open it is asked which: “%s”', (text) => {
  expect(read(text)).toMatchObject({ status: null, needsQuestion: true, unclearDay: 'several' });
});
