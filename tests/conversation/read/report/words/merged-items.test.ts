import { expect, test } from 'vitest';
import { readReport } from '../../../../../src/conversation/read/read-report.ts';
import { day } from '../../../../../src/domain/calendar/dates.ts';

const TODAY = day('2026-11-30');

test.each([
  'đã khắc phục sự cố, khó khăn cho dân',
  'gia cố đê xong rồi',
  'củng cố đê bao xong rồi',
  'lắp điểm phát cố định xong rồi',
])('“%s” tries nothing, and is neither promised nor blocked unasked', (text) => {
  expect(readReport(text, TODAY)).toMatchObject({ status: null, needsQuestion: true });
});

test('“kiên cố hoá kênh mương đạt 40%” tells how far something of the task is, and tries nothing', () => {
  const reading = readReport('kiên cố hoá kênh mương đạt 40%', TODAY);
  expect(reading).toMatchObject({ status: 'in_progress', obstacle: null, needsQuestion: false });
});

test('“cố” by itself still promises', () => {
  expect(readReport('em cố làm cho xong', TODAY)).toMatchObject({ status: 'in_progress', needsQuestion: false });
});

test.each([
  'nhiệm vụ đã được Sở thực hiện xong',
  'việc này đã được đơn vị xử lý xong',
  'đã được trung tâm xử lý xong rồi ạ',
])('“%s” names the office that speaks', (text) => {
  expect(readReport(text, TODAY).status).toBe('completed');
});

test.each([
  'nhiệm vụ đã được Sở Xây dựng thực hiện xong',
  'việc này đã được Sở Tài chính xử lý xong',
  'chưa được Sở thực hiện xong',
])('“%s” is completed by nobody unasked', (text) => {
  expect(readReport(text, TODAY).status).not.toBe('completed');
});
