// covers src/usecases/join/presentation.ts, src/conversation/read/talk/read-presentation.ts

/** “Họ tên, chức vụ?”: answered by the person who was asked, or let be; a report is never taken for a name. */

import { afterEach, beforeEach, expect, test } from 'vitest';
import { readPresentation } from '../../../src/conversation/read/talk/read-presentation.ts';
import { presentationOf } from '../../../src/store/people/people.ts';
import { people } from '../../people.ts';
import type { Heard } from '../../support/office/recording-channel.ts';
import type { Office } from '../../support/office.ts';
import { openLinked } from '../../support/office/linked-office.ts';

const { binh, lan, minh } = people;
const TASKS = [{ ref: 'I.1', title: 'Lập quy hoạch', lead: 'Sở Xây dựng', deadline: 'Quý IV/2022' }];

let office: Office;
let welcome: Heard;
beforeEach(async () => {
  office = await openLinked({ programme: TASKS }, { VP: binh, SXD: lan });
  const found = office.sentTo('SXD').find(({ text }) => text.includes('họ tên, chức vụ'));
  if (found === undefined) throw new Error('Nobody was asked');
  welcome = found;
});
afterEach(() => {
  office.close();
});

function kept(name: string): string | null {
  const id = office.database.raw.prepare('select id from person where name = ?').pluck().get(name) as number;
  return office.database.read((tx) => presentationOf(tx, id));
}

test.each([
  ['Nguyễn Thị Lan, chuyên viên Văn phòng Sở', 'Nguyễn Thị Lan, chuyên viên Văn phòng Sở'],
  ['Dạ em là Trần Lan - phó trưởng phòng Quy hoạch ạ', 'Trần Lan - phó trưởng phòng Quy hoạch'],
  ['trần thị lan, chánh văn phòng', 'trần thị lan, chánh văn phòng'],
  ['Lê Văn Hùng', 'Lê Văn Hùng'],
  ['họ tên: Phạm Minh Đức; kế toán', 'Phạm Minh Đức; kế toán'],
])('a reply “%s” is kept as “%s”', async (text, words) => {
  await office.says(lan, 'SXD', text, { replyTo: welcome });
  expect(kept(lan.name)).toBe(words);
  expect(office.lastTo('SXD').text).toBe(`Đã ghi: ${words}. Cảm ơn đồng chí.`);
  await office.says(lan, 'SXD', '/daumoi');
  expect(office.lastTo('SXD').text).toContain(`• ${words} – số`);
});

test.each([
  '#1 70%',
  'xong',
  '1 đang thực hiện',
  'em đã gửi báo cáo rồi ạ?',
  'cảm ơn anh',
  'Nguyễn Thị Lan đã hoàn thành',
])('a reply “%s” is no name', async (text) => {
  await office.says(lan, 'SXD', text, { replyTo: welcome });
  expect(kept(lan.name)).toBeNull();
});

test('a report as a reply to the welcome counts as one', async () => {
  await office.says(lan, 'SXD', '#1 70%', { replyTo: welcome });
  expect(office.assignment('#1')).toMatchObject({ status: 'in_progress', progress: 70 });
});

test.each(['thôi', 'bỏ qua', 'không cần'])('“%s” lets it be', async (text) => {
  await office.says(lan, 'SXD', text, { replyTo: welcome });
  expect(kept(lan.name)).toBeNull();
  expect(office.lastTo('SXD').text).toContain('không cần ghi họ tên');
});

test('nobody answers for the person who was asked', async () => {
  await office.says(minh, 'SXD', 'Đỗ Quang Minh, trưởng phòng', { replyTo: welcome });
  expect([kept(lan.name), kept(minh.name)]).toEqual([null, null]);
});

test('whoever has said it is not asked at the next link', async () => {
  await office.says(lan, 'SXD', 'Trần Thị Lan, chuyên viên', { replyTo: welcome });
  await office.says(lan, 'LA', `/lienket ${office.code('agency', 'SXD')}`);
  expect(office.lastTo('LA').text).toContain('Nhóm này đã được liên kết');
  expect(office.lastTo('LA').text).not.toContain('họ tên');
});

test.each([
  ['Nguyễn Thị Lan, chuyên viên Văn phòng Sở', true],
  ['Trần Minh – phó giám đốc', true],
  ['Nguyễn Thị Lan', false],
  ['sáng nay họp ở phòng khách, mọi người nhé', false],
  ['Sở Xây dựng đã gửi công văn', false],
])('without a reply “%s” is a presentation: %s', (text, is) => {
  expect(readPresentation(text, false) !== null).toBe(is);
});
