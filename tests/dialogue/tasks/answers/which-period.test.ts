import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Assignment } from '../../../../src/domain/tasks/assignment.ts';
import { cardsOfTask } from '../../../../src/store/programmes/assignments.ts';
import { people } from '../../../people.ts';
import { openOffice, type Office } from '../../../support/office.ts';
import { playedOnce } from '../../../support/office/played-once.ts';

const IN = { mention: true } as const;
let office: Office;

/** Often enough for periods to open on their day. */
const MONTHLY = { reminders: '0 8 1,2 * *' };

/** A quarterly and a yearly duty from 2022 on; in May quý I/2022 is due and quý II has begun. */
const open = playedOnce(async () => {
  const played = await openOffice({
    programme: [
      { ref: 'I.1', title: 'Báo cáo trật tự xây dựng', lead: 'Sở Xây dựng', deadline: 'Định kỳ hằng quý' },
      { ref: 'I.2', title: 'Báo cáo nhà ở xã hội', lead: 'Sở Xây dựng', deadline: 'Định kỳ hằng năm' },
    ],
    at: '2022-03-20 08:00',
  });
  await played.linkSecretariat(people.binh);
  await played.linkLeaders(people.son);
  await played.linkAgency('SXD', people.lan);
  await played.advanceTo('2022-05-06 08:00');
  return played;
});
beforeEach(async () => {
  office = await open();
});

afterEach(() => {
  office.close();
});

const periodsOf = (task: number): Assignment[] =>
  office.database.read((tx) => cardsOfTask(tx, task)).map(({ assignment }) => assignment);

const states = (task: number): string[] =>
  periodsOf(task).map(
    ({ period, status, progress }) =>
      `${period ?? ''} ${status}${status !== 'in_progress' ? '' : ` ${String(progress ?? '')}`}`,
  );

describe('A time in a report on a duty is no name of its period', () => {
  test.each([
    '#1 đang thực hiện, đạt 60%, sẽ gửi trong quý II',
    '#1 đang làm 60%, dự kiến quý II/2022 gửi',
    '#1 60%, tăng so với cùng kỳ năm trước',
    '#1 60%, hết quý II xong',
  ])('%s', async (text) => {
    await office.says(people.lan, 'SXD', text, IN);
    expect(states(1)).toEqual(['2022-Q1 in_progress 60', '2022-Q2 not_started']);
  });

  test('the day that is asked for stays in the words', async () => {
    await office.says(people.lan, 'SXD', '#1 xin gia hạn đến hết quý II/2022', IN);
    const [first] = periodsOf(1);
    expect(first).toMatchObject({ period: '2022-Q1', waitingFor: 'extension', requestedDueOn: '2022-06-30' });
  });

  test.each(['#1 quý II/2022 đạt 60%', '#1 báo cáo quý II: 60%', '#1 tính đến hết quý II/2022 đạt 60%'])(
    '%s names it',
    async (text) => {
      await office.says(people.lan, 'SXD', text, IN);
      expect(states(1)).toEqual(['2022-Q1 not_started', '2022-Q2 in_progress 60']);
    },
  );

  test.each([
    '#1 kết quả quý II/2022: đang thực hiện 60%',
    '#1 giải ngân vốn đầu tư quý II: đang thực hiện 60%',
    '#1 Sở xin báo cáo tiến độ quý II/2022: đang thực hiện 60%',
    '#1 Xin gửi số liệu quý II: đang thực hiện 60%',
    '#1 hiệu quả quý II: đang làm 60%',
  ])('%s names it behind words that only look like those of a time', async (text) => {
    await office.says(people.lan, 'SXD', text, IN);
    expect(states(1)).toEqual(['2022-Q1 not_started', '2022-Q2 in_progress 60']);
  });
});

describe('What may be a promise completes no period that is running', () => {
  test.each(['#1 quý này xong', '#1 quy nay xong', '#1 hoàn thành trong quý này', '#1 xong quý này'])(
    '%s',
    async (text) => {
      await office.says(people.lan, 'SXD', text, IN);
      expect(states(1).join()).not.toMatch(/completed|pending/u);
    },
  );

  test.each(['#1 báo cáo quý này đã xong', '#1 kỳ này xong', '#1 quý II/2022 xong'])('%s is a report', async (text) => {
    await office.says(people.lan, 'SXD', text, IN);
    expect(states(1)).toEqual(['2022-Q1 not_started', '2022-Q2 pending_confirmation']);
  });
});

describe('A quarter that is named without its year', () => {
  test.each([
    ['2023-05-06', '#1 quý IV hoàn thành', '2022-Q4 pending_confirmation'],
    ['2023-06-12', '#1 quý 4 xong', '2022-Q4 pending_confirmation'],
    ['2023-06-12', '#1 quý III: đang làm 60%', '2022-Q3 in_progress 60'],
    ['2024-02-05', '#1 quý IV xong', '2023-Q4 pending_confirmation'],
  ])('on %s, “%s” is of the nearest one that has begun', async (on, text, expected) => {
    await office.advanceTo(`${on} 08:00`, MONTHLY);
    await office.says(people.lan, 'SXD', text, IN);
    expect(states(1).filter((state) => !state.endsWith('not_started'))).toEqual([expected]);
    expect(office.lastTo('SXD').text).not.toContain('kỳ nào');
  });

  test('of two that are open and over for long both are named', async () => {
    await office.advanceTo('2024-06-12 08:00', MONTHLY);
    await office.says(people.lan, 'SXD', '#1 quý IV xong', IN);
    expect(office.lastTo('SXD').text).toContain('Tin có thể nói về kỳ quý IV/2022 hoặc quý IV/2023.');
    expect(states(1).join()).not.toContain('pending');
  });

  test('one that has not begun is said so, beside the one that is reported', async () => {
    await office.says(people.lan, 'SXD', '#1 quý III xong', IN);
    expect(office.lastTo('SXD').text).toContain('Kỳ quý III/2022 chưa bắt đầu (từ ngày 01/07/2022).');
    await office.advanceTo('2023-05-06 08:00', MONTHLY);
    await office.says(people.lan, 'SXD', '#1 quý IV/2022 xong', IN);
    await office.says(people.binh, 'VP', '/xacnhan 1', IN);
    await office.says(people.lan, 'SXD', '#1 quý IV xong', IN);
    const { text } = office.lastTo('SXD');
    expect(text).toMatch(/Kỳ quý IV\/2022 [^.]*hoàn thành[^.]*\. Kỳ quý IV\/2023 chưa bắt đầu/u);
  });
});

describe('Commands about a duty', () => {
  const reportQuarters = async (): Promise<void> => {
    await office.says(people.lan, 'SXD', '#1 quý I/2022 xong', IN);
    await office.says(people.binh, 'VP', '/xacnhan 1');
    await office.says(people.lan, 'SXD', '#1 quý II/2022 đạt 40%', IN);
  };

  test('/hoantac undoes the newest change that the person made, not the oldest period', async () => {
    await reportQuarters();
    await office.says(people.lan, 'SXD', '/hoantac 1');
    expect(states(1)).toEqual(['2022-Q1 completed', '2022-Q2 not_started']);
  });

  test('/hoantac of another person is asked for which', async () => {
    await reportQuarters();
    await office.says(people.son, 'LD', '/hoantac 1');
    expect(states(1)).toEqual(['2022-Q1 completed', '2022-Q2 in_progress 40']);
  });

  test('“#1 nhầm” right after a report takes that report back', async () => {
    await reportQuarters();
    await office.says(people.lan, 'SXD', '#1 nhầm', IN);
    expect(states(1)).toEqual(['2022-Q1 completed', '2022-Q2 not_started']);
  });

  test('/giahan goes to the oldest open period, or the one that is named', async () => {
    await reportQuarters();
    await office.says(people.lan, 'SXD', '/giahan 1 15/8/2022 chờ số liệu');
    expect(periodsOf(1)[1]).toMatchObject({ waitingFor: 'extension', requestedDueOn: '2022-08-15' });
    await office.says(people.lan, 'SXD', '/giahan 2 năm 2022 31/1/2023 chờ số liệu');
    expect(periodsOf(2)[0]).toMatchObject({ waitingFor: 'extension', requestedDueOn: '2023-01-31' });
  });

  test('a period that does not wait is not decided in place of one that does', async () => {
    await office.says(people.lan, 'SXD', '#1 quý I/2022 xong', IN);
    await office.says(people.binh, 'VP', '/tralai 1 quý II/2022 thiếu số liệu');
    expect(office.lastTo('VP').text).toContain('kỳ quý II/2022: ');
    expect(states(1)[0]).toBe('2022-Q1 pending_confirmation');
    await office.says(people.binh, 'VP', '/xacnhan 1 quý I/2022');
    expect(states(1)[0]).toBe('2022-Q1 completed');
  });

  test('a leader’s instruction reaches the agency once, and a report on any period answers it', async () => {
    const before = office.sentTo('SXD').length;
    await office.says(people.son, 'LD', '#1 yêu cầu báo cáo trước thứ Sáu', IN);
    const sent = office.sentTo('SXD').slice(before);
    expect(sent.filter(({ text }) => text.includes('yêu cầu báo cáo'))).toHaveLength(1);
    await office.says(people.lan, 'SXD', '#1 quý II/2022 đạt 40%', IN);
    expect(office.lastTo('LD').text).toContain('40');
  });
});

describe('/giahan of a duty', () => {
  const requests = (): string[] =>
    periodsOf(1).flatMap(({ period, requestedDueOn }) =>
      requestedDueOn === null ? [] : [`${period ?? ''} ${requestedDueOn}`],
    );

  test.each([
    ['/giahan 1 quý II/2022 15/8/2022 chờ số liệu', '2022-Q2 2022-08-15'],
    ['/giahan 1 15/8/2022 quý II/2022', '2022-Q2 2022-08-15'],
    ['/giahan 1 đến 15/8/2022 cho kỳ quý II/2022, chờ số liệu', '2022-Q2 2022-08-15'],
    ['/giahan 1 quý II/2022 đến 15/8/2022 chờ số liệu quý I/2022', '2022-Q2 2022-08-15'],
    ['/giahan 1 15/8/2022 chờ số liệu quý II/2022', '2022-Q1 2022-08-15'],
  ])('%s is of the period that it names', async (text, request) => {
    await office.says(people.lan, 'SXD', text);
    expect(requests()).toEqual([request]);
  });

  test.each([
    ['/giahan 1 quý III/2022 đến 15/11/2022 chờ số liệu', 'kỳ quý III/2022 chưa mở'],
    ['/giahan 1 quý III/2021 đến 15/11/2022', 'kỳ quý III/2021 chưa mở hoặc không có trong sổ theo dõi'],
    ['/giahan 1 đến 15/11/2022 cho quý IV/2022', 'kỳ quý IV/2022 chưa mở'],
    ['/giahan 1 quý IV/2021 thêm 15 ngày', 'kỳ quý IV/2021 chưa mở'],
    ['/giahan 1 quý I/2022, quý II/2022 đến 15/11/2022', 'mỗi lần chỉ đề nghị gia hạn cho một kỳ'],
  ])('%s names none that may be extended: that is said, and nothing is recorded', async (text, why) => {
    await office.says(people.lan, 'SXD', text);
    const said = office.lastTo('SXD').text;
    expect(said).toContain(why);
    expect(said).toContain('Chưa ghi nhận gì. Kỳ đang mở: quý I/2022, quý II/2022.');
    expect(requests()).toEqual([]);
    // And no question is left that a day alone would answer.
    await office.says(people.lan, 'SXD', '15/8/2022', { replyTo: office.lastTo('SXD') });
    expect(requests()).toEqual([]);
  });
});

describe('Numbered lines that name tasks, one of them a duty', () => {
  const LINES = '1. 70%\n2. ';
  /** Under a bundle that lists both, so that the figures may number the points of one report. */
  async function chosen(line: string): Promise<void> {
    await office.says(people.lan, 'SXD', `${LINES}${line}`, { replyTo: office.lastTo('SXD') });
    await office.presses(people.lan, 'SXD', 'Là số nhiệm vụ');
  }

  const openNear = playedOnce(async () => {
    const played = await openOffice({
      programme: [
        { ref: 'I.1', title: 'Lập quy hoạch chung', lead: 'Sở Xây dựng', deadline: 'Ngày 30/5/2022' },
        { ref: 'I.2', title: 'Báo cáo trật tự xây dựng', lead: 'Sở Xây dựng', deadline: 'Định kỳ hằng quý' },
      ],
      at: '2022-03-20 08:00',
    });
    await played.linkSecretariat(people.binh);
    await played.linkAgency('SXD', people.lan);
    await played.advanceTo('2022-05-16 08:00');
    played.database.raw.exec('update assignment set review_until = null, asked_on = null');
    await played.says(people.lan, 'SXD', '/viec');
    return played;
  });
  beforeEach(async () => {
    office.close();
    office = await openNear();
  });

  test.each([
    ['đã xong quý II/2022', ['2022-Q1 not_started', '2022-Q2 pending_confirmation']],
    ['quý II/2022: đạt 40%', ['2022-Q1 not_started', '2022-Q2 in_progress 40']],
    ['đã xong kỳ quý I/2022', ['2022-Q1 pending_confirmation', '2022-Q2 not_started']],
    // Not in the registry, not begun, several: asked about.
    ['quý III/2021 đã xong', ['2022-Q1 not_started', '2022-Q2 not_started']],
    ['đã xong quý I/2022 và quý II/2022', ['2022-Q1 not_started', '2022-Q2 not_started']],
  ])('“%s” goes to the period that it names, or is asked about', async (line, expected) => {
    await chosen(line);
    expect(states(2)).toEqual(expected);
    expect(states(1)).toEqual([' in_progress 70']);
  });
});
