// covers src/usecases/join/issue-links.ts, src/usecases/join/link-office.ts

/** A code good for more than a day links nothing by itself: no task text goes out and nothing is recorded before a yes. */

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { IncomingDeparture, IncomingMembership } from '../../../src/conversation/message/incoming.ts';
import { chatsOf } from '../../../src/store/people/chats.ts';
import { peopleWith } from '../../../src/store/people/people.ts';
import { findAgency } from '../../../src/store/programmes/agencies.ts';
import { issueLink, issueLinksForUnlinked } from '../../../src/usecases/join/issue-links.ts';
import { workAt } from '../../../src/usecases/work.ts';
import { groups, people, type GroupCode, type Person } from '../../people.ts';
import type { Office } from '../../support/office.ts';
import { openLinked } from '../../support/office/linked-office.ts';

const { binh, son, lan, minh, tung, outsider } = people;
const TASKS = [
  { ref: 'I.1', title: 'Lập quy hoạch', lead: 'Sở Xây dựng', deadline: 'Quý I/2022' },
  { ref: 'I.2', title: 'Mở đường', lead: 'UBND huyện Thọ Xuân', deadline: 'Quý IV/2022' },
];

let office: Office;
beforeEach(async () => {
  office = await openLinked({ programme: TASKS }, { VP: binh });
});
afterEach(() => {
  office.close();
});

function code(agency: string | null, days: number): string {
  return office.database.transact((tx) => {
    const agencyId = agency === null ? null : (findAgency(tx, agency)?.id ?? null);
    const purpose = agency === null ? 'leaders' : 'agency';
    return issueLink(workAt(tx, office.now(), office.rules), purpose, agencyId, { days }).code;
  });
}

function linked(role: 'agency' | 'leaders' = 'agency'): string[] {
  return office.database.read((tx) => chatsOf(tx, role)).map(({ title }) => title);
}

function focalPoints(agency: string): string[] {
  return office.database
    .read((tx) => peopleWith(tx, 'focal_point', findAgency(tx, agency)?.id))
    .map(({ name }) => name);
}

function told(place: GroupCode | Person): string {
  return office
    .sentTo(place)
    .map(({ text }) => text)
    .join('\n');
}

const leaves = (person: Person, place: GroupCode): IncomingDeparture => ({
  kind: 'departure',
  chat: { externalId: groups[place].id, threadId: null, type: 'group', title: groups[place].title },
  person: { externalId: person.id, name: person.name, anonymous: false },
});

test.each([1, 2, 14, 30])('a code good for %i days waits exactly where that is more than one', async (days) => {
  await office.says(lan, 'SXD', `/lienket ${code('SXD', days)}`);
  expect(linked()).toEqual(days === 1 ? ['Sở Xây dựng'] : []);
});

test.each([0, 31, 1.5])('nobody is given a code for %d days', (days) => {
  expect(() => code('SXD', days)).toThrow(RangeError);
});

describe('while it waits', () => {
  beforeEach(async () => {
    await office.says(lan, 'SXD', `/start ${code('SXD', 14)}`);
  });

  test('the group learns that it waits, the secretariat who and where', () => {
    expect(told('SXD')).toContain('đang chờ Văn phòng xác nhận');
    const asked = office.lastTo('VP');
    expect(asked.text).toContain('Sở Xây dựng: nhóm “Sở Xây dựng”');
    expect(asked.text).toContain('người liên kết: Trần Thị Lan');
    expect(asked.buttons).toEqual(['Xác nhận', 'Không đúng nhóm, người']);
    expect([linked(), focalPoints('SXD')]).toEqual([[], []]);
  });

  test.each(['/viec', '/xem 1', '/quahan', '#1 xong', '#1 70%', 'đã nhận', '/hoantac 1'])(
    '“%s” shows no task and records nothing',
    async (text) => {
      await office.advanceTo('2022-06-27 09:00');
      const heard = office.sentTo('SXD').length;
      await office.says(lan, 'SXD', text, { mention: true });
      const answers = office.sentTo('SXD').slice(heard);
      expect(answers.map((answer) => answer.text)).toEqual([expect.stringContaining('đang chờ Văn phòng xác nhận')]);
      expect(told('SXD')).not.toContain('Lập quy hoạch');
      expect(office.assignment('#1')).toMatchObject({ status: 'not_started', reportedOn: null });
    },
  );

  test('one tap of the secretariat links the group and enrols the person; a second says that it was done', async () => {
    await office.presses(binh, 'VP', 'Xác nhận');
    expect([linked(), focalPoints('SXD')]).toEqual([['Sở Xây dựng'], ['Trần Thị Lan']]);
    expect(told('SXD')).toContain('Đã ghi nhận đồng chí Trần Thị Lan là đầu mối');
    expect(told('SXD')).toContain('Lập quy hoạch');
    const again = await office.presses(binh, 'VP', 'Không đúng nhóm, người');
    expect(again?.text).toContain('đã được xác nhận lúc');
    expect(linked()).toEqual(['Sở Xây dựng']);
  });

  test.each(['/nhom 1 đúng', '/nhom 1 dong y', '/nhom #1 xác nhận'])('or by words: %s', async (words) => {
    await office.says(binh, 'VP', words);
    expect(linked()).toEqual(['Sở Xây dựng']);
  });

  test.each(['/nhom 1', '/nhom 1 chắc vậy', '/nhom abc đúng', '/nhom 7 đúng'])('%s decides nothing', async (words) => {
    await office.says(binh, 'VP', words);
    expect(office.lastTo('VP').text).toMatch(/Chưa rõ xác nhận hay không|Không có đề nghị liên kết/u);
    expect(linked()).toEqual([]);
  });

  test.each([lan, minh, son, outsider])('nobody else confirms: $name', async (person) => {
    const toast = await office.presses(person, 'VP', 'Xác nhận');
    expect(toast).toMatchObject({ alert: true });
    await office.says(person, 'private', '/nhom 1 đúng');
    expect(linked()).toEqual([]);
  });

  test('a no tells the group, and leaves the person without a role', async () => {
    await office.presses(binh, 'VP', 'Không đúng nhóm, người');
    expect(office.lastTo('SXD').text).toContain('Văn phòng chưa xác nhận');
    expect([linked(), focalPoints('SXD')]).toEqual([[], []]);
    await office.presses(binh, 'VP', 'Xác nhận');
    expect(linked()).toEqual([]);
  });

  test('when the linking person leaves, the wait is over and both are told', async () => {
    await office.receives(leaves(lan, 'SXD'));
    expect(office.lastTo('SXD').text).toContain('Người liên kết đã rời nhóm');
    expect(office.lastTo('VP').text).toContain('không còn hiệu lực');
    expect((await office.presses(binh, 'VP', 'Xác nhận'))?.text).toContain('đã rời đi');
    expect(linked()).toEqual([]);
  });

  test('when somebody else leaves, it waits on', async () => {
    await office.receives(leaves(minh, 'SXD'));
    await office.presses(binh, 'VP', 'Xác nhận');
    expect(linked()).toEqual(['Sở Xây dựng']);
  });

  test('a group that throws the bot out waits no more', async () => {
    const gone: IncomingMembership = { ...leaves(lan, 'SXD'), kind: 'membership', present: false, reason: 'kicked' };
    await office.receives(gone);
    expect((await office.presses(binh, 'VP', 'Xác nhận'))?.alert).toBe(true);
    expect(linked()).toEqual([]);
  });

  test('after the last day it is over: the group is told once, and a late tap does nothing', async () => {
    await office.advanceTo('2022-07-05 09:00');
    expect(told('SXD').match(/Đã hết hạn chờ xác nhận/gu)).toHaveLength(1);
    expect((await office.presses(binh, 'VP', 'Xác nhận'))?.text).toContain('đã hết hạn chờ');
    expect(linked()).toEqual([]);
  });

  test('a second code in the same group takes the place of the first', async () => {
    const [first] = office.sentTo('VP').slice(-1);
    await office.says(tung, 'SXD', `/lienket ${code('UBNDTX', 7)}`);
    expect((await office.presses(binh, 'VP', 'Xác nhận', first))?.text).toContain('đã được thay');
    await office.presses(binh, 'VP', 'Xác nhận');
    expect([focalPoints('SXD'), focalPoints('UBNDTX')]).toEqual([[], ['Hoàng Thanh Tùng']]);
  });

  test('the same code does not work twice', async () => {
    const used = code('SXD', 14);
    await office.says(minh, 'LA', `/lienket ${used}`);
    await office.says(tung, 'UBNDTX', `/lienket ${used}`);
    expect(office.lastTo('UBNDTX').text).toContain('Mã không đúng, đã dùng hoặc đã hết hạn');
  });
});

test('two groups with codes of one agency: the yes to the second says that it replaces the first', async () => {
  await office.says(lan, 'SXD', `/lienket ${code('SXD', 7)}`);
  await office.presses(binh, 'VP', 'Xác nhận');
  await office.says(minh, 'LA', `/lienket ${code('SXD', 7)}`);
  expect(office.lastTo('VP').text).toContain('Đơn vị đang nhận tin tại nhóm “Sở Xây dựng”');
  await office.presses(binh, 'VP', 'Xác nhận');
  expect(linked()).toEqual([groups.LA.title]);
  expect(told('SXD')).toContain('không còn nhận tin của Sở Xây dựng');
});

test('a code that is used on its last day leaves the secretariat four days more', async () => {
  const late = code('SXD', 2);
  office.moveTo('2022-06-22 07:00');
  await office.says(lan, 'SXD', `/lienket ${late}`);
  await office.advanceTo('2022-06-25 09:00');
  await office.presses(binh, 'VP', 'Xác nhận');
  expect(linked()).toEqual(['Sở Xây dựng']);
});

test('a code that has run out is refused like any other', async () => {
  const late = code('SXD', 2);
  await office.advanceTo('2022-06-23 09:00');
  await office.says(lan, 'SXD', `/lienket ${late}`);
  expect(office.lastTo('SXD').text).toContain('Mã không đúng, đã dùng hoặc đã hết hạn');
});

test('a leaders’ group waits too', async () => {
  await office.says(son, 'LD', `/lienket ${code(null, 3)}`);
  expect(linked('leaders')).toEqual([]);
  await office.presses(binh, 'VP', 'Xác nhận');
  expect(linked('leaders')).toEqual([groups.LD.title]);
});

test('a new sheet ends the unused codes of the one before, and counts them', async () => {
  const sheet = (): ReturnType<typeof issueLinksForUnlinked> =>
    office.database.transact((tx) => issueLinksForUnlinked(workAt(tx, office.now(), office.rules), { days: 14 }));
  const first = sheet();
  expect(first.ended).toBe(0);
  const codeOf = (links: typeof first.links, agency: string): string =>
    links.find((link) => link.agency.code === agency)?.code ?? '';
  await office.says(lan, 'SXD', `/lienket ${codeOf(first.links, 'SXD')}`);
  expect(told('SXD')).toContain('chờ');
  const second = sheet();
  // The code of Sở Xây dựng was used: its group waits for the secretariat, and goes on waiting.
  expect(second.ended).toBe(first.links.length - 1);
  await office.says(tung, 'UBNDTX', `/lienket ${codeOf(first.links, 'UBNDTX')}`);
  expect(office.lastTo('UBNDTX').text).toContain('Mã không đúng, đã dùng hoặc đã hết hạn');
  await office.says(tung, 'UBNDTX', `/lienket ${codeOf(second.links, 'UBNDTX')}`);
  expect(office.lastTo('UBNDTX').text).not.toContain('Mã không đúng');
});
