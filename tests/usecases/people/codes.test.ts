import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseCommand } from '../../../src/conversation/read/parse-command.ts';
import { chatsOf } from '../../../src/store/people/chats.ts';
import { peopleWith } from '../../../src/store/people/people.ts';
import { groups, people } from '../../people.ts';
import { openOffice, type Office } from '../../support/office.ts';

const TASKS = [{ ref: 'I.1', title: 'Lập quy hoạch', lead: 'Sở Xây dựng', deadline: 'Quý IV/2022' }];
const REFUSED = 'Mã không đúng, đã dùng hoặc đã hết hạn. Đề nghị liên hệ Văn phòng để được cấp mã mới.';

let office: Office;

beforeEach(async () => {
  office = await openOffice({ programme: TASKS });
});

afterEach(() => {
  office.close();
});

function linkedAgencyChats(): string[] {
  return office.database.read((tx) => chatsOf(tx, 'agency').map(({ externalId }) => externalId));
}

describe('a code', () => {
  test('works once', async () => {
    const code = office.code('agency', 'SXD');
    await office.says(people.lan, 'SXD', `/lienket ${code}`);
    await office.says(people.outsider, 'LA', `/lienket ${code}`);
    expect(office.lastTo('LA').text).toBe(REFUSED);
    expect(linkedAgencyChats()).toEqual([groups.SXD.id]);
  });

  test('may be typed with other dashes and in small letters', async () => {
    const code = office.code('agency', 'SXD').toLowerCase().replaceAll('-', ' ');
    await office.says(people.lan, 'SXD', `/link ${code}`);
    expect(linkedAgencyChats()).toEqual([groups.SXD.id]);
  });

  test('always has a figure: typed with blanks, without a slash, it is told from ordinary words by it', () => {
    const issued = Array.from({ length: 600 }, () => office.code('owner').toLowerCase().replaceAll('-', ' '));
    for (const code of issued) {
      expect(parseCommand(`nhanquyen ${code}`, true)).toMatchObject({ kind: 'command', command: { name: 'claim' } });
    }
    expect(new Set(issued)).toHaveLength(issued.length);
  });

  test('expires after a day', async () => {
    const code = office.code('agency', 'SXD');
    office.moveTo('2022-06-21 08:00');
    await office.says(people.lan, 'SXD', `/lienket ${code}`);
    expect(office.lastTo('SXD').text).toBe(REFUSED);
    expect(linkedAgencyChats()).toEqual([]);
  });

  test.each([
    ['an owner’s does not link a group', 'owner', '/lienket'],
    ['an agency’s makes nobody the owner', 'agency', '/nhanquyen'],
    ['the secretariat’s makes nobody the owner', 'secretariat', '/nhanquyen'],
  ] as const)('%s, and is not used up by the attempt', async (_name, purpose, command) => {
    const code = office.code(purpose, purpose === 'agency' ? 'SXD' : undefined);
    await office.says(people.ha, 'private', `${command} ${code}`);
    expect(office.lastTo(people.ha).text).toBe(REFUSED);
    const right = purpose === 'owner' ? '/nhanquyen' : '/lienket';
    await office.says(people.ha, 'private', `${right} ${code}`);
    expect(office.lastTo(people.ha).text).not.toBe(REFUSED);
  });

  test('is not taken from an anonymous admin, and stays good', async () => {
    const code = office.code('agency', 'SXD');
    await office.says(people.lan, 'SXD', `/lienket ${code}`, { anonymous: true });
    expect(office.lastTo('SXD').text).toContain('quản trị viên ẩn danh');
    expect(linkedAgencyChats()).toEqual([]);
    await office.says(people.lan, 'SXD', `/lienket ${code}`);
    expect(linkedAgencyChats()).toEqual([groups.SXD.id]);
  });

  test('is not listened to after five wrong ones within the hour', async () => {
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      await office.says(people.outsider, 'LA', `/lienket AAAA-BBBB-CCC${String(attempt)}`);
      expect(office.lastTo('LA').text).toBe(REFUSED);
    }
    const code = office.code('agency', 'SXD');
    await office.says(people.outsider, 'LA', `/lienket ${code}`);
    expect(office.lastTo('LA').text).toBe('Đã nhập sai mã nhiều lần. Đề nghị thử lại sau một giờ.');
    expect(linkedAgencyChats()).toEqual([]);
    // Nobody else is held up by it, and the hour passes.
    await office.says(people.lan, 'SXD', `/lienket ${code}`);
    expect(linkedAgencyChats()).toEqual([groups.SXD.id]);
    office.moveTo('2022-06-20 09:01');
    await office.says(people.outsider, 'LA', '/lienket AAAA-BBBB-CCCC');
    expect(office.lastTo('LA').text).toBe(REFUSED);
  });

  test('is guessed at in silence after the one warning, and in a chat by ten wrong ones of whoever', async () => {
    for (let attempt = 1; attempt <= 9; attempt += 1) {
      await office.says(people.outsider, 'LA', `/lienket AAAA-BBBB-CCC${String(attempt)}`);
    }
    expect(office.sentTo('LA').map(({ text }) => text.slice(0, 12))).toEqual([
      ...Array.from({ length: 5 }, () => 'Mã không đún'),
      'Đã nhập sai ',
    ]);
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      await office.says(people.minh, 'LA', `/lienket AAAA-BBBB-DDD${String(attempt)}`);
    }
    const code = office.code('agency', 'SXD');
    await office.says(people.lan, 'LA', `/lienket ${code}`);
    expect(linkedAgencyChats()).toEqual([]);
    // Elsewhere the code is as good as before.
    await office.says(people.lan, 'SXD', `/lienket ${code}`);
    expect(linkedAgencyChats()).toEqual([groups.SXD.id]);
  });

  test('is kept only as its hash, and is not in the record', async () => {
    const code = office.code('agency', 'SXD');
    await office.says(people.lan, 'SXD', `/lienket ${code}`);
    const kept = ['code', 'event', 'outbox'].map((table) =>
      JSON.stringify(office.database.raw.prepare(`select * from ${table}`).all()),
    );
    expect(kept.join()).not.toContain(code);
    expect(kept.join()).not.toContain(code.replaceAll('-', ''));
  });
});

describe('a group that takes over', () => {
  test('is the only one that belongs to the agency; the people of the first one may still report', async () => {
    await office.linkSecretariat(people.binh);
    await office.linkAgency('SXD', people.lan);
    await office.says(people.minh, 'LA', `/lienket ${office.code('agency', 'SXD')}`);
    expect(linkedAgencyChats()).toEqual([groups.LA.id]);
    expect(office.database.read((tx) => peopleWith(tx, 'focal_point').map(({ name }) => name))).toEqual([
      people.lan.name,
      people.minh.name,
    ]);
    expect(office.sentTo('VP').map(({ text }) => text)).toContainEqual(
      expect.stringContaining('nhóm “Nhóm lạ”, người liên kết: Đỗ Quang Minh'),
    );
    await office.says(people.lan, 'LA', '#1 20%');
    expect(office.assignment('#1').progress).toBe(20);
    // The former group belongs to nobody: it shows nothing and takes nothing.
    await office.says(people.lan, 'SXD', '/viec');
    expect(office.lastTo('SXD').text).toContain('Nhóm này không còn là nhóm của Sở Xây dựng');
  });
});
