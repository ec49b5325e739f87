// covers src/usecases/instruct/instruct.ts, src/usecases/programme/take-over-assignment.ts, src/usecases/report/overtaken.ts

/** What an ended agency left, in the chats: an instruction that nobody can receive, and who takes it over. */

import { afterEach, expect, test } from 'vitest';
import { day, type LocalDate } from '../../../src/domain/calendar/dates.ts';
import { chatsOf } from '../../../src/store/people/chats.ts';
import { setOwnerChat } from '../../../src/store/programmes/tasks.ts';
import { recordSuccession } from '../../../src/usecases/programme/apply-succession.ts';
import { workAt } from '../../../src/usecases/work.ts';
import { people } from '../../people.ts';
import { openOffice, type Office } from '../../support/office.ts';

const { binh, lan, son, tung } = people;
const IN = { mention: true };
const PAPER = 'theo Công văn số 45/UBND-TH';
let office: Office;

async function open(lead: string): Promise<void> {
  office = await openOffice({
    programme: [{ ref: 'I.1', title: 'Lập quy hoạch', lead, deadline: 'Năm 2023' }],
    at: '2022-06-20 09:00',
  });
  await office.linkSecretariat(binh);
  await office.linkLeaders(son);
  await office.linkAgency('SXD', lan);
  await office.linkAgency('UBNDTX', tung);
}

afterEach(() => {
  office.close();
});

function ends(predecessors: readonly string[], into: readonly string[], from: LocalDate): void {
  const outcome = office.database.transact((tx) =>
    recordSuccession(workAt(tx, office.now(), office.rules), {
      kind: into.length === 0 ? 'abolish' : 'merge',
      predecessors,
      successors: into.map((code) => ({ code, name: null })),
      from,
      document: 'Nghị quyết số 9/NQ-HĐND',
      choices: [],
    }),
  );
  expect(outcome.kind).not.toBe('refused');
}

test('an instruction on it says that nobody leads it, is the secretariat’s to-do, and reaches whoever takes it over', async () => {
  await open('Sở Xây dựng');
  ends(['SXD'], [], day('2022-07-01'));
  await office.advanceTo('2022-07-04 09:00');
  await office.says(son, 'LD', '#1 yêu cầu báo cáo tiến độ trước ngày 15/7/2022', IN);
  const told = office.lastTo('LD').text;
  expect(told).toContain('Đã kết thúc hoạt động, chưa giao đơn vị kế thừa: Sở Xây dựng');
  expect(told).toContain('Chưa đơn vị nào nhận được ý kiến, nên chưa hẹn hỏi lại');
  expect(told).not.toContain('hệ thống hỏi lại đơn vị một lần');
  expect(told).not.toContain('Chưa có nhóm chat');
  expect(office.lastTo('VP').text).toContain('Ý kiến chỉ đạo chờ giao đơn vị kế thừa: #1');
  await office.says(binh, 'VP', '/chuyen 1');
  expect(office.lastTo('VP').text).toContain('/chuyen 1 SXD theo');
  await office.says(binh, 'VP', '/chuyen 1 UBNDTX');
  expect(office.lastTo('VP').text).toContain('cần có văn bản');
  await office.says(tung, 'UBNDTX', `/chuyen 1 UBNDTX ${PAPER}`, IN);
  expect(office.lastTo('UBNDTX').text).toContain('Chỉ Văn phòng');
  await office.says(binh, 'VP', `/chuyen 1 UBNDTX ${PAPER}`);
  expect(office.lastTo('VP').text).toContain('Đã giao #1 (I.1) cho UBND huyện Thọ Xuân, tiếp nhận từ Sở Xây dựng');
  const heard = office.sentTo('UBNDTX').map(({ text }) => text);
  expect(heard.some((text) => text.includes('tiếp nhận nhiệm vụ'))).toBe(true);
  expect(heard.some((text) => text.includes('yêu cầu báo cáo tiến độ'))).toBe(true);
  await office.says(binh, 'VP', `/chuyen 1 UBNDTX ${PAPER}`);
  expect(office.lastTo('VP').text).toContain('không có phần việc nào chờ giao');
});

test('of several that ended the one is named whose share it is', async () => {
  await open('Sở Xây dựng; Sở Y tế');
  ends(['SXD'], [], day('2022-07-01'));
  ends(['SYT'], [], day('2022-07-05'));
  await office.advanceTo('2022-07-06 09:00');
  await office.says(binh, 'VP', `/chuyen 1 UBNDTX ${PAPER}`);
  expect(office.lastTo('VP').text).toContain('Sở Xây dựng (SXD); Sở Y tế (SYT)');
  await office.says(binh, 'VP', `/chuyen 1 SYT UBNDTX ${PAPER}`);
  expect(office.lastTo('VP').text).toContain('tiếp nhận từ Sở Y tế');
});

test('a request that a merger leaves without an object is told to whoever owns the programme', async () => {
  await open('Sở Xây dựng; UBND huyện Thọ Xuân');
  office.database.transact((tx) => {
    setOwnerChat(tx, 1, chatsOf(tx, 'leaders')[0]?.id ?? 0);
  });
  await office.says(lan, 'SXD', '#1 xin gia hạn đến 30/6/2024', IN);
  await office.says(tung, 'UBNDTX', '#1 xin gia hạn đến 31/3/2024', IN);
  ends(['SXD', 'UBNDTX'], ['UBNDTX'], day('2022-07-01'));
  await office.advanceTo('2022-07-04 09:00');
  const dropped = office.sentTo('LD').filter(({ text }) => text.startsWith('Không còn chờ quyết định'));
  expect(dropped.map(({ text }) => text).join('\n')).toContain(
    'Phần việc trước đây của Sở Xây dựng: đề nghị gia hạn đến 30/06/2024 gửi ngày 20/06/2022 không còn chờ quyết định, vì phần việc đã nhập',
  );
});

test('an extension of a share that a merger made one with another is counted once', async () => {
  await open('Sở Xây dựng; UBND huyện Thọ Xuân');
  await office.says(lan, 'SXD', '#1 xin gia hạn đến 30/6/2024', IN);
  await office.says(binh, 'VP', '/dongy 1');
  ends(['SXD', 'UBNDTX'], ['UBNDTX'], day('2022-07-01'));
  await office.advanceTo('2022-07-04 09:00');
  await office.says(binh, 'VP', '/tonghop');
  expect(office.lastTo('VP').text).toContain('Gia hạn: 1 phần việc, tổng 1 lần');
});
