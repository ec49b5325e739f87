import { describe, expect, test } from 'vitest';
import {
  agencyWords,
  proposalWords,
  reasonWords,
  resultWords,
  timelinessWords,
} from '../../../../src/conversation/compose/report/assignment-words.ts';
import { day } from '../../../../src/domain/calendar/dates.ts';
import { card, TODAY } from '../make-card.ts';
import { late, assignment, waiting } from '../../../reports/make-report.ts';

describe('what a report says of a share', () => {
  test('the result quotes what the agency wrote and when', () => {
    expect(resultWords(late, TODAY)).toBe(
      'Đang thực hiện, 50 %; vướng mắc: mặt bằng. Đơn vị báo ngày 05/11/2026: “15 đạt 50%, vướng mặt bằng; kiến nghị tỉnh sớm bố trí vốn”.',
    );
    expect(resultWords(assignment(), TODAY)).toBe('Chưa có báo cáo.');
  });

  test('what a joined share brought is named, and who reported on it', () => {
    const joined = assignment({
      ...late,
      joined: ['Sở Kế hoạch và Đầu tư', late.card.agency.name, 'Sở Kế hoạch và Đầu tư'],
      report: { text: 'đạt 50%', added: [], on: day('2026-11-05'), by: 'Sở Kế hoạch và Đầu tư' },
    });
    expect(agencyWords(joined)).toBe('UBND huyện Thọ Xuân, gồm phần việc nhập từ Sở Kế hoạch và Đầu tư');
    expect(resultWords(joined, TODAY)).toContain('Sở Kế hoạch và Đầu tư báo ngày 05/11/2026: “đạt 50%”.');
    expect(agencyWords(late)).toBe('UBND huyện Thọ Xuân');
  });

  test('a pressed button leaves no words to quote', () => {
    const pressed = assignment({
      report: { text: '', added: [], on: day('2026-11-05'), by: null },
      card: card({ assignment: { reportedOn: day('2026-11-05') } }),
    });
    expect(resultWords(pressed, TODAY)).toBe('Chưa thực hiện. Báo cáo ngày 05/11/2026.');
  });

  test('the reason is the obstacle; a late share without one says that none was given', () => {
    expect(reasonWords(late, TODAY)).toBe('Vướng mắc (báo ngày 05/11/2026): mặt bằng. Quá hạn 23 ngày.');
    const silent = assignment({ card: card({ assignment: { dueOn: day('2026-11-20') } }) });
    expect(reasonWords(silent, TODAY)).toBe('Quá hạn 3 ngày, chưa nêu lý do.');
    expect(reasonWords(assignment(), TODAY)).toBe('');
  });

  test('what waits for the secretariat is never the agency’s lateness', () => {
    const due = { ...waiting.card.assignment, dueOn: day('2026-11-01') };
    const stuck = assignment({ card: { ...waiting.card, assignment: due } });
    expect(reasonWords(stuck, TODAY)).toBe('');
    expect(timelinessWords(stuck, TODAY)).toBe('đang chờ xác nhận từ 20/11/2026; đến ngày đó quá hạn 19 ngày');
  });

  test.each([
    ['kiến nghị tỉnh sớm bố trí vốn. Xong trong tháng 12', '“kiến nghị tỉnh sớm bố trí vốn”.'],
    ['vướng mặt bằng, đề nghị Sở Tài chính thẩm định', '“đề nghị Sở Tài chính thẩm định”.'],
    ['đã trình kiến nghị', ''],
    ['đang làm', ''],
  ])('a proposal is read from “%s”', (text, expected) => {
    expect(proposalWords(assignment({ report: { text, added: [], on: TODAY, by: null } }))).toBe(expected);
  });

  test('a request for another date is a proposal', () => {
    const asking = card({ assignment: { waitingFor: 'extension', requestedDueOn: day('2027-03-31') } });
    expect(proposalWords(assignment({ card: asking }))).toBe('Xin gia hạn đến 31/03/2027.');
  });
});

describe('of a programme that has ended', () => {
  const { programme } = card().task;
  const left = (dueOn: string, changes: Parameters<typeof card>[0] = {}) =>
    assignment({
      card: card({
        task: { programme: { ...programme, endsOn: day('2026-10-31') } },
        assignment: { dueOn: day(dueOn), ...changes.assignment },
      }),
    });

  test.each([
    ['2026-10-31', 'khi chương trình kết thúc (31/10/2026): đến hạn ngày đó'],
    ['2026-11-03', 'khi chương trình kết thúc (31/10/2026): trong hạn'],
    ['2027-06-30', 'khi chương trình kết thúc (31/10/2026): trong hạn'],
    ['2026-10-19', 'khi chương trình kết thúc (31/10/2026): quá hạn 12 ngày'],
  ])('a share due on %s is told of as its last day left it', (dueOn, words) => {
    expect(timelinessWords(left(dueOn), TODAY)).toBe(words);
  });

  test('the reason names that day, and what was done in time stays so', () => {
    expect(reasonWords(left('2026-10-19'), TODAY)).toBe(
      'Khi chương trình kết thúc (31/10/2026): quá hạn 12 ngày, chưa nêu lý do.',
    );
    const done = { assignment: { status: 'completed', completedOn: day('2026-10-20') } } as const;
    expect(timelinessWords(left('2026-10-31', done), TODAY)).toBe('hoàn thành đúng hạn');
  });
});
