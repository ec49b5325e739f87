// covers src/conversation/compose/compose-help.ts, src/conversation/read/talk/read-help-topic.ts

/** Help says first what to do now, by role; a topic is explained with a task of the chat's own. */

import { afterEach, beforeEach, expect, test } from 'vitest';
import { people, type Person, type Place } from '../../people.ts';
import type { Office } from '../../support/office.ts';
import { openLinked } from '../../support/office/linked-office.ts';

const { ha, binh, son, lan, minh, outsider } = people;
const TASKS = [
  { ref: 'I.1', title: 'Mở đường', lead: 'UBND huyện Thọ Xuân', deadline: 'Quý IV/2022' },
  { ref: 'I.2', title: 'Lập quy hoạch', lead: 'Sở Xây dựng', deadline: 'Quý IV/2022' },
];

let office: Office;
beforeEach(async () => {
  office = await openLinked({ programme: TASKS }, { VP: binh, SXD: lan, LD: son });
});
afterEach(() => {
  office.close();
});

async function helped(person: Person, place: Place, text: string): Promise<string> {
  const where = place === 'private' ? person : place;
  const heard = office.sentTo(where).length;
  await office.says(person, place, text);
  return office
    .sentTo(where)
    .slice(heard)
    .map((said) => said.text)
    .join('\n');
}

test.each<[string, Person, Place, RegExp]>([
  [
    'a focal point',
    lan,
    'SXD',
    /^Việc cần làm lúc này\n1\. Đơn vị có 1 nhiệm vụ đang mở.*\n2\. Báo cáo: .*“#2 đang thực hiện”/u,
  ],
  ['the secretariat', binh, 'VP', /^Việc cần làm lúc này\n1\. Không có báo cáo.*\n2\. 1 đơn vị chưa có nhóm/u],
  ['a leader', son, 'LD', /^Đồng chí có thể xem ngay\n1\. 0 nhiệm vụ quá hạn/u],
  ['a stranger', outsider, 'private', /chưa được đăng ký/u],
])('%s reads what is for them', async (_who, person, place, words) => {
  expect(await helped(person, place, '/trogiup')).toMatch(words);
});

test('the owner reads the owner’s help', async () => {
  await office.says(ha, 'private', `/nhanquyen ${office.code('owner')}`);
  expect(await helped(ha, 'private', '/trogiup')).toContain('3. Quản trị: mã, sao lưu');
});

test('an observer is told of nothing that changes the record', async () => {
  await office.says(minh, 'private', `/lienket ${office.code('observers')}`);
  const help = await helped(minh, 'private', '/trogiup');
  expect(help).toContain('Người quan sát chỉ xem');
  expect(help).not.toMatch(/\/dongy|\/hoantac|\/xacnhan/u);
});

test('what waits is said first', async () => {
  await office.says(lan, 'SXD', '#2 xong', { mention: true });
  expect(await helped(binh, 'VP', '/trogiup')).toContain('1. 1 báo cáo, đề nghị đang chờ quyết định');
});

test.each([
  ['/trogiup báo cáo', 'Trợ giúp: báo cáo', '“#2 70%”'],
  ['/trogiup gia han', 'Trợ giúp: gia hạn', '“#2 xin gia hạn đến'],
  ['/help vướng mắc', 'Trợ giúp: vướng mắc', '“#2 vướng mặt bằng'],
  ['/trogiup nhắc lại', 'Trợ giúp: nhắc lại', '“#2 mai em báo cáo”'],
  ['/trogiup hỏi văn phòng', 'Trợ giúp: hỏi Văn phòng', '“#2 cho hỏi'],
])('%s explains one thing with a task of the chat’s own', async (text, title, example) => {
  const help = await helped(lan, 'SXD', text);
  expect(help.startsWith(title)).toBe(true);
  expect(help).toContain(example);
});

test.each(['/trogiup bóng đá', '/trogiup zzz', '/trogiup chỉ đạo'])('%s offers the topics', async (text) => {
  const help = await helped(lan, 'SXD', text);
  expect(help).toContain('Chưa có phần trợ giúp');
  expect(help).toContain('/trogiup báo cáo');
});
