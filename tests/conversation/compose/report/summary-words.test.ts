import { describe, expect, test } from 'vitest';
import { summarySections } from '../../../../src/conversation/compose/report/summary-words.ts';
import { day, parseInstant } from '../../../../src/domain/calendar/dates.ts';
import { assignment, late, report, waiting } from '../../../reports/make-report.ts';
import { card } from '../make-card.ts';

const orphan = assignment({
  card: card({
    agency: 'UBND huyện Thọ Xuân',
    task: { id: 30, ref: 'V.3' },
    assignment: { status: 'suspended', orphanedOn: day('2026-07-01'), dueOn: day('2026-10-31') },
  }),
});
const suspended = assignment({ card: card({ task: { id: 31, ref: 'V.4' }, assignment: { status: 'suspended' } }) });

const headings = (...all: Parameters<typeof summarySections>): string[] =>
  summarySections(...all).map(({ heading }) => heading);
const general = (...all: Parameters<typeof summarySections>): readonly string[] =>
  summarySections(...all)[0]?.paragraphs ?? [];

describe('what nobody works on', () => {
  test('is named with since when, what waits for a successor first, and numbered as the sections come', () => {
    const made = report([suspended, late, orphan, waiting]);
    const section = summarySections(made).find(({ heading }) => heading.includes('Chờ giao đơn vị kế thừa'));
    expect(section?.heading).toBe('5. Chờ giao đơn vị kế thừa, tạm dừng (2)');
    expect(section?.items).toEqual([
      expect.stringMatching(
        /^UBND huyện Thọ Xuân: .*#30 \(V\.3\): chờ giao đơn vị kế thừa từ 01\/07\/2026, đã quá hạn\.$/u,
      ),
      expect.stringMatching(/#31 \(V\.4\): tạm dừng\.$/u),
    ]);
    expect(headings(made).at(-1)).toBe('6. Kiến nghị, đề xuất');
  });

  test('has no section where there is none of it', () => {
    expect(headings(report([late, waiting])).map((heading) => heading.slice(0, 2))).toEqual([
      '1.',
      '2.',
      '3.',
      '4.',
      '5.',
    ]);
    expect(headings(report([late])).join()).not.toContain('kế thừa');
  });
});

test.each([
  [
    { ended: 6, moved: 12, joined: 12, waiting: 0 },
    'Sắp xếp đơn vị trong kỳ: 6 đơn vị kết thúc, chuyển 12 phần việc, nhập 12 phần việc.',
  ],
  [{ ended: 2, moved: 0, joined: 0, waiting: 0 }, 'Sắp xếp đơn vị trong kỳ: 2 đơn vị kết thúc.'],
  [{ ended: 0, moved: 3, joined: 0, waiting: 0 }, 'Sắp xếp đơn vị trong kỳ: chuyển 3 phần việc.'],
])('why names and totals differ from the last report: %o', (structureInPeriod, sentence) => {
  expect(general(report([late], { structureInPeriod }))).toContain(sentence);
  expect(general(report([late])).join()).not.toContain('Sắp xếp');
});

test('a section says once whose tasks an heir took over, and counts one agency’s parts as the agency’s', () => {
  const heirs = [1, 2].map((id) => {
    const taken = card({
      task: { id, ref: `I.${String(id)}` },
      assignment: { id, obstacle: 'mặt bằng', reportedOn: day('2026-11-05'), takenOverOn: day('2026-03-01') },
    });
    return assignment({ card: { ...taken, formerly: 'Ban Dân tộc' } });
  });
  const made = report(heirs, { agency: 'Sở Dân tộc và Tôn giáo' });
  const items = summarySections(made).find(({ heading }) => heading.includes('Khó khăn'))?.items ?? [];
  expect(items.map((item) => item.includes('tiếp nhận 01/03/2026'))).toEqual([true, true]);
  expect(items.map((item) => item.includes('trước đây Ban Dân tộc'))).toEqual([true, false]);
  expect(items[1]).toContain('Vướng mắc (báo ngày 05/11/2026): mặt bằng');
  expect(general(made).join()).toContain('phần việc của đơn vị).');
});

describe('of a programme that is over', () => {
  const over = (endsOn: string) => {
    const { programme } = late.card.task;
    return { programme: { ...programme, endsOn: day(endsOn) } };
  };
  const done = assignment({
    card: card({ assignment: { status: 'completed', completedOn: day('2026-11-01'), reportedOn: day('2026-11-01') } }),
  });

  test('the whole is said beside rates that leave out what has no date', () => {
    const undated = assignment({ card: card({ assignment: { dueOn: null, cadence: 'quarterly' } }) });
    const made = report([done, undated, undated, undated], over('2026-11-22'));
    const after = { ...made, asOfDay: day('2026-11-22') };
    expect(general(after)).toContain('Khi kết thúc: đã hoàn thành hoặc kết thúc 1 trong tổng số 4 phần việc (25,0 %).');
    expect(general(after).join()).toContain('= 100,0 %');
  });

  test('a report up to an earlier day does not speak of its end as if it were then', () => {
    const madeAt = parseInstant('2027-01-10T01:15:00Z') ?? expect.fail();
    const made = report([done], { ...over('2026-12-31'), madeAt });
    expect(general(made).join()).toContain('đã kết thúc ngày 31/12/2026');
    expect(general(made).join()).not.toContain('Khi kết thúc');
  });
});
