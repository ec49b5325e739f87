import { describe, expect, test } from 'vitest';
import { proposeReading } from '../../../../../src/conversation/read/propose-reading.ts';
import { readReport } from '../../../../../src/conversation/read/read-report.ts';
import { day } from '../../../../../src/domain/calendar/dates.ts';

const TODAY = day('2026-11-30');
const read = (text: string) => readReport(text, TODAY);

test.each([
  'chưa',
  'dạ vẫn chưa anh ạ',
  'bên em chưa',
  'chua anh oi',
  'đến giờ vẫn chưa được',
  'chưa đâu anh',
  'chưa, tuần sau em báo',
  'chua, mai em bao lai',
  'hiện chưa nhé',
])('“%s” is asked about, and proposed as no more than it says', (text) => {
  expect(read(text)).toMatchObject({ intent: 'report', status: null, needsQuestion: true, expectedOn: null });
  expect(proposeReading(read(text), TODAY)).toMatchObject({ status: 'not_started', progress: null, expectedOn: null });
});

describe('what says more is read or proposed as that', () => {
  test.each(['chưa, đang làm', 'chưa xong', 'chưa, mai em nộp', 'not yet', 'vẫn chưa đâu ạ'])(
    '“%s” is under way',
    (text) => {
      expect(read(text)).toMatchObject({ status: 'in_progress', needsQuestion: false });
    },
  );

  test.each(['chưa hết', 'chưa có kết quả'])('“%s” is proposed as under way', (text) => {
    expect(proposeReading(read(text), TODAY)?.status).toBe('in_progress');
  });

  test.each(['xong chưa', 'chưa?'])('“%s” asks', (text) => {
    expect(read(text).intent).toBe('question');
  });
});

test.each(['tuần sau em báo', 'mai em báo cáo lại nhé', 'tuan sau don vi bao', 'mai bên em phản hồi anh'])(
  '“%s” promises news, and no day on which it is done',
  (text) => {
    expect(read(text)).toMatchObject({ intent: 'acknowledge', status: null, expectedOn: null });
  },
);
