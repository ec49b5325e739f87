// covers src/conversation/compose/say-leaders.ts

/** `/lanhdao`: who is told which leaders read of what, who may say it, and what is said to words that name nothing. */

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findChat } from '../../../src/store/people/chats.ts';
import { programmesOfChat } from '../../../src/store/people/chat-programmes.ts';
import { groups, people } from '../../people.ts';
import { openOffice, type Office } from '../../support/office.ts';
import { addProgramme } from '../../support/office/fill-registry.ts';

let office: Office;
let chatId: number;
beforeEach(async () => {
  office = await openOffice({
    programme: [{ ref: 'I.1', title: 'Lập quy hoạch chung', lead: 'Sở Xây dựng', deadline: 'Ngày 04/7/2022' }],
  });
  const second = {
    ref: 'II.1',
    title: 'Cải tạo chợ Vườn Hoa',
    lead: 'UBND huyện Thọ Xuân',
    deadline: 'Ngày 04/7/2022',
  };
  addProgramme(office.database, [second], office.now(), office.rules, { code: 'second', number: '77/QĐ-UBND' });
  await office.linkSecretariat(people.binh);
  await office.linkLeaders(people.son);
  await office.linkAgency('SXD', people.lan);
  chatId = office.database.read((tx) => findChat(tx, 'rehearsal', groups.LD.id)?.id ?? 0);
});
afterEach(() => {
  office.close();
});

const tied = (): number => office.database.read((tx) => programmesOfChat(tx, chatId).length);

async function answered(words: string): Promise<string> {
  await office.says(people.binh, 'VP', `/lanhdao ${words}`.trim());
  return office.lastTo('VP').text;
}

describe('the secretariat', () => {
  test('reads which group is for which programme, and what the programmes are called', async () => {
    const said = await answered('');
    expect(said).toContain('mọi chương trình');
    expect(said).toContain('second');
  });

  test.each(['second', '77/QĐ-UBND', 'SECOND'])('says it by “%s”, and is told what it said', async (name) => {
    expect(await answered(`${String(chatId)} ${name}`)).toContain(
      'nhận tổng hợp, danh sách và tin quá hạn của chương trình tại văn bản số 77/QĐ-UBND.',
    );
    expect(tied()).toBe(1);
    await office.says(people.son, 'LD', '/viec');
    expect(office.lastTo('LD').text).not.toContain('#1 (I.1)');
  });

  test.each(['tất cả', 'tat ca', 'TẤT CẢ'])('takes it back with “%s”', async (all) => {
    await answered(`${String(chatId)} second`);
    expect(await answered(`${String(chatId)} ${all}`)).toContain('của mọi chương trình.');
    expect(tied()).toBe(0);
  });

  test.each([
    ['khong-co', 'Không có chương trình “khong-co”'],
    ['second khong-co', 'Không có chương trình “khong-co”'],
    ['', ''],
  ])('says “%s” in vain: nothing is tied', async (names, why) => {
    expect(await answered(`${String(chatId)} ${names}`)).toContain(why);
    expect(tied()).toBe(0);
  });

  test.each(['999', 'abc', '0'])('names “%s”, which is no group of leaders', async (number) => {
    await answered(`${number} second`);
    expect(tied()).toBe(0);
    expect(office.lastTo('VP').text).not.toContain('Từ nay');
  });
});

test.each([
  ['LD', people.son],
  ['SXD', people.lan],
] as const)('nobody in “%s” ties a group of leaders', async (place, who) => {
  await office.says(who, place, `/lanhdao ${String(chatId)} second`);
  expect(office.lastTo(place).text).toContain('Chỉ Văn phòng / bộ phận theo dõi');
  expect(tied()).toBe(0);
});
