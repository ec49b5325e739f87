/** Who comes, who leaves, who takes over: on the records of roles and on what former people may still do. */

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { chatsOf } from '../../../src/store/people/chats.ts';
import { findAgency } from '../../../src/store/programmes/agencies.ts';
import { giveRole, meetPerson, peopleWith } from '../../../src/store/people/people.ts';
import { people } from '../../people.ts';
import type { Office } from '../../support/office.ts';
import { openLinked } from '../../support/office/linked-office.ts';
import { openZaloOffice } from '../../support/office/zalo-office.ts';

const TASKS = [
  { ref: 'I.1', title: 'Lập quy hoạch chung', lead: 'Sở Xây dựng', deadline: 'Quý IV/2022' },
  { ref: 'I.2', title: 'Lập đề án nông nghiệp', lead: 'UBND huyện Thọ Xuân', deadline: 'Quý IV/2022' },
];

let office: Office;

beforeEach(async () => {
  office = await openLinked({ programme: TASKS }, { VP: people.binh, SXD: people.lan, UBNDTX: people.tung });
});

afterEach(() => {
  office.close();
});

function numberOf(name: string): number {
  return office.database.raw.prepare('select id from person where name = ?').pluck().get(name) as number;
}

function rolesEnded(): unknown[] {
  return office.database.raw
    .prepare(
      `select person.name, role, until, ender.name as by from role
       join person on person.id = person_id left join person as ender on ender.id = ended_by
       where until is not null order by role.id`,
    )
    .all();
}

function events(kind: string): unknown[] {
  return office.database.raw.prepare('select actor, text from event where kind = ? order by id').all(kind);
}

describe('a person who leaves', () => {
  test('and is enrolled on another messenger under the same name is not forgotten there', async () => {
    const other = office.database.transact((tx) => {
      const lan = meetPerson(tx, { channel: 'zalo', externalId: 'z-lan', name: 'TRẦN THỊ LAN' });
      const agencyId = findAgency(tx, 'SXD')?.id ?? null;
      giveRole(tx, { personId: lan.id, role: 'focal_point', agencyId, givenBy: null }, office.now());
      return lan.id;
    });
    await office.says(people.lan, 'SXD', '/daumoi');
    expect(office.lastTo('SXD').text).toContain(`• TRẦN THỊ LAN – số ${String(other)} (Zalo)`);
    await office.says(people.lan, 'SXD', '/thoidaumoi tôi');
    expect(office.lastTo('SXD').text).toContain(
      `Còn TRẦN THỊ LAN trên Zalo (số ${String(other)}) giữ vai trò này; nếu là cùng một người, đề nghị gửi thêm: /thoidaumoi ${String(other)}.`,
    );
  });

  test('keeps a row with the time and whoever ended the role, and the record says so', async () => {
    await office.says(people.binh, 'VP', `/thoidaumoi SXD ${String(numberOf(people.lan.name))}`);
    expect(rolesEnded()).toEqual([
      { name: people.lan.name, role: 'focal_point', until: office.now(), by: people.binh.name },
    ]);
    expect(events('role_ended')).toEqual([{ actor: people.binh.name, text: 'Trần Thị Lan: đầu mối của Sở Xây dựng' }]);
    // The agency's group learns of it, and is left with nobody.
    expect(office.lastTo('SXD').text).toContain('Đã kết thúc vai trò đầu mối của Sở Xây dựng của Trần Thị Lan');
    expect(office.sentTo('VP').map(({ text }) => text)).toContainEqual(
      expect.stringContaining('Một đơn vị không còn đầu mối'),
    );
  });

  test('can answer no question that was put to them, press no old button and edit no old report', async () => {
    await office.says(people.binh, 'private', '/toi');
    const report = await office.says(people.lan, 'SXD', '#1 40%', { mention: true });
    await office.says(people.lan, 'SXD', '#1 vướng', { mention: true });
    expect(office.lastTo('SXD').text).toContain('nêu rõ khó khăn, vướng mắc');
    await office.says(people.lan, 'SXD', '/thoidaumoi tôi');
    await office.says(people.lan, 'SXD', 'mặt bằng', { mention: true });
    await office.says(people.lan, 'SXD', '#1 90%', { edits: report });
    await office.presses(people.lan, 'SXD', 'Hoàn tác');
    expect(office.assignment('#1')).toMatchObject({ status: 'in_progress', progress: 40, obstacle: null });
  });

  test('may come back with a new code', async () => {
    await office.says(people.lan, 'SXD', '/thoidaumoi tôi');
    await office.linkAgency('SXD', people.lan);
    await office.says(people.lan, 'SXD', '#1 30%');
    expect(office.assignment('#1').progress).toBe(30);
  });

  test('takes the private chat that was linked for the role along', async () => {
    await office.says(people.son, 'private', `/lienket ${office.code('leaders')}`);
    expect(office.database.read((tx) => chatsOf(tx, 'leaders'))).toHaveLength(1);
    await office.says(people.son, 'private', '/thoidaumoi tôi');
    expect(office.database.read((tx) => chatsOf(tx, 'leaders'))).toEqual([]);
    await office.says(people.son, 'private', '/quahan');
    expect(office.lastTo(people.son).text).toContain('chưa được đăng ký');
  });

  test('is not the last of the secretariat', async () => {
    await office.says(people.binh, 'VP', '/thoidaumoi tôi');
    expect(office.lastTo('VP').text).toContain('Văn phòng phải còn ít nhất một người');
    const hello = await office.says(people.ha, 'VP', 'chào cả phòng');
    await office.says(people.binh, 'VP', '/daumoi', { replyTo: hello });
    expect(office.lastTo('VP').text).toBe('Đã thêm Lê Thị Hà làm người của Văn phòng.');
    await office.says(people.binh, 'VP', '/thoidaumoi tôi');
    expect(office.database.read((tx) => peopleWith(tx, 'secretariat').map(({ name }) => name))).toEqual([
      people.ha.name,
    ]);
    await office.says(people.binh, 'VP', '/xacnhan 1');
    expect(office.lastTo('VP').text).toContain('Chỉ Văn phòng');
  });
});

describe('who may', () => {
  test.each([
    ['another agency’s focal point', people.tung],
    ['an outsider', people.outsider],
  ])('%s ends nobody’s role, gives none and hands none over', async (_who, person) => {
    const word = await office.says(people.minh, 'SXD', 'chào');
    for (const command of ['/daumoi', '/quansat', '/bangiao', '/thoidaumoi']) {
      await office.says(person, 'SXD', command, { replyTo: word });
      await office.says(person, 'SXD', `${command} ${String(numberOf(people.lan.name))}`);
    }
    await office.says(person, 'private', `/thoidaumoi SXD ${String(numberOf(people.lan.name))}`);
    await office.says(person, 'LA', '/thoidaumoi tôi');
    expect(office.database.read((tx) => peopleWith(tx, 'focal_point').map(({ name }) => name))).toEqual([
      people.lan.name,
      people.tung.name,
    ]);
    expect(rolesEnded()).toEqual([]);
  });

  test('an anonymous admin does nothing of the kind', async () => {
    const word = await office.says(people.minh, 'SXD', 'chào');
    for (const command of ['/daumoi', '/quansat', '/bangiao', '/thoidaumoi']) {
      await office.says(people.lan, 'SXD', command, { replyTo: word, anonymous: true });
      expect(office.lastTo('SXD').text).toContain('quản trị viên ẩn danh');
    }
  });

  test('a focal point sees and ends only what is their agency’s', async () => {
    await office.says(people.lan, 'SXD', '/daumoi UBNDTX');
    expect(office.lastTo('SXD').text).toContain('Chưa rõ của đơn vị nào');
    await office.says(people.lan, 'SXD', `/thoidaumoi ${String(numberOf(people.tung.name))}`);
    expect(office.lastTo('SXD').text).toContain('Chưa rõ người nào');
    await office.says(people.lan, 'SXD', `/thoidaumoi UBNDTX ${String(numberOf(people.tung.name))}`);
    expect(rolesEnded()).toEqual([]);
  });
});

describe('an observer', () => {
  test('by a code sees everything in private, writes nothing, and is sent nothing unasked', async () => {
    await office.says(people.outsider, 'private', `/lienket ${office.code('observers')}`);
    expect(office.lastTo(people.outsider).text).toContain('người quan sát: xem được nhiệm vụ của mọi đơn vị');
    await office.says(people.outsider, 'private', '/viec');
    expect(office.lastTo(people.outsider).text).toContain('#2 (I.2)');
    for (const words of ['#1 xong', '/xacnhan 1', '/dongy 1', '/hoantac 1']) {
      await office.says(people.outsider, 'private', words);
    }
    expect(office.assignment('#1')).toMatchObject({ status: 'not_started', rev: office.assignment('#2').rev });
    const heard = office.sentTo(people.outsider).length;
    await office.advanceTo('2023-01-10 09:00');
    await office.digest();
    expect(office.sentTo(people.outsider)).toHaveLength(heard);
    await office.says(people.outsider, 'private', '/toi');
    expect(office.lastTo(people.outsider).text).toContain('người quan sát: chỉ xem');
  });

  test('of one agency sees that one, and is not told how to report', async () => {
    await office.says(people.outsider, 'private', `/lienket ${office.code('observers', 'SXD')}`);
    await office.says(people.outsider, 'private', '/viec');
    expect(office.lastTo(people.outsider).text).toContain('#1 (I.1)');
    expect(office.lastTo(people.outsider).text).not.toContain('#2 (I.2)');
    await office.says(people.outsider, 'private', '/xem 2');
    expect(office.lastTo(people.outsider).text).toContain('Không tìm thấy nhiệm vụ #2');
    await office.says(people.outsider, 'private', '/trogiup');
    expect(office.lastTo(people.outsider).text).not.toContain('#12 xong');
    // Used in a group, such a code binds the person and not the group.
    await office.says(people.minh, 'LA', `/lienket ${office.code('observers', 'SXD')}`);
    await office.says(people.minh, 'LA', '/viec');
    expect(office.lastTo('LA').text).toContain('chưa được đăng ký');
  });
});

test('on Zalo, where nobody’s message can be answered with a command, people are named by their numbers', async () => {
  const zalo = await openZaloOffice({ programme: TASKS });
  const [lan, minh] = [zalo.who(people.lan), zalo.who(people.minh)];
  const sxd = zalo.double.group();
  await zalo.link(sxd, lan, 'agency', 'SXD');
  await zalo.link(zalo.double.privateChat(minh), minh, 'agency', 'SXD');
  await zalo.says(lan, sxd, 'đầu mối');
  const [, number = ''] = /Đỗ Quang Minh – số (\d+)/u.exec(zalo.texts(sxd).at(-1) ?? '') ?? [];
  await zalo.says(lan, sxd, `/bangiao ${number}`);
  expect(zalo.texts(sxd).at(-1)).toContain('Đỗ Quang Minh là đầu mối của Sở Xây dựng, thay Trần Thị Lan');
  await zalo.says(minh, sxd, 'thôi đầu mối tôi');
  expect(zalo.texts(sxd).at(-1)).toContain('Đơn vị không còn đầu mối nào');
  await zalo.close();
});
