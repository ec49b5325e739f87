import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Assignment } from '../../../src/domain/tasks/assignment.ts';
import { cardsOfTask } from '../../../src/store/programmes/assignments.ts';
import { people } from '../../people.ts';
import { openOffice, type Office } from '../../support/office.ts';

const IN = { mention: true } as const;
let office: Office;

/** A quarterly and a yearly duty from 2022 on; in May quý I/2022 is due and quý II has begun. */
beforeEach(async () => {
  office = await openOffice({
    programme: [
      { ref: 'I.1', title: 'Báo cáo trật tự xây dựng', lead: 'Sở Xây dựng', deadline: 'Định kỳ hằng quý' },
      { ref: 'I.2', title: 'Báo cáo nhà ở xã hội', lead: 'Sở Xây dựng', deadline: 'Định kỳ hằng năm' },
    ],
    at: '2022-03-20 08:00',
  });
  await office.linkSecretariat(people.binh);
  await office.linkLeaders(people.son);
  await office.linkAgency('SXD', people.lan);
  await office.advanceTo('2022-05-06 08:00');
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
});

describe('What may be a promise completes no period that is running', () => {
  test.each(['#1 quý này xong', '#1 quy nay xong', '#1 hoàn thành trong quý này', '#1 xong quý này'])(
    '%s',
    async (text) => {
      await office.says(people.lan, 'SXD', text, IN);
      expect(states(1).join()).not.toMatch(/completed|pending/u);
    },
  );

  test('a quarter that has not begun is asked about, although there was one a year ago', async () => {
    await office.advanceTo('2023-05-06 08:00');
    await office.says(people.lan, 'SXD', '#1 quý IV hoàn thành', IN);
    expect(office.lastTo('SXD').text).toContain('Ghi cho kỳ nào?');
  });

  test.each(['#1 báo cáo quý này đã xong', '#1 kỳ này xong', '#1 quý II/2022 xong'])('%s is a report', async (text) => {
    await office.says(people.lan, 'SXD', text, IN);
    expect(states(1)).toEqual(['2022-Q1 not_started', '2022-Q2 pending_confirmation']);
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
