/** A suspension of a whole duty is one: claimed, decided, lifted and taken back as a whole, and never more than was named. */

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { lastReportWords } from '../../src/conversation/compose/state-words.ts';
import { day } from '../../src/domain/calendar/dates.ts';
import { standingOf, type Assignment } from '../../src/domain/tasks/assignment.ts';
import { cardsOfTask } from '../../src/store/programmes/assignments.ts';
import { programmeByCode } from '../../src/store/programmes/tasks.ts';
import { amendProgramme } from '../../src/usecases/programme/amend-programme.ts';
import { workAt } from '../../src/usecases/work.ts';
import { people } from '../people.ts';
import { rowOf } from '../support/office/fill-registry.ts';
import type { Office } from '../support/office.ts';
import { openLinked } from '../support/office/linked-office.ts';
import { playedOnce } from '../support/office/played-once.ts';

const { binh, lan } = people;
const IN = { mention: true };
const BY = 'tạm dừng theo Công văn số 45/UBND-TH ngày 10/6/2022';
let office: Office;

async function open(at: string, deadline: string): Promise<Office> {
  const programme = [1, 2].map((n) => ({
    ref: `I.${String(n)}`,
    title: `Nhiệm vụ thứ ${String(n)}`,
    lead: 'Sở Xây dựng',
    deadline,
    followed: true,
  }));
  return openLinked({ programme, at }, { VP: binh, SXD: lan });
}

afterEach(() => {
  office.close();
});

const says = (words: string): Promise<unknown> => office.says(lan, 'SXD', words, IN);
const rules = (words: string): Promise<unknown> => office.says(binh, 'VP', words);

function periods(): Record<string, Assignment> {
  const cards = office.database.read((tx) => cardsOfTask(tx, 1));
  return Object.fromEntries(cards.map(({ assignment }) => [assignment.period ?? '', assignment]));
}

function statuses(): Record<string, string> {
  return Object.fromEntries(Object.entries(periods()).map(([key, { status }]) => [key, status]));
}

function kindsOf(period: string): unknown[] {
  return office.database.raw
    .prepare('select kind from event where assignment_id = ? order by id')
    .pluck()
    .all(periods()[period]?.id);
}

describe('what is done once', () => {
  const begun = playedOnce(async () => {
    office = await open('2022-06-20 09:00', 'Ngày 31/7/2022');
    await says(`#1 ${BY}`);
    await rules('/dongy 1');
    office.moveTo('2022-06-22 09:00');
    return office;
  });
  beforeEach(async () => {
    office = await begun();
  });

  test.each([
    'vẫn đang tạm dừng',
    'chưa làm được gì',
    'xin gia hạn đến 15/12/2022',
    'không thuộc trách nhiệm',
    'chưa xong',
  ])('“%s” of what is suspended proposes nothing', async (words) => {
    const heard = office.sentTo('VP').length;
    await says(`#1 ${words}`);
    expect(office.sentTo('VP')).toHaveLength(heard);
    expect(office.lastTo('SXD').text).toContain('“#1 nay tiếp tục thực hiện”');
    await rules('/lichsu 1');
    expect(office.lastTo('VP').text).not.toContain('báo tiếp tục');
  });

  test.each([
    ['đã hoàn thành ngày 21/6/2022 tại Báo cáo số 12/BC-SXD ngày 21/6/2022', '2022-06-21', '12/BC-SXD'],
    ['xong ngày 21/6', '2022-06-21', 'chưa nêu'],
    ['đã hoàn thành', null, 'chưa nêu'],
  ])('“%s” is kept, named to the secretariat and applied when it goes on', async (words, statedOn, document) => {
    await says(`#1 ${words}`);
    expect(office.lastTo('SXD').text).toContain('báo cáo hoàn thành được giữ lại');
    expect(office.lastTo('VP').text).toContain('Đơn vị báo hoàn thành');
    expect(office.assignment('#1').status).toBe('suspended');
    office.moveTo('2022-06-27 09:00');
    await office.presses(binh, 'VP', 'Cho tiếp tục và ghi hoàn thành');
    expect(office.assignment('#1')).toMatchObject({
      status: 'pending_confirmation',
      statedOn,
      reportedOn: '2022-06-22',
      waitingSince: '2022-06-22',
    });
    expect(office.lastTo('SXD').text).toContain('đơn vị không cần báo lại');
    expect(office.lastTo('VP').text).toContain('Báo hoàn thành, chờ xác nhận');
    expect(office.lastTo('VP').text).toContain(document);
    await rules('/xacnhan 1');
    expect(office.assignment('#1')).toMatchObject({ status: 'completed', completedOn: statedOn ?? '2022-06-22' });
  });

  test('a completion that is taken back, or followed by other words, is not applied', async () => {
    await says('#1 đã xong');
    await says('#1 đang làm 60%');
    await rules('/tieptuc 1');
    expect(office.assignment('#1')).toMatchObject({ waitingFor: null, statedOn: null });
  });

  test.each(['nay tiếp tục thực hiện', '70%', 'đã xong'])(
    '“%s”, then “nhầm”: its button decides no more, and the secretariat hears of it',
    async (words) => {
      await says(`#1 ${words}`);
      const asked = office.lastTo('VP');
      await says('nhầm');
      expect(office.lastTo('VP').text).toContain('đã rút nội dung báo trong lúc tạm dừng #1');
      const label = words === 'đã xong' ? 'Cho tiếp tục và ghi hoàn thành' : 'Cho tiếp tục';
      await office.presses(binh, 'VP', label, asked);
      expect(office.assignment('#1').status).toBe('suspended');
    },
  );

  test('a report that it was stopped is no acknowledgement', async () => {
    await says('#2 tạm dừng theo Công văn số 45/UBND-TH');
    expect(lastReportWords(office.assignment('#2'))).toBe('đã báo tạm dừng ngày 22/06/2022, chưa có báo cáo');
    await rules('/dongy 2');
    expect(lastReportWords(office.assignment('#2'))).toBe('chưa có báo cáo');
    await rules('/xem 2');
    expect(office.lastTo('VP').text).not.toContain('đã tiếp nhận');
  });

  test('the day that is offered lies in the suspension', async () => {
    await says('#1 nay tiếp tục thực hiện');
    expect(office.lastTo('VP').text).toContain('(ví dụ 20/06/2022)');
  });
});

describe('late before it was asked', () => {
  const begun = playedOnce(async () => {
    office = await open('2022-05-20 09:00', 'Ngày 01/6/2022');
    await office.advanceTo('2022-06-10 09:00');
    await says(`#1 ${BY}`);
    await office.advanceTo('2022-06-20 09:00');
    return office;
  });
  beforeEach(async () => {
    office = await begun();
  });

  test.each(['/dongy 1', '/dongy 1 theo Công văn số 9/UBND-TH', '/dongy 1 từ 12/6/2022'])(
    '%s taken back leaves the lateness of before',
    async (approval) => {
      expect(standingOf(office.assignment('#1'), day('2022-06-20')).daysOverdueWhenAsked).toBe(9);
      await rules(approval);
      expect(office.assignment('#1').status).toBe('suspended');
      await rules('/hoantac 1');
      expect(standingOf(office.assignment('#1'), day('2022-06-20')).daysOverdueWhenAsked).toBe(9);
      await office.advanceTo('2022-06-24 09:00');
      await rules('/khongdongy 1 chưa có văn bản');
      expect(standingOf(office.assignment('#1'), day('2022-06-24')).daysOverdue).toBe(9);
      await rules('/xem 1');
      expect(office.lastTo('VP').text).toContain('đã trừ 14 ngày chờ quyết định');
      expect(office.lastTo('VP').text).not.toContain('chờ quyết định và tạm dừng');
    },
  );

  test.each([
    ['/dongy 1 từ 01/6/2022 theo Công văn số 9/UBND-TH', '2022-06-01', 0],
    ['/dongy 1 theo Công văn số 9/UBND-TH từ ngày 05/6/2022', '2022-06-05', 4],
    ['/dongy 1', '2022-06-20', 9],
  ])('%s: its days count from the day on which it began', async (approval, suspendedOn, late) => {
    await rules(approval);
    expect(office.assignment('#1').suspendedOn).toBe(suspendedOn);
    await office.advanceTo('2022-06-28 09:00');
    await rules('/tieptuc 1');
    expect(standingOf(office.assignment('#1'), day('2022-06-28')).daysOverdue).toBe(late);
  });

  test.each([
    ['/dongy 1 từ 25/6/2022', 'không thể sau hôm nay'],
    ['/dongy 1 từ 01/6/2012', 'không thể trước ngày giao nhiệm vụ'],
    ['/dongy 1 từ khi có vốn', 'chưa rõ'],
  ])('%s decides nothing', async (approval, why) => {
    await rules(approval);
    expect(office.lastTo('VP').text).toContain(why);
    expect(office.assignment('#1').status).not.toBe('suspended');
  });

  test('the day of the document is offered', async () => {
    expect(office.sentTo('VP').some(({ text }) => text.includes('/dongy 1 từ 10/06/2022'))).toBe(false);
    await says('#1 tạm dừng theo Công văn số 40/UBND-TH ngày 03/6/2022');
    expect(office.lastTo('VP').text).toContain('/dongy 1 từ 03/06/2022');
  });

  test.each([
    ['/tieptuc 1 từ 22/6/2022', 9],
    ['/tieptuc 1 21/6', 9],
    ['/tieptuc 1', 9],
  ])('%s makes no lateness of days on which it was recorded as suspended', async (command, late) => {
    await rules('/dongy 1');
    await office.advanceTo('2022-06-28 09:00');
    await rules(command);
    expect(standingOf(office.assignment('#1'), day('2022-06-28')).daysOverdue).toBe(late);
  });

  test('a document of a claim that its agency overtook itself is no ground', async () => {
    await says('#1 50%');
    await says('#1 tạm dừng theo Công văn số 46/UBND-TH ngày 12/6/2022');
    expect(office.lastTo('VP').text).toContain('Căn cứ: 46/UBND-TH ngày 12/06/2022.');
    await rules('/dongy 1');
    expect(office.lastTo('SXD').text).not.toContain('45/UBND-TH');
  });
});

describe('a monthly duty of which several periods are open', () => {
  const begun = playedOnce(async () => {
    office = await open('2022-04-10 09:00', 'Hằng tháng');
    await office.advanceTo('2022-06-10 09:00');
    return office;
  });
  beforeEach(async () => {
    office = await begun();
  });

  test('what opens while its claim waits is born waiting, and nobody is urged for it', async () => {
    await says(`#1 ${BY}`);
    const known = Object.keys(periods());
    await office.advanceTo('2022-09-12 09:00');
    const fresh = Object.entries(periods()).filter(([key]) => !known.includes(key));
    expect(fresh.map(([key]) => key)).toEqual(['2022-07', '2022-08', '2022-09']);
    for (const [key, assignment] of fresh) {
      expect(assignment).toMatchObject({ waitingFor: 'suspension', waitingSince: `${key}-01` });
    }
    const urged = office
      .sentTo('SXD')
      .filter(({ text }) => text.includes('Đôn đốc') && text.includes('Nhiệm vụ thứ 1'));
    expect(urged.filter(({ text }) => /kỳ tháng [789]\/2022/u.test(text))).toEqual([]);
    await rules('/dongy 1 cả nhiệm vụ');
    expect(new Set(Object.values(statuses()))).toEqual(new Set(['suspended']));
    await office.advanceTo('2022-09-20 09:00');
    await rules('/tieptuc 1');
    const late = fresh.map(([key]) => standingOf(periods()[key] ?? expect.fail(), day('2022-09-20')).daysOverdue);
    expect(late).toEqual([0, 0, 0]);
  });

  test.each(['/dongy 1', '/dongy 1 cả nhiệm vụ', '/dongy 1 cả nhiệm vụ theo Công văn số 9/UBND-TH'])(
    '%s: the claim is one beside a request of another period',
    async (approval) => {
      await says('#1 kỳ tháng 6/2022 xin gia hạn đến 15/8/2022');
      await says(`#1 đã ${BY}`);
      expect(periods()['2022-06']?.waitingFor).toBe('extension');
      expect(office.lastTo('VP').text).toContain('không còn chờ quyết định');
      await rules(approval);
      if (approval === '/dongy 1') {
        const labels = office.lastTo('VP').buttons;
        expect(labels.filter((label) => label.includes('tạm dừng'))).toEqual(['Xác nhận tạm dừng cả nhiệm vụ']);
        expect(labels).toHaveLength(2);
        await office.presses(binh, 'VP', 'Xác nhận tạm dừng cả nhiệm vụ');
      }
      expect(new Set(Object.values(statuses()))).toEqual(new Set(['suspended']));
    },
  );

  test.each([
    '/dongy 1 tháng 4/2022',
    '/dongy 1 chỉ kỳ tháng 5/2022',
    '/dongy 1 tháng 6/2022 theo Công văn số 9/UBND-TH',
  ])('%s is that period alone; the others are refused as such', async (approval) => {
    await says(`#1 ${BY}`);
    await rules(approval);
    const named = `2022-0${/tháng (\d)/u.exec(approval)?.[1] ?? ''}`;
    for (const [key, status] of Object.entries(statuses())) {
      expect([key, status]).toEqual([key, key === named ? 'suspended' : 'not_started']);
      expect(kindsOf(key).at(-1)).toBe(key === named ? 'suspension_approved' : 'suspension_rejected');
    }
    await rules('/hoantac 1');
    for (const assignment of Object.values(periods())) expect(assignment.waitingFor).toBe('suspension');
  });

  test.each(['chỉ kỳ này', 'kỳ này', 'riêng một kỳ theo Công văn số 9/UBND-TH'])(
    '“%s” names none: it is asked about',
    async (words) => {
      await says(`#1 ${BY}`);
      await rules(`/dongy 1 ${words}`);
      expect(office.lastTo('VP').text).toContain('chưa rõ chỉ tạm dừng kỳ nào');
      expect(new Set(Object.values(statuses()))).toEqual(new Set(['not_started']));
      await office.presses(binh, 'VP', 'Chỉ kỳ tháng 5/2022');
      expect(Object.entries(statuses()).filter(([, status]) => status === 'suspended')).toEqual([
        ['2022-05', 'suspended'],
      ]);
      expect(office.lastTo('SXD').text).toContain('“#1 kỳ tháng 5/2022 nay tiếp tục thực hiện”');
      await says('#1 kỳ tháng 5/2022 nay tiếp tục thực hiện');
      await office.presses(binh, 'VP', 'Cho tiếp tục');
      expect(statuses()['2022-05']).toBe('not_started');
    },
  );

  test.each(['nay tiếp tục thực hiện', 'xin tiếp tục thực hiện', 'đã triển khai lại'])(
    '“%s” without a period is about the one that is suspended',
    async (words) => {
      await says(`#1 ${BY}`);
      await rules('/dongy 1 tháng 5/2022');
      await says(`#1 ${words}`);
      expect(office.lastTo('VP').text).toContain('#1 (I.1, kỳ tháng 5/2022)');
      expect(kindsOf('2022-05').at(-1)).toBe('resumption_proposed');
      expect(periods()['2022-03']?.reportedOn).toBeNull();
    },
  );

  test('of two that are suspended it is asked which one goes on', async () => {
    for (const month of ['4', '5']) {
      await says(`#1 kỳ tháng ${month}/2022 ${BY}`);
      await rules('/dongy 1 chỉ kỳ này');
    }
    await says('#1 nay tiếp tục thực hiện');
    expect(office.lastTo('SXD').buttons).toHaveLength(2);
    expect(office.lastTo('SXD').text).toContain('kỳ');
  });

  test.each(['Hằng quý', 'Trước ngày 15/12 hằng năm', 'Hằng tuần'])(
    'an amendment to “%s” tells of what is suspended that it stays so',
    async (deadline) => {
      await says(`#1 ${BY}`);
      await rules('/dongy 1');
      const rows = [1, 2].map((n) =>
        rowOf({
          ref: `I.${String(n)}`,
          title: `Nhiệm vụ thứ ${String(n)}`,
          lead: 'Sở Xây dựng',
          deadline: n === 1 ? deadline : 'Hằng tháng',
        }),
      );
      office.database.transact((tx) => {
        const work = workAt(tx, office.now(), office.rules);
        const how = { createAgencies: false, withdraw: [], silent: new Set<never>(), same: [] };
        const programme = programmeByCode(tx, 'tiny') ?? expect.fail();
        expect(amendProgramme(work, programme, rows, how).kind).toBe('amended');
      });
      await office.advanceTo('2022-06-10 10:00');
      const told = office.sentTo('SXD').findLast(({ text }) => text.includes('Điều chỉnh nhiệm vụ'))?.text ?? '';
      expect(told).toContain('nhiệm vụ vẫn tạm dừng');
      expect(told).not.toContain('vẫn báo cáo');
      expect(told).not.toContain('Việc nhắc tiếp tục');
    },
  );

  test('the card of the task has the claim once', async () => {
    await says(`#1 ${BY}`);
    await rules('/xem 1');
    const labels = office.lastTo('VP').buttons;
    expect(labels.filter((label) => label.startsWith('Xác nhận'))).toEqual(['Xác nhận tạm dừng cả nhiệm vụ']);
  });

  test.each([
    'kỳ tháng 6/2022 đang làm 70%',
    'kỳ tháng 5/2022 đã hoàn thành',
    'kỳ tháng 6/2022 xin gia hạn đến 15/8/2022',
  ])('what the agency took out of its claim stays out: “%s”', async (words) => {
    await says(`#1 ${BY}`);
    await says(`#1 ${words}`);
    const taken = `2022-0${/tháng (\d)/u.exec(words)?.[1] ?? ''}`;
    const before = periods()[taken];
    await rules('/dongy 1 cả nhiệm vụ');
    for (const [key, assignment] of Object.entries(periods())) {
      if (key === taken) expect(assignment).toEqual(before);
      else expect(assignment.status).toBe('suspended');
    }
  });

  test.each(['2022-09-12', '2022-08-03', '2022-07-01'])(
    'a resumption taken back on %s stops the duty whole, with what it opened',
    async (on) => {
      await says(`#1 ${BY}`);
      await rules('/dongy 1');
      await office.advanceTo(`${on} 09:00`);
      const stopped = Object.keys(periods()).length;
      await rules('/tieptuc 1');
      expect(Object.keys(periods()).length).toBeGreaterThan(stopped);
      await rules('/hoantac 1');
      expect(new Set(Object.values(statuses()))).toEqual(new Set(['suspended']));
      expect(office.lastTo('VP').text).toContain('Đã hoàn tác #1 (I.1)');
      expect(office.lastTo('VP').text).toContain('Đang ghi nhận: kỳ tháng 3/2022, tháng 4/2022');
      const urged = office.sentTo('SXD').length;
      await office.advanceTo('2022-10-04 09:00');
      const since = office.sentTo('SXD').slice(urged);
      expect(since.filter(({ text }) => text.includes('#1'))).toEqual([]);
      await rules('/tieptuc 1');
      expect(new Set(Object.values(statuses()))).toEqual(new Set(['not_started']));
    },
  );

  test('the approval itself can be taken back after that, whole', async () => {
    await says(`#1 ${BY}`);
    await rules('/dongy 1');
    await office.advanceTo('2022-09-12 09:00');
    await rules('/tieptuc 1');
    await rules('/hoantac 1');
    await rules('/hoantac 1');
    expect(new Set(Object.values(statuses()))).toEqual(new Set(['not_started']));
  });
});

describe('of a claim that the whole duty was stopped one period may be refused alone', () => {
  const begun = playedOnce(async () => {
    office = await open('2022-06-20 09:00', 'Hằng tháng');
    await says(`#1 ${BY}`);
    return office;
  });
  beforeEach(async () => {
    office = await begun();
  });

  test.each([
    ['/khongdongy 1 tháng 4 chưa có văn bản', '2022-04', 'chưa có văn bản'],
    ['/khongdongy 1 kỳ tháng 6/2022: văn bản không nói đến tháng này', '2022-06', 'văn bản không nói đến tháng này'],
    ['/khongdongy 1 SXD tháng 3/2022 đã hết thời gian dừng', '2022-03', 'đã hết thời gian dừng'],
  ])('%s', async (command, period, reason) => {
    const all = Object.keys(periods());
    await rules(command);
    const waits = Object.entries(periods()).filter(([, { waitingFor }]) => waitingFor === 'suspension');
    expect(waits.map(([key]) => key)).toEqual(all.filter((key) => key !== period));
    for (const place of ['VP', 'SXD'] as const) {
      expect(office.lastTo(place).text).toContain(`Lý do: “${reason}”`);
      expect(office.lastTo(place).text).toMatch(/Còn chờ quyết định tạm dừng: kỳ tháng \d/u);
    }
    await rules('/dongy 1 cả nhiệm vụ');
    expect(statuses()).toEqual(
      Object.fromEntries(all.map((key) => [key, key === period ? 'not_started' : 'suspended'])),
    );
  });

  test('without a reason it is asked for, and nothing is decided', async () => {
    await rules('/khongdongy 1 tháng 4');
    expect(office.lastTo('VP').text).toContain('/khongdongy 1 tháng 4/2022 chưa có văn bản');
    expect(Object.values(periods()).every(({ waitingFor }) => waitingFor === 'suspension')).toBe(true);
  });

  test('without a period all of it is refused', async () => {
    await rules('/khongdongy 1 chưa có văn bản');
    expect(Object.values(periods()).every(({ waitingFor }) => waitingFor === null)).toBe(true);
  });
});
