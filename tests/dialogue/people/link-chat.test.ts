/** A code never takes a chat away in silence: the only chat of an office stays, and whoever loses one is told. */

import { afterEach, beforeEach, expect, test } from 'vitest';
import { chatsOf } from '../../../src/store/people/chats.ts';
import { groups, people, type GroupCode } from '../../people.ts';
import type { Office } from '../../support/office.ts';
import { openLinked } from '../../support/office/linked-office.ts';

const { ha, binh, son, lan, minh, tung, outsider } = people;
const TASKS = [
  { ref: 'I.1', title: 'Lập quy hoạch', lead: 'Sở Xây dựng', deadline: 'Quý IV/2022' },
  { ref: 'I.2', title: 'Mở đường', lead: 'UBND huyện Thọ Xuân', deadline: 'Quý IV/2022' },
];

let office: Office;
beforeEach(async () => {
  office = await openLinked({ programme: TASKS }, { VP: binh, SXD: lan });
});
afterEach(() => {
  office.close();
});

function titlesOf(role: 'agency' | 'secretariat' | 'leaders'): string[] {
  return office.database.read((tx) => chatsOf(tx, role)).map(({ title }) => title);
}

async function claim(): Promise<void> {
  await office.says(ha, 'private', `/nhanquyen ${office.code('owner')}`);
}

test.each<[string, GroupCode, 'agency' | 'secretariat' | 'leaders']>([
  ['the secretariat', 'VP', 'agency'],
  ['the secretariat, by the leaders’ code', 'VP', 'leaders'],
  ['an agency', 'SXD', 'secretariat'],
  ['an agency, by another agency’s code', 'SXD', 'agency'],
])('the only chat of %s is not given away, and the code stays good for the right one', async (_who, place, purpose) => {
  const before = [titlesOf('agency'), titlesOf('secretariat'), titlesOf('leaders')];
  const code = office.code(purpose, purpose === 'agency' ? 'UBNDTX' : undefined);
  await office.says(tung, place, `/lienket ${code}`);
  expect(office.lastTo(place).text).toContain('Chưa liên kết: đây là nơi duy nhất nhận tin của');
  expect([titlesOf('agency'), titlesOf('secretariat'), titlesOf('leaders')]).toEqual(before);
  await office.says(tung, 'LA', `/lienket ${code}`);
  expect(titlesOf(purpose)).toContain(groups.LA.title);
});

test('the leaders’ only group neither', async () => {
  await office.linkLeaders(son);
  await office.says(tung, 'LD', `/lienket ${office.code('agency', 'UBNDTX')}`);
  expect(titlesOf('leaders')).toEqual([groups.LD.title]);
});

test('a wrong code in such a chat is refused as anywhere', async () => {
  await office.says(outsider, 'VP', '/lienket ABCD-EFGH-JKM2');
  expect(office.lastTo('VP').text).toContain('Mã không đúng');
});

test('one of two chats of the secretariat may go; the other and the owner are told', async () => {
  await claim();
  await office.says(binh, 'LA', `/lienket ${office.code('secretariat')}`);
  // The owner gets one notice an hour.
  office.moveTo('2022-06-20 09:05');
  await office.says(tung, 'LA', `/lienket ${office.code('agency', 'UBNDTX')}`);
  expect(titlesOf('secretariat')).toEqual([groups.VP.title]);
  expect(titlesOf('agency').sort()).toEqual([groups.LA.title, groups.SXD.title].sort());
  for (const place of ['VP', ha] as const) {
    expect(office.sentTo(place).map(({ text }) => text)).toContainEqual(
      expect.stringMatching(/Văn phòng: nhóm “Nhóm lạ”.* nay là nơi nhận tin của UBND huyện Thọ Xuân/u),
    );
  }
});

test('a new chat of the secretariat is announced to the one before it and to the owner', async () => {
  await claim();
  const before = office.sentTo('LA').length;
  await office.says(binh, 'LA', `/lienket ${office.code('secretariat')}`);
  for (const place of ['VP', ha] as const) {
    expect(office.lastTo(place).text).toContain('Văn phòng: nhóm “Nhóm lạ”, người liên kết: ');
  }
  const own = office.sentTo('LA').slice(before);
  expect(own.some(({ text }) => text.startsWith('Đã liên kết nhóm chat'))).toBe(false);
});

test('a group that is replaced, and the owner, are told; what is written there is answered with where to write', async () => {
  await claim();
  await office.says(minh, 'LA', `/lienket ${office.code('agency', 'SXD')}`);
  expect(titlesOf('agency')).toEqual([groups.LA.title]);
  const notice = office.lastTo('SXD');
  expect(notice.text).toContain('Đỗ Quang Minh đã liên kết nhóm “Nhóm lạ”');
  expect(office.lastTo(ha).text).toContain('không còn nhận tin');
  await office.says(lan, 'SXD', '#1 40%', { replyTo: notice });
  expect(office.lastTo('SXD').text).toContain('Đề nghị gửi lại tại nhóm “Nhóm lạ”');
  await office.says(lan, 'SXD', 'vâng', { mention: true });
  expect(office.lastTo('SXD').text).toContain('Đề nghị gửi lại tại nhóm “Nhóm lạ”');
  expect(office.assignment('#1').status).toBe('not_started');
  const heard = office.sentTo('SXD').length;
  await office.says(lan, 'SXD', 'chào cả nhà');
  await office.says(outsider, 'SXD', '#1 xong');
  expect(office.sentTo('SXD')).toHaveLength(heard);
});

test.each(['/viec', '/quahan', '/xem 1', '/hoantac'])(
  '%s in a replaced group is answered with where to write',
  async (command) => {
    await office.says(minh, 'LA', `/lienket ${office.code('agency', 'SXD')}`);
    await office.says(lan, 'SXD', command);
    expect(office.lastTo('SXD').text).toContain('Đề nghị gửi lại tại nhóm “Nhóm lạ”');
  },
);

test.each(['Đang thực hiện', 'Đã hoàn thành', 'Đã nhận'])('the old button “%s” there too', async (label) => {
  await office.says(lan, 'SXD', '#1', { mention: true });
  await office.says(minh, 'LA', `/lienket ${office.code('agency', 'SXD')}`);
  const toast = await office.presses(lan, 'SXD', label);
  expect(toast?.text).toContain('Đề nghị gửi lại tại nhóm “Nhóm lạ”');
  expect(office.assignment('#1').status).toBe('not_started');
});

test('a new code brings the group back', async () => {
  await office.says(minh, 'LA', `/lienket ${office.code('agency', 'SXD')}`);
  await office.says(lan, 'SXD', `/lienket ${office.code('agency', 'SXD')}`);
  expect(titlesOf('agency')).toEqual([groups.SXD.title]);
});

test('a reply in a group that never had a place is passed over', async () => {
  await office.says(outsider, 'LA', '/quahan');
  const heard = office.sentTo('LA').length;
  await office.says(lan, 'LA', '#1 40%', { replyTo: office.lastTo('LA') });
  expect(office.sentTo('LA')).toHaveLength(heard);
});

test('the same code of the same office in its own chat takes nothing from anybody', async () => {
  await claim();
  const told = office.sentTo(ha).length;
  await office.says(minh, 'SXD', `/lienket ${office.code('agency', 'SXD')}`);
  expect(titlesOf('agency')).toEqual([groups.SXD.title]);
  expect(office.sentTo(ha)).toHaveLength(told);
});

test('a group that goes to another office reads there that its place is gone', async () => {
  await office.says(ha, 'private', `/lienket ${office.code('secretariat')}`);
  await office.says(minh, 'VP', `/lienket ${office.code('agency', 'SXD')}`);
  expect(office.lastTo('VP').text).toContain('Nhóm này không còn nhận tin của Văn phòng.');
});

test.each<['secretariat' | 'leaders', string]>([
  ['secretariat', 'Trò chuyện riêng này nhận tin của Văn phòng'],
  ['leaders', 'Trò chuyện riêng này nhận tin của lãnh đạo'],
])('a private chat of the %s is no group', async (purpose, words) => {
  await office.says(minh, 'private', `/lienket ${office.code(purpose)}`);
  expect(office.lastTo(minh).text).toContain(words);
  expect(office.lastTo('VP').text).toContain('Đã liên kết trò chuyện riêng');
  expect(office.lastTo('VP').text).toContain('trò chuyện riêng với Đỗ Quang Minh');
});
