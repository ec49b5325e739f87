import { describe, expect, test } from 'vitest';
import { PICTURE_STATES, totalOf } from '../../../src/conversation/message/picture.ts';
import {
  agenciesPicture,
  pictureInWords,
  sectionsPicture,
  type PictureGroup,
} from '../../../src/conversation/compose/picture.ts';
import { day } from '../../../src/domain/calendar/dates.ts';
import { figuresOf, type Figures } from '../../../src/domain/tasks/figures.ts';
import { assignment } from '../../domain/tasks/make-assignment.ts';

const TODAY = day('2026-11-23');
const NONE = figuresOf([], TODAY);

function figures(part: Partial<Figures>): Figures {
  const whole = { ...NONE, ...part };
  const { completedOnTime, completedLate, overdue, waiting, within } = whole;
  return { ...whole, total: completedOnTime + completedLate + overdue + waiting + within };
}

function group(name: string, part: Partial<Figures>): PictureGroup {
  return { name, figures: figures(part) };
}

function labels(groups: readonly PictureGroup[]): string[] {
  return agenciesPicture(NONE, groups, TODAY).rows.map(({ label }) => label);
}

describe('the picture of all agencies', () => {
  test('counts each assignment once: its parts are the total of the figures', () => {
    const all = figuresOf(
      [
        assignment({ dueOn: day('2026-11-20') }),
        assignment({ dueOn: day('2026-12-20') }),
        assignment({ dueOn: null }),
        assignment({ status: 'completed', completedOn: TODAY }),
        assignment({ status: 'cancelled' }),
        assignment({ waitingFor: 'confirmation', waitingSince: TODAY }),
      ],
      TODAY,
    );
    const { totals } = agenciesPicture(all, [], TODAY);
    expect(totalOf(totals)).toBe(all.total);
    expect(totals.overdue).toBe(all.overdue);
    expect(totals.silent + totals.within).toBe(all.within);
  });

  test('puts the agency with most overdue first, then the silent, then the busiest, then by the alphabet', () => {
    const groups = [
      group('Sở Y tế', { within: 1 }),
      group('Sở Nội vụ', { within: 1 }),
      group('Sở Tài chính', { within: 9 }),
      group('Sở Xây dựng', { overdue: 1 }),
      group('Công an tỉnh', { within: 2, silent: 2 }),
      group('UBND huyện Thọ Xuân', { overdue: 3 }),
    ];
    expect(labels(groups)).toEqual([
      'UBND huyện Thọ Xuân',
      'Sở Xây dựng',
      'Công an tỉnh',
      'Sở Tài chính',
      'Sở Nội vụ',
      'Sở Y tế',
    ]);
  });

  test.each([
    ['Ủy ban nhân dân huyện Thọ Xuân', 'UBND huyện Thọ Xuân'],
    ['Uỷ ban nhân dân thành phố Thanh Hóa'.normalize('NFD'), 'UBND thành phố Thanh Hóa'],
    ['Ban Quản lý Khu kinh tế Nghi Sơn và các Khu công nghiệp', 'BQL KKT Nghi Sơn và các KCN'],
    ['Sở Nông nghiệp và Phát triển nông thôn', 'Sở Nông nghiệp và PTNT'],
    ['Công ty Cổ phần điện lực Thanh Hóa', 'Công ty CP điện lực Thanh Hóa'],
    ['Sở Xây dựng', 'Sở Xây dựng'],
  ])('shortens “%s” as officials do', (name, short) => {
    expect(labels([group(name, { within: 1 })])).toEqual([short]);
  });

  test.each([
    [13, 13, null],
    [14, 12, 'Các đơn vị khác (2)'],
    [40, 12, 'Các đơn vị khác (28)'],
  ])('of %i agencies shows %i and sums up the rest', (count, shown, rest) => {
    const groups = Array.from({ length: count }, (_, index) =>
      group(`Đơn vị ${String(index)}`, { overdue: 2, within: 1 }),
    );
    const picture = agenciesPicture(figures({ overdue: 2 * count, within: count }), groups, TODAY);
    expect(picture.rows).toHaveLength(shown);
    expect(picture.rest?.label ?? null).toBe(rest);
    const drawn = [...picture.rows, ...(picture.rest === null ? [] : [picture.rest])];
    for (const state of PICTURE_STATES) {
      expect(drawn.reduce((sum, { counts }) => sum + counts[state], 0)).toBe(picture.totals[state]);
    }
  });

  test('is said in words to whoever cannot see it', () => {
    const all = figures({ overdue: 2, waiting: 1, within: 1200 });
    expect(pictureInWords(agenciesPicture(all, [], TODAY))).toBe(
      'Biểu đồ nhiệm vụ theo đơn vị chủ trì. Tính đến ngày 23/11/2026: quá hạn: 2; chờ xác nhận, quyết định: 1; còn trong hạn, không hạn: 1.200.',
    );
  });
});

test('the picture of one agency puts the overdue first and else keeps the order of the decision', () => {
  const groups = [
    group('III.1 Quy hoạch', { within: 1 }),
    group('IV Cải cách', { within: 1 }),
    group('V Hạ tầng', { overdue: 3 }),
  ];
  const picture = sectionsPicture('Ủy ban nhân dân huyện Thọ Xuân', figures({ overdue: 3, within: 2 }), groups, TODAY);
  expect(picture.title).toBe('Nhiệm vụ của UBND huyện Thọ Xuân');
  expect(picture.rows.map(({ label }) => label)).toEqual(['V Hạ tầng', 'III.1 Quy hoạch', 'IV Cải cách']);
});
