import { describe, expect, test } from 'vitest';
import { day } from '../../../src/domain/calendar/dates.ts';
import { encodeAction } from '../../../src/channels/telegram/action-codec.ts';
import { composeReminder, type Reminder } from '../../../src/conversation/compose/compose-reminder.ts';
import { splitMessage } from '../../../src/conversation/message/split-message.ts';
import { card, overdueCard, TODAY } from './make-card.ts';

test('one task is named in full, with the words of the decision and the reason', () => {
  const message = composeReminder([{ card: card(), family: 'before', steps: 30 }], TODAY);
  expect(message.text).toBe(
    [
      'Nhắc việc – Sở Văn hóa, Thể thao và Du lịch',
      '',
      '#12 (III.2.1) Xây dựng Đề án phát triển du lịch cộng đồng',
      'Thời hạn: Quý IV/2026 (đến 31/12/2026) – còn 38 ngày.',
      'Sản phẩm: Đề án.',
      'Nơi nhận báo cáo: UBND tỉnh.',
      'Đang ghi nhận: chưa có báo cáo.',
      '',
      'Đề nghị đơn vị cho biết tình hình thực hiện. Trả lời (Reply) tin này: “xong”, “70%”, “vướng mặt bằng”, “gia hạn 30/12/2026” hoặc “đã nhận”.',
      '',
      'Vì sao có tin này: mốc nhắc 30 ngày làm việc trước hạn; mục III.2.1, Phụ lục Quyết định số 913/QĐ-UBND; chưa có báo cáo.',
    ].join('\n'),
  );
  expect(message.silent).toBe(false);
  expect(message.buttons.flat().map((button) => button.label)).toEqual([
    'Đã hoàn thành',
    'Đang thực hiện',
    'Vướng mắc',
    'Xin gia hạn',
    'Đã nhận',
  ]);
});

test.each<[Reminder['family'], number, string, string]>([
  ['today', 0, 'Nhắc việc', 'hôm nay là ngày đến hạn'],
  ['overdue', 15, 'Đôn đốc', 'mốc đôn đốc 15 ngày sau hạn, chưa ghi nhận hoàn thành'],
  ['year', 5, 'Nhắc việc', 'nhiệm vụ kéo dài nhiều năm, mỗi cuối năm hỏi một lần'],
  ['baseline', 0, 'Rà soát hiện trạng', 'bắt đầu theo dõi, rà soát một lần'],
])('a nudge of the kind %s says why it came', (family, steps, heading, reason) => {
  const { text } = composeReminder([{ card: overdueCard(), family, steps }], TODAY);
  expect(text.startsWith(`${heading} – `)).toBe(true);
  expect(text).toContain(`Vì sao có tin này: ${reason};`);
});

test('before its first answer a task taken over late is not called late', () => {
  const reminders: Reminder[] = [12, 13].map((id) => ({ card: overdueCard(id), family: 'baseline', steps: 0 }));
  for (const some of [reminders, reminders.slice(0, 1)]) {
    expect(composeReminder(some, TODAY).text).not.toMatch(/quá hạn \d/u);
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
  expect(text).toContain('Vì sao có tin này: mốc 1 ngày sau thời gian rà soát hiện trạng, mốc nhắc');
  expect(text).not.toContain('quá hạn, mốc');
});

describe('several tasks are one message', () => {
  const bundle: Reminder[] = [
    { card: card(), family: 'before', steps: 30 },
    { card: overdueCard(), family: 'overdue', steps: 15 },
  ];

  test('with the overdue first, a line each, and the reasons at the end', () => {
    expect(composeReminder(bundle, TODAY).text).toBe(
      [
        'Đôn đốc – Sở Văn hóa, Thể thao và Du lịch: 2 nhiệm vụ',
        '',
        'Quá hạn (1)',
        '#15 (II.15) Xây dựng Đề án phát triển du lịch cộng đồng – Tháng 10/2026, đến 31/10/2026; quá hạn 23 ngày; đang thực hiện, 50 %; vướng mắc: mặt bằng (báo ngày 05/11/2026)',
        '',
        'Sắp đến hạn (1)',
        '#12 (III.2.1) Xây dựng Đề án phát triển du lịch cộng đồng – Quý IV/2026, đến 31/12/2026; còn 38 ngày; chưa có báo cáo',
        '',
        'Đề nghị đơn vị cho biết tình hình từng nhiệm vụ: trả lời (Reply) tin này kèm số, mỗi nhiệm vụ một dòng: “#15 xong”, “#12 70%”.',
        '',
        'Vì sao có tin này: quá hạn, mốc 15 ngày, mốc nhắc 30 ngày làm việc trước hạn; các mục ghi trong ngoặc của Quyết định số 913/QĐ-UBND; báo cáo gần nhất ghi ở từng dòng.',
      ].join('\n'),
    );
  });

  test('says once that it is late, whatever the steps', () => {
    const monthly: Reminder = { card: overdueCard(18), family: 'overdue', steps: 31 };
    const { text } = composeReminder([monthly, { card: overdueCard(), family: 'overdue', steps: 1 }], TODAY);
    expect(text).toContain('Vì sao có tin này: quá hạn, nhắc hằng tháng và mốc 1 ngày; các mục');
  });

  test('whose buttons choose a task and fit into what Telegram carries', () => {
    const { buttons } = composeReminder(bundle, TODAY);
    expect(buttons.map((row) => row.map((button) => button.label))).toEqual([
      ['#15', '#12'],
      ['Như kỳ trước (1)', 'Đã nhận tất cả'],
    ]);
    for (const button of buttons.flat()) expect(Buffer.byteLength(encodeAction(button.action))).toBeLessThanOrEqual(64);
  });

  test('that is cut into parts which every messenger takes when there are 60', () => {
    const many = Array.from({ length: 60 }, (_, index): Reminder => ({
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
      expect(text).toContain('“vướng mặt bằng” hoặc “đã nhận”');
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
      expect(text).toContain('Kính đề nghị Huyện ủy Thọ Xuân phối hợp cung cấp thông tin về tình hình');
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
      'Thời hạn: trước ngày 31/3/2022 (gia hạn đến 31/10/2026) – quá hạn 23 ngày.',
    );
    expect(composeReminder([reminder, reminder], TODAY).text).toContain(
      'trước ngày 31/3/2022, gia hạn đến 31/10/2026; quá hạn 23 ngày',
    );
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
    expect(text).toContain(`mốc đôn đốc 3 ngày ${from}, chưa ghi nhận hoàn thành`);
  });
});
