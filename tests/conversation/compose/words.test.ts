import { expect, test } from 'vitest';
import {
  count,
  dateWithWeekday,
  deadlineWords,
  distanceWords,
  feederWords,
  lastReportWords,
  percent,
  shorten,
  stateWords,
  titleWords,
} from '../../../src/conversation/compose/words.ts';
import { NOT_YET_ASKED } from '../../../src/domain/tasks/review.ts';
import { day } from '../../../src/domain/calendar/dates.ts';
import { card, overdueCard, TODAY } from './make-card.ts';

test('numbers are written as officials write them', () => {
  expect([0, 999, 1000, 30000, 1234567].map(count)).toEqual(['0', '999', '1.000', '30.000', '1.234.567']);
  expect([percent(183, 1000), percent(1, 3), percent(0, 5), percent(5, 5), percent(0, 0)]).toEqual([
    '18,3 %',
    '33,3 %',
    '0,0 %',
    '100,0 %',
    '–',
  ]);
  expect(dateWithWeekday(day('2026-11-29'))).toBe('Chủ nhật, 29/11/2026');
});

test.each([
  ['ngắn', 10, 'ngắn'],
  ['một hai ba bốn', 11, 'một hai…'],
  ['  một \n hai\tba ', 20, 'một hai ba'],
  ['một hai, (ba bốn)', 10, 'một hai…'],
  ['khôngcókhoảngtrắng', 8, 'khôngcó…'],
])('%j cut to %i is %j', (text, length, expected) => {
  expect(shorten(text, length)).toBe(expected);
  expect(shorten(text, length).length).toBeLessThanOrEqual(length);
});

test('a duty from the middle of a sentence gets a capital', () => {
  expect(titleWords(card({ task: { title: 'đẩy mạnh thu hút đầu tư' } }).task, 50)).toBe('Đẩy mạnh thu hút đầu tư');
});

test.each([
  [card(), 'chưa có báo cáo', 'còn 38 ngày', 'chưa có báo cáo'],
  [overdueCard(), 'đang thực hiện, 50 %; vướng mắc: mặt bằng', 'quá hạn 23 ngày', 'báo cáo gần nhất: 05/11/2026'],
  [
    card({ assignment: { dueOn: TODAY, answeredOn: day('2026-11-20') } }),
    'chưa có báo cáo',
    'đến hạn hôm nay',
    'đã tiếp nhận ngày 20/11/2026, chưa có báo cáo',
  ],
  [
    card({ assignment: { status: 'completed', completedOn: day('2027-01-05') } }),
    'hoàn thành quá hạn ngày 05/01/2027',
    '',
    'chưa có báo cáo',
  ],
  [
    card({
      assignment: { waitingFor: 'extension', waitingSince: day('2026-11-20'), requestedDueOn: day('2027-03-31') },
    }),
    'chưa có báo cáo; xin gia hạn đến 31/03/2027, đang chờ quyết định: 3 ngày',
    'còn 38 ngày',
    'chưa có báo cáo',
  ],
  [
    card({ assignment: { dueOn: day('2026-10-31'), reviewUntil: NOT_YET_ASKED } }),
    'chưa có báo cáo',
    'chưa rà soát hiện trạng',
    'chưa có báo cáo',
  ],
  [
    card({ assignment: { dueOn: day('2026-10-31'), reviewUntil: TODAY } }),
    'chưa có báo cáo',
    'quá hạn theo văn bản 23 ngày; đơn vị chưa phản hồi rà soát từ 24/10/2026',
    'chưa có báo cáo',
  ],
  [
    card({ assignment: { reportedOn: day('2026-11-05') } }),
    'chưa thực hiện',
    'còn 38 ngày',
    'báo cáo gần nhất: 05/11/2026',
  ],
  [card({ assignment: { status: 'suspended' } }), 'tạm dừng', 'còn 38 ngày', 'chưa có báo cáo'],
])('a share in words (%#)', (of, state, distance, report) => {
  expect(stateWords(of.assignment, TODAY)).toBe(state);
  expect(distanceWords(of.assignment, TODAY)).toBe(distance);
  expect(lastReportWords(of.assignment)).toBe(report);
});

test('a date stands beside the words of the decision, once', () => {
  const { assignment } = card();
  const before = { ...assignment, deadline: { ...assignment.deadline, text: 'Trước ngày 31/3/2022' } };
  expect(deadlineWords(assignment)).toBe('Quý IV/2026 (đến 31/12/2026)');
  expect(deadlineWords({ ...before, dueOn: day('2022-03-30') })).toBe('Trước ngày 31/3/2022 (đến 30/03/2022)');
  expect(deadlineWords({ ...before, deadline: { ...before.deadline, text: '31/12/2026' } })).toBe('31/12/2026');
  expect(deadlineWords({ ...assignment, dueOn: null })).toBe('Quý IV/2026 (không ấn định ngày)');
});

test('whose late result is waited for is named before what else is waited for', () => {
  const late = { taskId: 27, agency: 'Sở Nội vụ', daysOverdue: 9 };
  expect(feederWords({ lateFeeder: { ...late, count: 1 } })).toBe('chờ kết quả #27 của Sở Nội vụ (quá hạn 9 ngày)');
  expect(feederWords({ lateFeeder: { ...late, count: 3 } })).toBe(
    'chờ kết quả #27 của Sở Nội vụ (quá hạn 9 ngày) và 2 nhiệm vụ khác',
  );
});
