import { describe, expect, test } from 'vitest';
import { readCitedDocument } from '../../../src/conversation/read/read-cited-document.ts';
import { day } from '../../../src/domain/calendar/dates.ts';

const TODAY = day('2026-11-23');

describe('the document that a report names', () => {
  test.each<[string, string, string | null, string]>([
    [
      'đã xong, báo cáo tại văn bản số 123/BC-SXD ngày 5/11/2026 về kết quả lập quy hoạch',
      '123/BC-SXD',
      '2026-11-05',
      'kết quả lập quy hoạch',
    ],
    ['xong, văn bản số 45/BC-UBND', '45/BC-UBND', null, ''],
    [
      '123/BC-SXD ngày 5/11 v/v hoàn thành đề án du lịch. Kính gửi Văn phòng',
      '123/BC-SXD',
      '2026-11-05',
      'hoàn thành đề án du lịch',
    ],
    [
      '#12 hoàn thành (văn bản số 7/QĐ-UBND ngày 01/02/2026 về việc phê duyệt đề án)',
      '7/QĐ-UBND',
      '2026-02-01',
      'phê duyệt đề án',
    ],
    ['số 9/BC-SXD ngày 1/11/2026 về tiến độ, đã xong 100%', '9/BC-SXD', '2026-11-01', 'tiến độ'],
    ['Quyết định số 10/QĐ-UBND ngày 31/12', '10/QĐ-UBND', '2025-12-31', ''],
    ['xong, công văn số 15 ngày 3/4/2023', '15', '2023-04-03', ''],
    ['đã xong theo văn bản số 12', '12', null, ''],
    ['Tờ trình số 8 ngày 1/2/2023', '8', '2023-02-01', ''],
    ['2345/QĐ-UBND của UBND tỉnh Thanh Hóa ngày 20/12/2022', '2345/QĐ-UBND', '2022-12-20', ''],
  ])('%s', (text, number, issuedOn, abstract) => {
    expect(readCitedDocument(text, TODAY)).toEqual({ number, issuedOn, abstract });
  });

  test.each([
    'xong',
    'xong 100% ngày 5/11/2026',
    'họp về kết quả lập quy hoạch',
    'đã làm 3/4 việc',
    '',
    'xong gói thầu số 2',
    'hoàn thành tổ số 3',
    'điểm số 1 xong',
    'đã xong lô số 4',
    'xong, số 12',
    'cầu so 5 da xong',
  ])('none in “%s”', (text) => {
    expect(readCitedDocument(text, TODAY)).toBeNull();
  });
});

test.each(['đã hoàn thành gói thầu số 2', 'xong tổ số 3', 'xong thôn số 5', 'xong lô số 12', 'xong biểu số 3'])(
  '%j cites no document',
  (text) => {
    expect(readCitedDocument(text, day('2026-12-01'))).toBeNull();
  },
);
