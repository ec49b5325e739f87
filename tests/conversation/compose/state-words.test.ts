import { expect, test } from 'vitest';
import { distanceWords } from '../../../src/conversation/compose/deadline-words.ts';
import { lastReportWords, stateWords } from '../../../src/conversation/compose/state-words.ts';
import { NOT_YET_ASKED } from '../../../src/domain/tasks/review.ts';
import { day } from '../../../src/domain/calendar/dates.ts';
import { card, overdueCard, TODAY } from './make-card.ts';

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
