// covers src/usecases/chats/tie-leaders.ts, src/usecases/remind/escalate.ts

/** Leaders read of the programmes that they lead, and of all where nobody said which. */

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addDays, day } from '../../../src/domain/calendar/dates.ts';
import { listProgrammes } from '../../../src/store/programmes/tasks.ts';
import { findChat } from '../../../src/store/people/chats.ts';
import { PROGRAM } from '../../../src/usecases/acting.ts';
import { tieLeaders } from '../../../src/usecases/chats/tie-leaders.ts';
import { issueCode } from '../../../src/usecases/people/codes.ts';
import { workAt } from '../../../src/usecases/work.ts';
import { groups, people } from '../../people.ts';
import { openOffice, type Office } from '../../support/office.ts';
import { addProgramme } from '../../support/office/fill-registry.ts';

const FIRST = { ref: 'I.1', title: 'Lập quy hoạch chung', lead: 'Sở Xây dựng', deadline: 'Ngày 04/7/2022' };
const SECOND = { ref: 'II.1', title: 'Cải tạo chợ Vườn Hoa', lead: 'UBND huyện Thọ Xuân', deadline: 'Ngày 04/7/2022' };

let office: Office;
beforeEach(async () => {
  office = await openOffice({ at: '2022-06-27 08:00', programme: [FIRST] });
  const head = { code: 'second', number: '77/QĐ-UBND' };
  addProgramme(office.database, [SECOND], office.now(), office.rules, head);
  await office.linkSecretariat(people.binh);
  await office.linkAgency('SXD', people.lan);
  await office.linkAgency('UBNDTX', people.tung);
});
afterEach(() => {
  office.close();
});

const idOf = (code: string): number =>
  office.database.read((tx) => listProgrammes(tx)).find((programme) => programme.code === code)?.id ?? 0;

/** Links the leaders' group with a code for these programmes. */
async function linkLeadersOf(...codes: readonly string[]): Promise<void> {
  const { code } = office.database.transact((tx) =>
    issueCode(workAt(tx, office.now(), office.rules), 'leaders', null, { programmeIds: codes.map(idOf) }),
  );
  await office.says(people.son, 'LD', `/lienket ${code}`);
}

async function asked(text: string): Promise<string> {
  await office.says(people.son, 'LD', text);
  return office.lastTo('LD').text;
}

describe('a group of leaders that is for one programme', () => {
  beforeEach(() => linkLeadersOf('second'));

  test('is welcomed with it, and the secretariat reads which it is', () => {
    expect(office.lastTo('LD').text).toContain('theo dõi chương trình tại văn bản số 77/QĐ-UBND.');
    expect(office.lastTo('VP').text).toContain('Lãnh đạo, 77/QĐ-UBND: nhóm “');
  });

  test('lists, searches and sums up this programme only', async () => {
    await office.advanceTo('2022-07-06 09:00');
    const lists = [await asked('/quahan'), await asked('/viec'), await asked('/tim chợ')];
    for (const list of lists) {
      expect(list).toContain('#2 (II.1)');
      expect(list).not.toContain('#1 (I.1)');
    }
    expect(await asked('/tim quy hoạch')).toContain('Không tìm thấy nhiệm vụ nào.');
    expect(await asked('/tonghop')).toContain('Tổng 1 phần việc');
    expect(await asked('/viec SXD')).not.toContain('#1 (I.1)');
  });

  test('gets its escalations and its digest, the secretariat those of all', async () => {
    await office.advanceTo('2022-08-16 09:00');
    const told = (place: 'LD' | 'VP', task: string): number =>
      office.sentTo(place).filter(({ text }) => text.startsWith('Nhiệm vụ quá hạn từ') && text.includes(task)).length;
    expect([told('LD', '#2 (II.1)'), told('LD', '#1 (I.1)')]).toEqual([1, 0]);
    expect([told('VP', '#2 (II.1)'), told('VP', '#1 (I.1)')]).toEqual([1, 1]);
    await office.digest();
    await office.advanceTo('2022-08-17 09:00');
    const digestIn = (place: 'LD' | 'VP') => office.sentTo(place).findLast(({ text }) => text.startsWith('Tổng hợp'));
    expect(digestIn('LD')?.text).toContain('Tổng 1 phần việc');
    expect(digestIn('VP')?.text).toContain('Tổng 2 phần việc');
    const drawn = JSON.stringify(digestIn('LD')?.message.picture);
    expect(drawn).toContain('UBND huyện Thọ Xuân');
    expect(drawn).not.toContain('Sở Xây dựng');
    // Nobody leads the first programme: it is told once somebody does.
    expect(office.events('I.1').map(({ kind }) => kind)).not.toContain('escalated_to_leaders');
    tie();
    await office.advanceTo('2022-08-19 09:00');
    expect([told('LD', '#2 (II.1)'), told('LD', '#1 (I.1)')]).toEqual([1, 1]);
  });

  test('is for all again when it is linked with a code that names none', async () => {
    await linkLeadersOf();
    expect(await asked('/viec')).toContain('#1 (I.1)');
  });
});

function tie(...codes: readonly string[]): string {
  return office.database.transact((tx) => {
    const chat = findChat(tx, 'rehearsal', groups.LD.id);
    return tieLeaders(workAt(tx, office.now(), office.rules), PROGRAM, chat?.id ?? 0, codes.map(idOf)).kind;
  });
}

test('leaders of whom nobody said what they lead read of every programme, and of what they are given later', async () => {
  await office.linkLeaders(people.son);
  expect(await asked('/viec')).toMatch(/#1 \(I\.1\)[^]*#2 \(II\.1\)/u);
  expect(tie('tiny')).toBe('tied');
  expect(await asked('/viec')).not.toContain('#2 (II.1)');
  expect(tie('tiny', 'second')).toBe('tied');
  expect(await asked('/viec')).toMatch(/#1 \(I\.1\)[^]*#2 \(II\.1\)/u);
});

test('what was queued for leaders before they were given a programme tells of no other one', async () => {
  await office.linkLeaders(people.son);
  const queued = office.database.raw
    .prepare(
      "select count(*) from outbox where state = 'queued' and payload ->> '$.kind' = 'escalation' and payload ->> '$.to' = 'leaders'",
    )
    .pluck();
  for (let on = day('2022-07-05'); queued.get() === 0 && on < '2022-09-01'; on = addDays(on, 1)) {
    office.moveTo(`${on} 05:00`);
    await office.tick();
    if (queued.get() !== 0) break;
    office.moveTo(`${on} 09:00`);
    await office.relay.drain();
  }
  expect(queued.get()).toBe(1);
  expect(tie('second')).toBe('tied');
  office.moveTo(`${addDays(day(office.now().slice(0, 10)), 3)} 09:00`);
  await office.relay.drain();
  const told = office.sentTo('LD').findLast(({ text }) => text.startsWith('Nhiệm vụ quá hạn từ'));
  expect(told?.text).toContain('#2 (II.1)');
  expect(told?.text).not.toContain('#1 (I.1)');
});

test('no other chat is given programmes', () => {
  expect(tie('tiny')).toBe('no_leaders_chat');
});
