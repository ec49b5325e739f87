import { describe, expect, test } from 'vitest';
import { composeReportMessage } from '../../../src/conversation/compose/compose-report.ts';
import { agenciesPicture } from '../../../src/conversation/compose/picture.ts';
import { figureSentences, rateSentences } from '../../../src/conversation/compose/rate-words.ts';
import { day } from '../../../src/domain/calendar/dates.ts';
import type { Figures } from '../../../src/domain/tasks/figures.ts';
import { localInstant } from '../../support/office/movable-clock.ts';

const NOTHING_DUE: Figures = {
  total: 95,
  completedOnTime: 0,
  completedLate: 0,
  overdue: 0,
  waiting: 0,
  waitingNotDue: 0,
  unreviewed: 91,
  suspended: 0,
  suspendedLate: 0,
  orphaned: 0,
  orphanedLate: 0,
  untold: 0,
  untoldLate: 0,
  joined: 0,
  within: 4,
  noDate: 0,
  ended: 0,
  silent: 0,
  stuck: 0,
  excused: 0,
};
const SOME: Figures = {
  ...NOTHING_DUE,
  total: 20,
  completedOnTime: 3,
  completedLate: 1,
  overdue: 2,
  waiting: 4,
  unreviewed: 5,
  within: 5,
};

describe('the sentences of figures', () => {
  test('say why there is no rate where nothing fell due', () => {
    expect(rateSentences(NOTHING_DUE)).toEqual([
      'Chưa tính tỷ lệ: chưa có phần việc nào đến hạn và đã rà soát hiện trạng.',
    ]);
    expect(rateSentences({ ...NOTHING_DUE, total: 4, unreviewed: 0 })).toEqual([
      'Chưa tính tỷ lệ: chưa có phần việc nào đến hạn.',
    ]);
  });

  test('stand over a report’s files with the parts and the rates that the digest has', () => {
    const report = {
      programme: null,
      authority: 'UBND tỉnh',
      agency: null,
      from: day('2026-10-01'),
      to: day('2026-12-07'),
      madeAt: localInstant('2026-12-07 08:00'),
      asOfDay: day('2026-12-07'),
      timeZone: 'Asia/Ho_Chi_Minh',
      figures: SOME,
    };
    const file = { format: 'docx', agencyId: null, from: report.from, to: report.to, asOf: report.madeAt } as const;
    const { text } = composeReportMessage(report, file);
    for (const sentence of figureSentences(SOME)) expect(text).toContain(sentence);
    expect(text).toContain('= 4 ÷ (20 − 5 − 5) = 40,0 %');
    expect(text.length).toBeLessThan(1024);
  });

  test('name what is suspended or waits for a successor apart, and what of it stays in the denominator', () => {
    const figures = { ...SOME, total: 50, suspended: 2, suspendedLate: 0, orphaned: 24, orphanedLate: 8, joined: 1 };
    const [parts, rate] = figureSentences(figures);
    expect(parts).toContain('tạm dừng 2, chờ giao đơn vị kế thừa 24 (trong đó đã quá hạn 8), còn trong hạn');
    expect(rate).toBe(
      'Tỷ lệ hoàn thành = hoàn thành ÷ (tổng − còn trong hạn − chưa rà soát hiện trạng − tạm dừng hoặc chờ giao đơn vị, chưa quá hạn + phần việc đã nhập, chưa xong) = 4 ÷ (50 − 5 − 5 − 18 + 1) = 17,4 %.',
    );
  });

  test('name apart what has its agency, which has not been told', () => {
    const figures = { ...SOME, orphaned: 5, orphanedLate: 3, untold: 2, untoldLate: 1 };
    const [parts] = figureSentences(figures);
    expect(parts).toContain(
      'chờ giao đơn vị kế thừa 3 (trong đó đã quá hạn 2), đã giao, chờ báo đến đơn vị 2 (trong đó đã quá hạn 1), còn',
    );
    expect(figureSentences({ ...figures, orphaned: 2, orphanedLate: 1 })[0]).not.toContain('kế thừa');
  });

  test('of a picture name what it does not draw', () => {
    expect(agenciesPicture(SOME, [], day('2026-12-07')).asOf).toBe(
      'Tính đến ngày 07/12/2026 · không vẽ 5 phần việc chưa rà soát hiện trạng',
    );
  });
});
