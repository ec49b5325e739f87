// covers src/usecases/drafts/refuse-marked-file.ts, src/usecases/report/erase-drafts.ts, src/store/drafts/draft-messages.ts

import { afterEach, beforeEach, expect, test } from 'vitest';
import { people } from '../../people.ts';
import type { Chat, Message } from '../../lab/doubles/telegram-double.ts';
import { openTelegramOffice, type TelegramOffice } from '../../support/office/telegram-office.ts';

const SECRET = 'hầm ngựa đỏ';
const PLAN = `ỦY BAN NHÂN DÂN TỈNH LAM HÀ
Số: 45/KH-UBND
Lam Hà, ngày 05 tháng 01 năm 2027

KẾ HOẠCH

Cải cách hành chính năm 2027

| TT | Việc | Chủ trì | Mốc |
|---|---|---|---|
| 1 | Rà soát ${SECRET} | Sở Xây dựng | 30/6/2027 |
| 2 | Công bố danh mục | Sở Xây dựng | 30/9/2027 |
`;
const NAME = `${SECRET}.md`;

let office: TelegramOffice;
let vp: Chat;

beforeEach(async () => {
  office = await openTelegramOffice({ at: '2026-11-23 09:00' });
  vp = office.double.group('Văn phòng');
  await office.link(vp, office.who(people.binh), 'secretariat');
});

afterEach(() => office.close());

const rows = (sql: string): Record<string, unknown>[] =>
  office.app().database.raw.prepare(sql).all() as Record<string, unknown>[];

/** Every word that the registry holds of drafts, their files, answers and messages, and of what they led to. */
const held = (): string =>
  ['draft', 'draft_answer', 'outbox', 'inbox', 'evidence']
    .flatMap((table) => rows(`select * from ${table}`))
    .concat(rows('select cast(bytes as text) from draft_file'), rows("select text from event where kind <> 'x'"))
    .map((row) => JSON.stringify(row))
    .join('\n');

async function said(words: string): Promise<Message> {
  await office.double.waitFor(() => office.double.sent(vp).some(({ text }) => (text ?? '').includes(words)));
  await office.settled();
  return office.newest(vp, words);
}

const writes = (text: string, replyTo?: Message): Message =>
  office.double.message({ chat: vp, from: office.who(people.binh), text, ...(replyTo !== undefined && { replyTo }) });

const sends = (caption: string | undefined, text = PLAN): Message =>
  office.double.document({
    chat: vp,
    from: office.who(people.binh),
    name: NAME,
    data: Buffer.from(text),
    ...(caption !== undefined && { caption }),
  });

async function marks(sent: Message, text: string): Promise<void> {
  office.double.edit(sent, `MẬT\n${text}`);
  await office.settled();
}

/** What brings the draft, and the message that is marked afterwards. */
const WAYS: Record<string, () => Promise<Message>> = {
  'pasted text': () => Promise.resolve(writes(`/nhap\n${PLAN}`)),
  'a file’s caption': () => Promise.resolve(sends('/nhap')),
};

test.each(Object.keys(WAYS))('a marking added to %s erases the draft and says so', async (way) => {
  const sent = await WAYS[way]?.();
  await said('Đã đọc 2 việc');
  if (sent === undefined) throw new Error('nothing was sent');
  expect(held()).toContain(SECRET);
  const [before] = rows('select sha256 from draft');
  office
    .app()
    .database.raw.exec("insert into draft_picture (draft_id, name, bytes) select id, 'p1', x'89504e47' from draft");
  await marks(sent, sent.text ?? '');
  expect(rows('select count(*) n from draft_file')).toEqual([{ n: 0 }]);
  expect(rows('select count(*) n from draft_picture')).toEqual([{ n: 0 }]);
  expect(rows('select state, file_name from draft')).toEqual([{ state: 'discarded', file_name: 'nội dung đã xoá' }]);
  expect(rows('select sha256 from draft')).not.toEqual([before]);
  const draftHeld = JSON.stringify([rows('select * from draft'), rows('select payload from outbox')]);
  expect(draftHeld).not.toContain(SECRET);
  const notice = await said('Đã xoá nội dung của một tin');
  expect(notice.text).toContain('Dự thảo 1: đã xoá tệp, nội dung và các câu trả lời; dự thảo đã đóng');
  expect(notice.text).toContain('tin đã gửi tới Văn phòng');
  writes('/nhap 1 nhận');
  await office.settled();
  expect(rows("select count(*) n from programme where code = '45-kh-ubnd'")).toEqual([{ n: 0 }]);
});

test('the tasks of an accepted one stand, are named, and can be withdrawn; its words, file and hash go', async () => {
  const sent = writes(`/nhap\n${PLAN}`);
  await office.presses(office.who(people.binh), await said('không còn câu nào cần hỏi'), 'Nhận vào sổ');
  await said('Đã nhận 45/KH-UBND vào sổ');
  const [{ sha256 } = {}] = rows('select sha256 from draft');
  await marks(sent, `/nhap\n${PLAN}`);
  expect(rows('select state from draft')).toEqual([{ state: 'accepted' }]);
  expect(held()).not.toContain(SECRET);
  expect(held()).not.toContain(String(sha256));
  const notice = await said('Đã xoá nội dung của một tin');
  expect(notice.text).toMatch(
    /Dự thảo 1 đã được nhận vào sổ: .*2 nhiệm vụ lập từ dự thảo \(#56, #57\) vẫn ở trong sổ cho đến khi Văn phòng rút/u,
  );
  writes('/nhap 1 rút lại');
  await said('nội dung của dự thảo đã xoá từ trước');
  expect(rows("select count(*) n from programme where code = '45-kh-ubnd'")).toEqual([{ n: 0 }]);
  expect(rows('select state from draft')).toEqual([{ state: 'discarded' }]);
});

test('of a file that bears a marking inside nothing is held', async () => {
  const sent = sends('/nhap', `MẬT\n${PLAN}`);
  await said('Tin mang dấu độ mật “MẬT”');
  const { document: file } = sent as { document?: { file_id: string } };
  const fileId = file?.file_id ?? 'none';
  expect([held().includes(SECRET), held().includes(fileId), fileId === 'none']).toEqual([false, false, false]);
  expect(rows("select text from event where kind = 'secret_refused'")).toEqual([{ text: 'MẬT' }]);
  expect(rows('select count(*) n from evidence')).toEqual([{ n: 0 }]);
});
