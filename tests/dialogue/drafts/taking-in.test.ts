// covers src/usecases/drafts/take-in-chat.ts, src/usecases/drafts/word-draft.ts, src/app/take-in-document.ts, src/importer/read-for-draft.ts

import { afterEach, beforeEach, expect, test } from 'vitest';
import { people } from '../../people.ts';
import type { Chat, Message } from '../../lab/doubles/telegram-double.ts';
import { openTelegramOffice, type TelegramOffice } from '../../support/office/telegram-office.ts';

const PLAN = `ỦY BAN NHÂN DÂN TỈNH LAM HÀ
Số: 45/KH-UBND
Lam Hà, ngày 05 tháng 01 năm 2027

KẾ HOẠCH

Cải cách hành chính năm 2027

| TT | Việc | Chủ trì | Mốc |
|---|---|---|---|
| 1 | Rà soát thủ tục | Sở Nội vụ Lam Hà | Quý II |
| 2 | Công bố danh mục | Sở Xây dựng | Thường xuyên |
| 3 | Tập huấn | Đ/c Nguyễn Văn Bình | 30/6 |
`;

let office: TelegramOffice;
let vp: Chat;

beforeEach(async () => {
  office = await openTelegramOffice({ at: '2026-11-23 09:00' });
  vp = office.double.group('Văn phòng');
  await office.link(vp, office.who(people.binh), 'secretariat');
});

afterEach(() => office.close());

async function said(words: string, chat: Chat = vp): Promise<Message> {
  await office.double.waitFor(() =>
    office.double.sent(chat).some(({ text, caption }) => (text ?? caption ?? '').includes(words)),
  );
  await office.settled();
  return office.newest(chat, words);
}

function document(name: string, caption: string | undefined, text = PLAN, chat: Chat = vp): Message {
  return office.double.document({
    chat,
    from: office.who(people.binh),
    name,
    data: Buffer.from(text),
    ...(caption !== undefined && { caption }),
  });
}

const tasksOf = (number: string): unknown[] =>
  office
    .app()
    .database.raw.prepare(
      'select t.ref from task t join programme p on p.id = t.programme_id where p.number = ? order by t.position',
    )
    .pluck()
    .all(number);

test('a file with /nhap is read, asked about by buttons and words, and live after an acceptance in the chat', async () => {
  document('a.md', '/nhap');
  const first = await said('Đã đọc 3 việc; 3 câu cần hỏi.');
  expect(first.text).toContain('“Sở Nội vụ Lam Hà” (1 việc: 1)');
  expect(tasksOf('45/KH-UBND')).toEqual([]);

  await office.presses(office.who(people.binh), first, 'Đơn vị mới');
  const second = await said('Đã ghi: đơn vị mới “Sở Nội vụ Lam Hà”.');
  expect(second.text).toContain('“Đ/c Nguyễn Văn Bình” (1 việc: 3) là người hoặc chức danh');
  office.double.message({ chat: vp, from: office.who(people.binh), text: 'thuộc Sở Xây dựng', replyTo: second });
  const third = await said('Đã ghi: thuộc “Sở Xây dựng”.');
  await office.presses(office.who(people.binh), third, 'Giữ nguyên');
  const ready = await said('không còn câu nào cần hỏi');
  expect(ready.text).toContain('Chưa liên kết nhóm chat, chưa gửi được: Sở Nội vụ Lam Hà, Sở Xây dựng.');

  // An old button says who has answered.
  const late = await office.presses(office.who(people.binh), first, 'Không phải đơn vị');
  expect(late).toEqual({ text: `${people.binh.name} đã trả lời: đơn vị mới “Sở Nội vụ Lam Hà”.`, alert: true });

  await office.presses(office.who(people.binh), ready, 'Nhận vào sổ');
  const done = await said(
    'Đã nhận 45/KH-UBND vào sổ: 3 nhiệm vụ (3 phần việc của các đơn vị chủ trì); đơn vị mới: Sở Nội vụ Lam Hà.',
  );
  expect(tasksOf('45/KH-UBND')).toEqual(['1', '2', '3']);
  await office.presses(office.who(people.binh), done, 'Rút lại');
  await said('Đã rút dự thảo 1 khỏi sổ');
  expect(tasksOf('45/KH-UBND')).toEqual([]);
});

test.each([
  ['QĐ 913 ngay 14-3.md', 'Đã đọc 3 việc'],
  ['ke-hoach-cchc-2027.md', 'Đã đọc 3 việc'],
  ['Thông báo kết luận.md', 'Đã đọc 3 việc'],
  ['anh-hien-truong.md', 'Tệp này là văn bản giao nhiệm vụ cần nhận vào sổ, hay là minh chứng'],
  ['so-lieu.md', 'Tệp này là văn bản giao nhiệm vụ cần nhận vào sổ, hay là minh chứng'],
])('the secretariat’s file %s alone is answered with “%s”', async (name, words) => {
  const own = office.double.privateChat(office.who(people.binh));
  document(name, undefined, PLAN, own);
  await said(words, own);
  expect(office.double.sent(own).some(({ text }) => text?.includes('của nhiệm vụ nào') === true)).toBe(false);
});

test('a file that may be either is taken in by the button, or by a reply with /nhap', async () => {
  const own = office.double.privateChat(office.who(people.binh));
  const file = document('so-lieu.md', undefined, PLAN, own);
  const asked = await said('hay là minh chứng', own);
  await office.presses(office.who(people.binh), asked, 'Nhận vào sổ nhiệm vụ');
  await said('Đã đọc 3 việc', own);
  office.double.message({ chat: own, from: office.who(people.binh), text: '/nhap', replyTo: file });
  await office.double.waitFor(
    () => office.double.sent(own).filter(({ text }) => text?.includes('Đã đọc 3 việc')).length === 2,
  );
  expect(office.app().database.raw.prepare('select count(*) from draft').pluck().get()).toBe(1);
});

test('pasted text is taken in, and goes on by the number of its draft', async () => {
  office.double.message({ chat: vp, from: office.who(people.binh), text: `/nhap\n${PLAN}` });
  await said('Đã đọc 3 việc; 3 câu cần hỏi.');
  office.double.message({ chat: vp, from: office.who(people.binh), text: '/nhap 1 mới' });
  await said('Đã ghi: đơn vị mới “Sở Nội vụ Lam Hà”.');
  office.double.message({ chat: vp, from: office.who(people.binh), text: '/nhap 1 nhận' });
  await said('Còn 2 câu chưa trả lời');
  office.double.message({ chat: vp, from: office.who(people.binh), text: '/nhap' });
  await said('/nhap 1 – nội dung dán vào chat: 3 việc, còn 2 câu');
  office.double.message({ chat: vp, from: office.who(people.binh), text: '/nhap 1 bỏ' });
  await said('Đã bỏ dự thảo 1.');
});

test('a button under what has changed since accepts nothing, and shows it anew', async () => {
  document(
    'a.md',
    '/nhap',
    PLAN.replace('Sở Nội vụ Lam Hà', 'Sở Xây dựng').replace('Đ/c Nguyễn Văn Bình', 'Sở Xây dựng'),
  );
  await office.presses(office.who(people.binh), await said('1 câu cần hỏi'), 'Giữ nguyên');
  const ready = await said('không còn câu nào cần hỏi');
  // On the board meanwhile: a day that the document does not name.
  office
    .app()
    .database.raw.prepare(
      "insert into draft_answer (draft_id, question, answer, at, actor) select id, 'head:issued', ?, taken_at, 'Minh' from draft",
    )
    .run(JSON.stringify({ kind: 'text', text: '6/1/2027' }));
  await office.presses(office.who(people.binh), ready, 'Nhận vào sổ');
  const anew = await said('Dự thảo đã thay đổi từ khi đồng chí xem');
  expect(tasksOf('45/KH-UBND')).toEqual([]);
  await office.presses(office.who(people.binh), anew, 'Nhận vào sổ');
  await said('Đã nhận 45/KH-UBND vào sổ');
});

test('nobody else takes anything in, and what cannot be read is said with its cure', async () => {
  const sxd = office.double.group('Sở Xây dựng');
  await office.link(sxd, office.who(people.lan), 'agency', 'SXD');
  office.double.message({ chat: sxd, from: office.who(people.lan), text: `/nhap\n${PLAN}` });
  await said('Chỉ cán bộ Văn phòng', sxd);
  document('b.md', '/nhap', 'Kính gửi các đồng chí, không có bảng nào ở đây.');
  await said('thiếu cột');
  expect(office.app().database.raw.prepare('select count(*) from draft').pluck().get()).toBe(0);
});

test('an answer in words goes to the question that its chat was shown, whatever is asked by then', async () => {
  const own = office.double.privateChat(office.who(people.binh));
  office.double.message({ chat: vp, from: office.who(people.binh), text: `/nhap\n${PLAN}` });
  await said('Đã đọc 3 việc; 3 câu cần hỏi.');
  office.double.message({ chat: own, from: office.who(people.binh), text: '/nhap 1 mới' });
  // Nothing was shown here yet: it is shown, not answered.
  await said('Đã đọc 3 việc; 3 câu cần hỏi.', own);
  office.double.message({ chat: vp, from: office.who(people.binh), text: '/nhap 1 mới' });
  await said('Đã ghi: đơn vị mới “Sở Nội vụ Lam Hà”.');
  office.double.message({ chat: own, from: office.who(people.binh), text: '/nhap 1 thuộc Sở Xây dựng' });
  await said(`${people.binh.name} đã trả lời: đơn vị mới “Sở Nội vụ Lam Hà”.`, own);
});
