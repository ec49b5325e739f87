// covers src/dialogue/turn/handle-message.ts

/** Kinds of inputs that once went wrong in lists, and in chats that changed hands, each with two more of its kind. */

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { people } from '../../people.ts';
import { openOffice, type Office } from '../../support/office.ts';

const { binh, lan, minh, outsider, son, tung } = people;
const IN = { mention: true } as const;
const TASKS = [
  { ref: 'I.1', title: 'Lập quy hoạch chung', lead: 'Sở Xây dựng', deadline: 'Ngày 30/4/2022' },
  { ref: 'I.2', title: 'Giải phóng mặt bằng', lead: 'Sở Xây dựng', deadline: 'Ngày 30/6/2022' },
  { ref: 'I.3', title: 'Trồng rừng phòng hộ', lead: 'UBND huyện Thọ Xuân', deadline: 'Ngày 30/4/2022' },
  { ref: 'I.4', title: 'Sửa đường liên xã', lead: 'UBND huyện Thọ Xuân', deadline: 'Quý IV/2022' },
  {
    ref: 'I.5',
    title: 'Tuyên truyền quy hoạch',
    lead: 'Sở Tài chính',
    deadline: 'Trong thời gian thực hiện Nghị quyết',
  },
];

let office: Office;
afterEach(() => {
  office.close();
});

async function open(followed: boolean): Promise<void> {
  office = await openOffice({ at: '2022-06-20 09:00', programme: TASKS, ...(followed && { followed: true }) });
  await office.linkSecretariat(binh);
  await office.linkLeaders(son);
  await office.linkAgency('SXD', lan);
  await office.linkAgency('UBNDTX', tung);
}

/** What a place hears while something is done. */
async function heard(place: 'SXD' | 'UBNDTX' | 'VP' | 'LD' | 'LA' | typeof tung, act: () => Promise<unknown>) {
  const before = office.sentTo(place).length;
  await act();
  return office
    .sentTo(place)
    .slice(before)
    .map(({ text }) => text)
    .join('\n---\n');
}

describe('what is written where another group has taken the place', () => {
  const WHERE = 'Đề nghị gửi lại tại nhóm “Nhóm lạ”';
  beforeEach(async () => {
    await open(false);
    await office.says(lan, 'SXD', '#2 20%', IN);
    await office.says(minh, 'LA', `/lienket ${office.code('agency', 'SXD')}`);
  });

  test.each(['90%', 'nhầm', 'đã xong hôm qua ạ'])('“%s” as a reply to an older receipt', async (words) => {
    const receipt = office.sentTo('SXD').find(({ text }) => text.includes('20 %'));
    if (receipt === undefined) throw new Error('No receipt');
    expect(await heard('SXD', () => office.says(lan, 'SXD', words, { replyTo: receipt }))).toContain(WHERE);
    expect(office.assignment('#2').progress).toBe(20);
  });

  test.each(['/viec', '/xem 2', '/quahan'])('the command %s shows nothing of the agency', async (command) => {
    const said = await heard('SXD', () => office.says(outsider, 'SXD', command));
    expect(said).not.toMatch(/Giải phóng|Lập quy hoạch/u);
  });
});

describe('one person who acts for two agencies, in private', () => {
  beforeEach(async () => {
    await open(false);
    await office.says(tung, 'private', `/lienket ${office.code('agency', 'SXD')}`);
  });

  test.each([
    ['#2 35%', '#2', 35],
    ['#4 35%', '#4', 35],
    ['nhiệm vụ 1 đang làm 40%', '#1', 40],
    ['4 đạt 15%', '#4', 15],
    ['2 đạt 25%', '#2', 25],
  ])('“%s” is recorded', async (words, task, progress) => {
    await office.says(tung, 'private', words);
    expect(office.assignment(task).progress).toBe(progress);
  });

  test.each(['/viec', '/quahan'])('%s shows the tasks of both', async (command) => {
    await office.says(lan, 'SXD', '#1 10%', IN);
    await office.says(tung, 'UBNDTX', '#3 10%', IN);
    const said = await heard(tung, () => office.says(tung, 'private', command));
    expect(said).toContain('#1');
    expect(said).toContain('#3');
  });
});

describe('a list of one agency', () => {
  beforeEach(() => open(true));

  test.each([
    ['/quahan SXD', '#1', '#3'],
    ['/quahan Sở Xây dựng', '#1', '#3'],
    ['/viec UBNDTX', '#4', '#2'],
    ['/quahan ubnd huyen tho xuan', '#3', '#1'],
  ])('“%s” of a leader shows no other agency', async (asked, its, others) => {
    const said = await heard('LD', () => office.says(son, 'LD', asked));
    expect(said).toContain(its);
    expect(said).not.toContain(others);
  });
});

describe('an extension that waits since before the date', () => {
  beforeEach(async () => {
    await open(true);
    await office.says(lan, 'SXD', '#2 xin gia hạn đến 30/9/2022 vì chờ thẩm định', IN);
    office.moveTo('2022-08-15 09:00');
  });

  test.each([
    ['SXD', '/xem 2'],
    ['SXD', '/viec'],
    ['VP', '/xem 2'],
    ['LD', '/xem 2'],
  ] as const)('in %s %s says that it waits, and calls it late nowhere', async (place, command) => {
    const who = { SXD: lan, VP: binh, LD: son }[place];
    const lines = (await heard(place, () => office.says(who, place, command)))
      .split(/\n|---/u)
      .filter((line) => !line.includes('#1'));
    expect(lines.join('\n')).toMatch(/chờ (?:ý kiến|quyết định)|đang chờ/u);
    expect(lines.filter((line) => line.includes('#2') && line.includes('quá hạn'))).toEqual([]);
    expect(lines.join('\n')).not.toContain('quá hạn 46 ngày');
  });

  test('the lists of what is overdue name it only as waiting', async () => {
    for (const [who, place] of [
      [binh, 'VP'],
      [son, 'LD'],
      [lan, 'SXD'],
    ] as const) {
      const said = await heard(place, () => office.says(who, place, '/quahan'));
      const own = said.split('\n').filter((line) => line.includes('#2'));
      expect(own.filter((line) => /quá (?:hạn )?46 ngày/u.test(line))).toEqual([]);
    }
  });
});

describe('the first minute of a registry', () => {
  beforeEach(() => open(false));

  test.each([
    ['LD', '/quahan'],
    ['LD', '/tonghop'],
    ['VP', '/quahan'],
    ['VP', '/tonghop'],
  ] as const)('in %s “%s” counts what nobody has reviewed, and nothing as overdue', async (place, asked) => {
    const said = await heard(place, () => office.says(place === 'LD' ? son : binh, place, asked, IN));
    expect(said).toMatch(/chưa rà soát/iu);
    expect(said).not.toMatch(/quá (?:hạn )?\d+ ngày|quá hạn: [1-9]/iu);
  });
});

describe('an agency with undated tasks only', () => {
  test('is asked in its own chat before the leaders read of its silence, quarter by quarter', async () => {
    await open(false);
    await office.says(minh, 'LA', `/lienket ${office.code('agency', 'STC')}`);
    for (const [until, asking] of [
      ['2022-10-20 09:00', /đã hỏi ngày \d\d\/09\/2022/u],
      ['2023-01-20 09:00', /đã hỏi ngày \d\d\/12\/2022/u],
      ['2023-04-20 09:00', /đã hỏi ngày \d\d\/03\/2023/u],
    ] as const) {
      await office.advanceTo(until);
      const asked = office.sentTo('LA').filter(({ text }) => text.includes('#5')).length;
      const named = office.sentTo('LD').filter(({ text }) => text.includes('#5')).length;
      expect(named).toBeLessThan(asked);
      const listed = await heard('LD', () => office.says(son, 'LD', '/imlang'));
      expect(listed.split('\n').find((line) => line.includes('#5 ('))).toMatch(asking);
    }
  });
});

describe('a long run of signs from somebody who is not enrolled', () => {
  beforeEach(() => open(false));

  test.each(['-', ' ', ',', ':', '- ', '– ', '.', '_ ', '\t'])(
    'of %j is over at once, and others are served',
    async (sign) => {
      const said = await heard('SXD', async () => {
        await office.says(outsider, 'SXD', `#2 vướng mặt bằng ${sign.repeat(40)} phường Hạc Thành`, IN);
        await office.says(outsider, 'SXD', `#2 vướng mặt bằng ${sign.repeat(1500)} phường Hạc Thành`, IN);
      });
      expect(said).not.toContain('Đã ghi nhận');
      expect(office.assignment('#2').obstacle).toBeNull();
      await office.says(lan, 'SXD', '#2 25%', IN);
      expect(office.assignment('#2').progress).toBe(25);
    },
  );
});
