import { expect, test } from 'vitest';
import { distanceOf, distanceWords } from '../../../src/conversation/compose/deadline-words.ts';
import { lastReportWords, stateOf, stateWords } from '../../../src/conversation/compose/state-words.ts';
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
    'đã trả lời ngày 20/11/2026, chưa có báo cáo',
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

const { programme } = card().task;
const ENDED = { programme: { ...programme, endsOn: day('2022-12-31') } };
const AT_END = 'khi chương trình kết thúc (31/12/2022): ';

test.each([
  [{ dueOn: day('2022-12-31') }, 'chưa có báo cáo', `${AT_END}đến hạn ngày đó`],
  [{ dueOn: day('2023-03-30') }, 'chưa có báo cáo', `${AT_END}còn 89 ngày`],
  [{ dueOn: day('2022-11-15') }, 'chưa có báo cáo', `${AT_END}quá hạn 46 ngày`],
  [{ dueOn: day('2022-11-15'), status: 'suspended' }, 'tạm dừng', `${AT_END}đã quá hạn`],
  [{ dueOn: day('2022-11-15'), reviewUntil: NOT_YET_ASKED }, 'chưa có báo cáo', 'chưa rà soát hiện trạng'],
  [{ status: 'completed', completedOn: day('2022-12-31') }, 'hoàn thành ngày 31/12/2022', ''],
  [
    { waitingFor: 'confirmation', waitingSince: day('2022-12-31'), dueOn: day('2022-12-01') },
    'đã báo hoàn thành, đang chờ Văn phòng xác nhận: từ ngày 31/12/2022',
    'chờ xác nhận từ 31/12/2022; đến ngày đó quá hạn 30 ngày',
  ],
  [
    { waitingFor: 'handover', waitingSince: day('2022-12-20'), dueOn: day('2022-12-31') },
    'chưa có báo cáo; đơn vị cho rằng không thuộc trách nhiệm, đang chờ Văn phòng quyết định: từ ngày 20/12/2022',
    `${AT_END}đến hạn ngày đó`,
  ],
] as const)(
  'after its programme’s last day a card says how it stood then, and nothing of today (%#)',
  (own, state, distance) => {
    const left = card({ task: ENDED, assignment: own });
    for (const today of ['2023-01-01', '2023-05-10', '2026-11-23'].map(day)) {
      expect(stateOf(left, today)).toBe(state);
      expect(distanceOf(left, today)).toBe(distance);
    }
  },
);

test.each([day('2022-11-15'), day('2022-12-30'), day('2022-12-31')])(
  'up to its last day, %s, it is said as of today',
  (today) => {
    const due = card({ task: ENDED, assignment: { dueOn: today } });
    expect(distanceOf(due, today)).toBe('đến hạn hôm nay');
    const waiting = card({ task: ENDED, assignment: { waitingFor: 'confirmation', waitingSince: today } });
    expect(stateOf(waiting, today)).toContain('xác nhận: từ hôm nay');
  },
);

test.each([
  [{ status: 'in_progress', progress: 50 }, 'chưa có báo cáo mới'],
  [{ status: 'in_progress', obstacle: 'mặt bằng' }, 'chưa có báo cáo mới'],
  [{ status: 'in_progress', answeredOn: day('2026-11-20') }, 'đã trả lời ngày 20/11/2026, chưa có báo cáo mới'],
  [{ status: 'not_started' }, 'chưa có báo cáo'],
] as const)('what was said before a task was named again is not denied: %j', (assignment, words) => {
  expect(lastReportWords(card({ assignment: { ...assignment, reportedOn: null } }).assignment)).toBe(words);
});
