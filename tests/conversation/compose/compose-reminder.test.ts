import { describe, expect, test } from 'vitest';
import { day, type LocalDate } from '../../../src/domain/calendar/dates.ts';
import { encodeAction } from '../../../src/channels/telegram/action-codec.ts';
import { composeReminder } from '../../../src/conversation/compose/compose-reminder.ts';
import type { Reminder } from '../../../src/conversation/compose/reminder-reason.ts';
import { splitMessage } from '../../../src/conversation/message/split-message.ts';
import { readDeadline } from '../../../src/domain/deadlines/read-deadline.ts';
import { plainRows } from '../../support/reference-data.ts';
import { card, overdueCard, TODAY } from './make-card.ts';

test('one task is named in full, with the words of the decision and the reason', () => {
  const message = composeReminder([{ card: card(), family: 'before', steps: 30 }], TODAY, { by: day('2026-12-10') });
  expect(message.text).toBe(
    [
      'Nhắc việc – Sở Văn hóa, Thể thao và Du lịch',
      'Đề nghị đơn vị báo cáo tình hình thực hiện. Mong nhận được trước thứ Năm, 10/12.',
      'Trả lời (Reply) tin này: “70%”, “vướng mặt bằng”, “gia hạn 30/12/2027”.',
      '',
      '#12 (III.2.1) Xây dựng Đề án phát triển du lịch cộng đồng',
      'Thời hạn: Quý IV/2026 (đến 31/12/2026) – còn 38 ngày.',
      'Sản phẩm: Đề án. Nơi nhận báo cáo: UBND tỉnh.',
      'Chưa nhận được báo cáo của đơn vị.',
      '',
      'Vì sao có tin này: mốc nhắc 30 ngày làm việc trước hạn; mục III.2.1, Phụ lục Quyết định số 913/QĐ-UBND.',
    ].join('\n'),
  );
  expect(message.silent).toBe(false);
  expect(message.buttons.flat().map((button) => button.label)).toEqual([
    ...['Đang thực hiện', 'Đã hoàn thành', '25 %', '50 %', '75 %', '90 %'],
    ...['Vướng mắc', 'Xin gia hạn', 'Đã nhận', 'Không thuộc trách nhiệm'],
  ]);
});

test.each<[Reminder['family'], number, string, string]>([
  ['today', 0, 'Nhắc việc', 'hôm nay là ngày đến hạn'],
  ['overdue', 15, 'Đôn đốc', 'mốc đôn đốc 15 ngày sau hạn'],
  ['year', 5, 'Nhắc việc', 'nhiệm vụ nhiều năm, cuối mỗi năm hỏi một lần'],
  ['overdue', 31, 'Đôn đốc', 'nhắc hằng tháng vì đã quá hạn'],
  ['baseline', 0, 'Rà soát hiện trạng nhiệm vụ', 'bắt đầu theo dõi, rà soát một lần'],
])('a nudge of the kind %s says why it came', (family, steps, heading, reason) => {
  const { text } = composeReminder([{ card: overdueCard(), family, steps }], TODAY);
  expect(text.startsWith(`${heading} – `)).toBe(true);
  expect(text).toContain(`Vì sao có tin này: ${reason};`);
});

test('before its first answer a task taken over late is not called late', () => {
  const reminders: Reminder[] = [12, 13].map((id) => ({ card: overdueCard(id), family: 'baseline', steps: 0 }));
  for (const some of [reminders, reminders.slice(0, 1)]) {
    expect(composeReminder(some, TODAY).text).not.toMatch(/quá (?:hạn )?\d/u);
    expect(composeReminder(some, TODAY).text).toContain('không phải nhắc quá hạn');
  }
});

test('after a review without an answer no step is counted from the date', () => {
  const lapsed = card({ assignment: { dueOn: day('2025-10-31'), reviewUntil: day('2026-11-22') } });
  const reminders: Reminder[] = [
    { card: lapsed, family: 'overdue', steps: 1 },
    { card: overdueCard(), family: 'before', steps: 30 },
  ];
  expect(composeReminder(reminders.slice(0, 1), TODAY).text).toContain(
    'Vì sao có tin này: mốc đôn đốc 1 ngày sau thời gian rà soát hiện trạng;',
  );
  const { text } = composeReminder(reminders, TODAY);
  expect(text).toContain('mốc đôn đốc 1 ngày sau thời gian rà soát hiện trạng; mốc nhắc 30 ngày làm việc trước hạn;');
  expect(text).not.toContain('ngày sau hạn');
});

describe('several tasks are one message', () => {
  const bundle: Reminder[] = [
    { card: card(), family: 'before', steps: 30 },
    { card: overdueCard(), family: 'overdue', steps: 15 },
  ];

  test('with the overdue first, a line each, and the reasons at the end', () => {
    expect(composeReminder(bundle, TODAY, { by: day('2026-11-26') }).text).toBe(
      [
        'Đôn đốc – Sở Văn hóa, Thể thao và Du lịch: 2 nhiệm vụ',
        'Đề nghị đơn vị báo cáo tình hình thực hiện. Mong nhận được trước thứ Năm, 26/11.',
        'Trả lời (Reply) tin này, mỗi nhiệm vụ một dòng, ví dụ “#15 70%”, “#12 vướng mặt bằng”.',
        '',
        'Quá hạn (1)',
        '#15 (II.15) Xây dựng Đề án phát triển du lịch cộng đồng – 31/10/2026 (tháng 10/2026); quá 23 ngày; đang thực hiện, 50 %; vướng mắc: mặt bằng (báo 05/11)',
        '',
        'Sắp đến hạn (1)',
        '#12 (III.2.1) Xây dựng Đề án phát triển du lịch cộng đồng – 31/12/2026 (quý IV/2026); còn 38 ngày; chưa có báo cáo',
        '',
        'Vì sao có tin này: mốc đôn đốc 15 ngày sau hạn; mốc nhắc 30 ngày làm việc trước hạn; các mục ghi trong ngoặc của Quyết định số 913/QĐ-UBND.',
      ].join('\n'),
    );
  });

  test('says each rule once, with its steps', () => {
    const late = [31, 15, 1, 15].map((steps, index): Reminder => ({
      card: overdueCard(18 + index),
      family: 'overdue',
      steps,
    }));
    const { text } = composeReminder(late, TODAY);
    expect(text).toContain('Vì sao có tin này: nhắc hằng tháng vì đã quá hạn; mốc đôn đốc 1, 15 ngày sau hạn; các mục');
  });

  test('whose buttons choose a task and fit into what Telegram carries', () => {
    const { buttons } = composeReminder(bundle, TODAY);
    expect(buttons.map((row) => row.map((button) => button.label))).toEqual([
      ['#15', '#12'],
      ['Như kỳ trước (1)', 'Đã nhận tất cả'],
      ['Tất cả đang thực hiện'],
    ]);
    for (const button of buttons.flat()) expect(Buffer.byteLength(encodeAction(button.action))).toBeLessThanOrEqual(64);
  });

  test('that is cut into parts which every messenger takes when there are 150', () => {
    const many = Array.from({ length: 150 }, (_, index): Reminder => ({
      card: overdueCard(1000 + index),
      family: 'overdue',
      steps: 15,
    }));
    const message = composeReminder(many, TODAY);
    const parts = splitMessage(message, 4096);
    expect(parts.length).toBeGreaterThan(1);
    for (const part of parts) {
      expect(part.text.length).toBeLessThanOrEqual(4096);
      for (const { offset, length } of part.bold) expect(offset + length).toBeLessThanOrEqual(part.text.length);
    }
    const whole = parts.map((part) => part.text).join('\n');
    for (const { card: one } of many) expect(whole).toContain(`#${String(one.task.id)} (`);
    expect(message.buttons.flat().length).toBeLessThanOrEqual(100);
  });
});

const NAMES = [
  'UBND huyện Thọ Xuân',
  'Ban Quản lý Khu kinh tế Nghi Sơn và các Khu công nghiệp tỉnh Thanh Hóa',
  'Ban Thường vụ Huyện ủy Thọ Xuân',
];
const LIMITS = [
  [1, 500],
  [5, 1400],
  [10, 1400],
  [23, 2600],
] as const;

/** The tasks of the decision itself as an agency's reminders; every third one is reported on, every other of those is stuck. */
function decisionReminders(agency: string, isReview: boolean, from: number, many: number): Reminder[] {
  return plainRows('data/913-qd-ubnd/tasks.csv')
    .slice(from, from + many)
    .map((row, index): Reminder => {
      const deadline = readDeadline(row['Thời gian'] ?? '');
      const isUndated = deadline.end === null || deadline.kind === 'ongoing' || deadline.kind === 'recurring';
      const dueOn = isUndated ? null : deadline.end;
      const family = isReview ? 'baseline' : dueOn === null ? 'period' : dueOn < TODAY ? 'overdue' : 'before';
      const reported = { status: 'in_progress', progress: 50, reportedOn: day('2026-11-05') } as const;
      return {
        card: card({
          agency,
          task: {
            id: from + index + 1,
            ref: row['Số TT'] ?? '',
            title: row['Nội dung'] ?? '',
            product: row['Sản phẩm'] ?? '',
            deadline,
          },
          assignment: {
            deadline,
            dueOn,
            cadence: isUndated ? 'quarterly' : null,
            ...(!isReview && index % 3 === 0 && reported),
            ...(!isReview && index % 6 === 0 && { obstacle: 'chưa bố trí được kinh phí giải phóng mặt bằng' }),
          },
        }),
        family,
        steps: family === 'overdue' ? 31 : 15,
      };
    });
}

/** As long as a decision could word them, all late, extended and stuck. */
function longReminders(agency: string, isReview: boolean, many: number): Reminder[] {
  return decisionReminders(agency, isReview, 0, many).map((reminder, index): Reminder => ({
    ...reminder,
    family: isReview ? 'baseline' : 'overdue',
    card: card({
      agency,
      task: {
        id: 1000 + index,
        ref: `CT.III.2.${String(index + 1)}`,
        title: `Triển khai các nhiệm vụ, giải pháp trọng tâm phát triển hạ tầng giai đoạn 2021 - 2025, nguồn vốn 1.250 tỷ đồng, thuộc xã số ${String(index + 1)} của huyện ${'và các đơn vị liên quan '.repeat(20)}`,
        product: 'Báo cáo kết quả '.repeat(40),
        reportTo: 'Chủ tịch Ủy ban nhân dân tỉnh '.repeat(5),
      },
      assignment: {
        deadline: {
          ...reminder.card.assignment.deadline,
          text: 'Hoàn thành trong Quý II năm 2026 sau khi được phê duyệt',
          rule: 'gia hạn đã được đồng ý',
        },
        extensions: 2,
        dueOn: day('2026-06-30'),
        ...(!isReview && {
          status: 'in_progress',
          progress: 45,
          reportedOn: day('2025-11-05'),
          obstacle: 'vướng giải phóng mặt bằng tại ba xã, chưa bố trí được vốn '.repeat(4),
        }),
      },
    }),
  }));
}

describe.each([
  [
    'the decision’s own tasks',
    (agency: string, isReview: boolean, many: number) => decisionReminders(agency, isReview, 2, many),
  ],
  ['tasks with the longest words', longReminders],
])('%s are read without scrolling away', (_what, remindersOf) => {
  const cases = NAMES.flatMap((agency) =>
    [true, false].flatMap((isReview) => LIMITS.map((limit) => ({ agency, isReview, limit }))),
  );
  test.each(cases)('$limit for $agency, a review: $isReview', ({ agency, isReview, limit: [many, longest] }) => {
    const reminders = remindersOf(agency, isReview, many);
    const { text } = composeReminder(reminders, TODAY, { by: day('2026-12-04') });
    expect(text.length).toBeLessThanOrEqual(longest);
    const lines = text.split('\n');
    expect(lines[1]).toContain('Mong nhận được trước thứ Sáu, 04/12.');
    for (const { card: own } of reminders) expect(text).toContain(`#${String(own.task.id)} (${own.task.ref})`);
    // Whole figures only, wherever a title is cut.
    expect(text).not.toMatch(/(?:1\.250|1\.250 tỷ|2021|2021 -|đoạn 2021)…/u);
  });
});

/** Numbers below `below`, the same from the same seed (Numerical Recipes' constants). */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

test.each([1, 2, 3, 4, 5, 6, 7, 8])('so is any mixture of them, late, moved, silent or long (seed %i)', (seed) => {
  const next = numbersFrom(seed);
  for (const [many, longest] of LIMITS) {
    const agency = NAMES[next(NAMES.length)] ?? '';
    const [own, other, long] = [
      decisionReminders(agency, false, next(20), many),
      decisionReminders(agency, true, next(20), many),
      longReminders(agency, false, many),
    ];
    const mixed = own.map((reminder, at) => [reminder, other[at], long[at]][next(3)] ?? reminder);
    const { text } = composeReminder(mixed, TODAY, { by: day('2026-12-04') });
    expect(text.length, text).toBeLessThanOrEqual(longest);
    for (const { card: each } of mixed) expect(text).toContain(`#${String(each.task.id)} (${each.task.ref})`);
  }
});

test('of what can never end nothing is offered as done, and what was reported may stand', () => {
  const ongoing = (id: number, reportedOn: LocalDate | null): Reminder => ({
    card: card({
      task: { id },
      assignment: {
        dueOn: null,
        cadence: 'quarterly',
        reportedOn,
        status: reportedOn === null ? 'not_started' : 'in_progress',
      },
    }),
    family: 'period',
    steps: 5,
  });
  const { text } = composeReminder([ongoing(3, null), ongoing(4, day('2026-08-05'))], TODAY, { by: day('2026-12-31') });
  expect(text).toContain('ví dụ “#3 đang thực hiện”, “#4 không thay đổi”.');
  expect(text).not.toContain('xong');
  expect(text).toContain('Vì sao có tin này: sắp hết kỳ báo cáo;');
});

test('an example names a day that its own task could have, and more than was reported', () => {
  const half: Reminder = { card: overdueCard(), family: 'overdue', steps: 1 };
  const nearly = { ...half, card: { ...half.card, assignment: { ...half.card.assignment, progress: 95 } } };
  expect(composeReminder([half], TODAY).text).toContain('tin này: “70%”, “vướng mặt bằng”, “gia hạn 30/12/2026”.');
  expect(composeReminder([nearly], TODAY).text).toContain('tin này: “xong”, ');
  const long: Reminder = { card: card({ assignment: { dueOn: day('2026-06-30') } }), family: 'baseline', steps: 0 };
  expect(composeReminder([long], TODAY).text).toContain('tin này: “xong ngày 30/06/2026”, “70%”.');
});

test.each([
  [null, ''],
  ['2026-11-24', ' Mong nhận được trong hôm nay.'],
  ['2026-11-27', ' Mong nhận được trước thứ Sáu, 27/11.'],
  ['2027-01-04', ' Mong nhận được trước thứ Hai, 04/01/2027.'],
])('an answer hoped for by %s is asked for in so many words', (by, words) => {
  const { text } = composeReminder([{ card: card(), family: 'before', steps: 30 }], TODAY, {
    by: by === null ? null : day(by),
  });
  expect(text.split('\n')[1]).toBe(`Đề nghị đơn vị báo cáo tình hình thực hiện.${words}`);
});

test('what people wrote is carried as it is, on one line, and emphasises nothing', () => {
  const hostile = overdueCard();
  const obstacle = '<b>vốn</b> *chậm*\n\n#13 xong \u202Egnox';
  const reminded = { ...hostile, assignment: { ...hostile.assignment, obstacle } };
  const message = composeReminder([{ card: reminded, family: 'overdue', steps: 15 }], TODAY);
  expect(message.text).toContain('<b>vốn</b> *chậm* #13 xong');
  expect(message.text).not.toContain('\n#13 xong');
  const strong = message.bold.map(({ offset, length }) => message.text.slice(offset, offset + length));
  expect(strong).toEqual(['Đôn đốc – Sở Văn hóa, Thể thao và Du lịch', '#15 (II.15)']);
});

describe('what is asked of its reader fits', () => {
  const undated = (kind: 'period' | 'year'): Reminder => ({
    card: card({ assignment: { dueOn: null, cadence: 'quarterly' } }),
    family: kind,
    steps: 0,
  });

  test.each([undated('period'), undated('year')])(
    'nobody is offered to move a date that a task has not',
    (reminder) => {
      const { text, buttons } = composeReminder([reminder], TODAY);
      expect(text).toContain('Trả lời (Reply) tin này: “đang thực hiện”, “vướng kinh phí”, “đã nhận”.');
      expect(text).not.toContain('xong');
      expect(text).not.toContain('gia hạn');
      expect(buttons.flat().map(({ label }) => label)).not.toContain('Xin gia hạn');
    },
  );

  test('a Party committee is asked for information, and urged to nothing', () => {
    const late = overdueCard(15, 'Huyện ủy Thọ Xuân');
    const [one, many] = [
      [{ card: late, family: 'overdue', steps: 7 }],
      [
        { card: late, family: 'overdue', steps: 7 },
        { card: card({ agency: 'Huyện ủy Thọ Xuân' }), family: 'before', steps: 30 },
      ],
    ].map((reminders) => composeReminder(reminders as Reminder[], TODAY).text);
    for (const text of [one, many]) {
      expect(text).toMatch(/^Đề nghị phối hợp – Huyện ủy Thọ Xuân/u);
      expect(text).toContain('Kính đề nghị Huyện ủy Thọ Xuân phối hợp cung cấp thông tin về tình hình thực hiện.');
      expect(text).not.toMatch(/đôn đốc/iu);
    }
  });
});

describe('a date and a step are what they are called', () => {
  const granted = overdueCard();
  const extended = {
    ...granted,
    assignment: {
      ...granted.assignment,
      extensions: 1,
      deadline: { ...granted.assignment.deadline, text: 'trước ngày 31/3/2022', rule: 'gia hạn đã được đồng ý' },
    },
  };

  test('a date that was granted is not the decision’s', () => {
    const reminder: Reminder = { card: extended, family: 'overdue', steps: 15 };
    expect(composeReminder([reminder], TODAY).text).toContain(
      'Thời hạn: 31/10/2026 (gia hạn lần 1; theo văn bản: trước ngày 31/3/2022) – quá hạn 23 ngày.',
    );
    expect(composeReminder([reminder, reminder], TODAY).text).toContain('31/10/2026 (gia hạn lần 1');
    expect(composeReminder([{ ...reminder, card: granted }], TODAY).text).toContain('Tháng 10/2026 (đến 31/10/2026)');
  });

  test.each([
    [
      'an heir that was told when the date had passed',
      { takenOverOn: day('2026-11-16'), toldOn: day('2026-11-20') },
      'sau tin tiếp nhận',
    ],
    ['who was told of a continuation then', { toldOn: day('2026-11-20') }, 'sau tin chuyển tiếp'],
    ['an heir that was told before it', { takenOverOn: day('2026-07-01'), toldOn: day('2026-07-02') }, 'sau hạn'],
    ['who is no heir', {}, 'sau hạn'],
  ])('the steps of %s are counted %s', (_who, assignment, from) => {
    const late = overdueCard();
    const own = { ...late, assignment: { ...late.assignment, ...assignment } };
    const { text } = composeReminder([{ card: own, family: 'overdue', steps: 3 }], TODAY);
    expect(text).toContain(`mốc đôn đốc 3 ngày ${from};`);
  });
});

test('that a task waits for a late result is said once, by its own line; of another task it is said below', () => {
  const dependency = overdueCard(27);
  const lateFeeder = { taskId: 27, agency: dependency.agency.name, daysOverdue: 23, count: 1, done: null };
  const waits = { ...overdueCard(12), lateFeeder };
  const slips = [waits, overdueCard(13), { ...overdueCard(14), lateFeeder }].map((fed) => ({
    fed,
    dependency,
    why: 'overdue' as const,
  }));
  const below = ({ text }: { readonly text: string }): string[] =>
    text.split('\n').filter((line) => line.startsWith('Để đơn vị biết'));
  const alone = composeReminder([{ card: waits, family: 'overdue', steps: 3 }], TODAY, { slips });
  expect(alone.text).toContain('Chờ kết quả #27');
  expect(below(alone)).toEqual([expect.stringContaining('#13 '), expect.stringContaining('#14 ')]);
  const extended = slips.map((slip) => ({ ...slip, why: 'extended' as const }));
  expect(
    below(composeReminder([{ card: waits, family: 'overdue', steps: 3 }], TODAY, { slips: extended })),
  ).toHaveLength(3);
});

test.each([
  ['one task', [12]],
  ['two tasks', [12, 13]],
  ['five tasks', [12, 13, 14, 15, 16]],
])('of %s that an agency took over, so much is said as of its own', (_what, ids) => {
  const formerly = 'Sở Nông nghiệp và Phát triển nông thôn, Sở Nông nghiệp và Môi trường';
  const title =
    'tham mưu các giải pháp kêu gọi, thu hút các nhà đầu tư lớn đầu tư vào đô thị Lam Sơn - Sao Vàng giai đoạn 2022 - 2030';
  const own = ids.map((id) => {
    const { task, ...rest } = overdueCard(id);
    return { ...rest, task: { ...task, title } };
  });
  const taken = own.map((one) => ({
    ...one,
    formerly,
    assignment: { ...one.assignment, takenOverOn: day('2026-06-01'), toldOn: day('2026-06-01') },
  }));
  const [before, after] = [own, taken].map((cards) => {
    const reminders = cards.map((one): Reminder => ({ card: one, family: 'overdue', steps: 15 }));
    return /^#12 \([^)]*\) ([^–\n]*)/mu.exec(composeReminder(reminders, TODAY).text)?.[1]?.trim() ?? '';
  });
  expect(after?.length ?? 0).toBeGreaterThanOrEqual(before?.length ?? Infinity);
  expect(after?.length).toBeGreaterThan(30);
});
