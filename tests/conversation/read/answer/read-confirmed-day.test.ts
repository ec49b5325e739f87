import { expect, test } from 'vitest';
import { readConfirmedDay } from '../../../../src/conversation/read/answer/read-confirmed-day.ts';
import { day } from '../../../../src/domain/calendar/dates.ts';

const TODAY = day('2026-12-01');

test.each([
  ['', 'none', ''],
  ['20/12/2022', '2022-12-20', ''],
  ['20/12/22', '2022-12-20', ''],
  ['20.12.2022', '2022-12-20', ''],
  ['ngày 20/12/2022', '2022-12-20', ''],
  ['hoàn thành ngày 20 tháng 12 năm 2022', '2022-12-20', ''],
  ['ngay 20 thang 11', '2026-11-20', ''],
  ['20/12/2022 theo biên bản', '2022-12-20', 'theo biên bản'],
  ['theo Quyết định 2345/QĐ-UBND ngày 20/12/2022', '2022-12-20', 'theo Quyết định 2345/QĐ-UBND'],
  ['đủ hồ sơ', 'none', 'đủ hồ sơ'],
  ['1/12/2026', '2026-12-01', ''],
  ['2/12/2026', 'unclear', ''],
  ['31/2/2022', 'unclear', ''],
  ['20/12/2022 hay 21/12/2022', 'unclear', 'hay'],
  ['5/1', 'unclear', ''],
  ['tháng 12/2022', 'unclear', 'tháng 12/2022'],
  ['quý 4', 'unclear', 'quý 4'],
  ['hôm qua', '2026-11-30', ''],
  ['xong hôm nay nhé', '2026-12-01', 'nhé'],
  ['hom kia', '2026-11-29', ''],
  ['ngày mai', 'unclear', 'mai'],
  ['cuối tháng trước', 'unclear', 'cuối tháng trước'],
  ['hôm qua hay hôm kia', 'unclear', 'hay'],
  ['hôm nọ', 'unclear', 'nọ'],
  ['20/12/20222', 'unclear', '20/12/20222'],
])('%j says %s, and %j is left', (words, said, unused) => {
  const reading = readConfirmedDay(words, TODAY);
  const { day } = reading;
  expect([day.kind === 'day' ? day.on : day.kind, reading.unused]).toEqual([said, unused]);
});
