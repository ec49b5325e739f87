import { describe, expect, test } from 'vitest';
import { readReport } from '../../../../../src/conversation/read/read-report.ts';
import { day } from '../../../../../src/domain/calendar/dates.ts';

const TODAY = day('2026-11-23');

/** What is told, and how it is read by itself. */
const MATTERS = [
  ['đã hoàn thành', { intent: 'report', status: 'completed', needsQuestion: false }],
  ['mới làm được 40%', { intent: 'report', status: 'in_progress', progress: 40, needsQuestion: false }],
  ['chưa có kinh phí nên chưa làm được', { intent: 'report', status: 'blocked', needsQuestion: false }],
] as const;

const FRONTS = [
  'E báo anh là ',
  'Em báo cáo chị Hạnh là ',
  'Trả lời anh Tú: ',
  'Thông tin đến các anh chị, ',
  'Kính trình lãnh đạo: ',
  'Về việc này, ',
  'Liên quan nội dung nêu trên, ',
  'Đối với nhiệm vụ này thì ',
  'Dạ về công việc được giao, ',
  'phường chúng tôi ',
  'Về phần bên em thì ',
  'trung tâm chúng em ',
  'Phía phòng tôi ',
];
const ENDS = [
  ' nhé anh Hùng',
  ' anh Tuấn ạ',
  ' thưa anh',
  ' ạ, chị Mai ơi',
  ', báo cáo anh',
  ', anh chị nắm giúp em',
  '. Trân trọng báo cáo.',
  ', em báo để các anh theo dõi',
  '. Kính báo cáo lãnh đạo.',
  ', mong các anh thông cảm',
  ' 🙏',
];

describe('What frames a reply does not change what it says', () => {
  for (const [matter, reading] of MATTERS) {
    test.each(FRONTS)(`in front of “${matter}”: “%s”`, (front) => {
      expect(readReport(front + matter, TODAY)).toMatchObject(reading);
    });
    test.each(ENDS)(`behind “${matter}”: “%s”`, (end) => {
      expect(readReport(matter + end, TODAY)).toMatchObject(reading);
    });
  }

  test.each([
    ['báo anh xong', 'what was told is not the work'],
    ['bên em Lan đã hoàn thành', 'another'],
    ['xã em ấy đã hoàn thành', 'another'],
    ['Về việc kia, đã hoàn thành', 'another task'],
    ['Về việc rà soát hộ nghèo, đã hoàn thành', 'a part, or the task'],
    ['đã xong, đợi anh Hùng', 'somebody is waited for'],
    ['xong phần em rồi', 'the own share of it'],
    ['đã xong phần xã em', 'the own share of it'],
    ['xã báo cô đã hoàn thành', 'heard of another'],
    ['xong, xong doi em', 'waited for, without marks'],
    ['đã xong chưa anh Hùng', 'asked'],
  ])('“%s” is not completed: %s', (text) => {
    expect(readReport(text, TODAY).status).not.toBe('completed');
  });

  test.each(['báo cáo anh', 'anh Hùng ơi', 'Trân trọng báo cáo.', 'anh chị nắm giúp em', '🙏'])(
    'a frame alone reports nothing: “%s”',
    (text) => {
      expect(readReport(text, TODAY)).toMatchObject({ status: null, progress: null });
    },
  );
});

test.each([
  'Đơn vị đã thực hiện xong nhiệm vụ tại thông báo này',
  'Em hoàn thành việc theo công văn trên rồi ạ',
  'Nhiệm vụ trong văn bản nêu trên đã hoàn thành',
])('“%s”: the paper that asks names the task', (text) => {
  expect(readReport(text, TODAY)).toMatchObject({ status: 'completed', needsQuestion: false });
});
