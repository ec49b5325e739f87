// covers src/usecases/report/erase-message.ts, src/usecases/report/has-changed-since.ts

import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { people } from '../../people.ts';
import { openTelegramOffice, type TelegramOffice } from '../../support/office/telegram-office.ts';
import type { Chat, Message, Person } from '../../lab/doubles/telegram-double.ts';

const TASKS = [
  { ref: 'I.1', title: 'Lập quy hoạch chung', lead: 'Sở Xây dựng', deadline: 'Quý IV/2022' },
  { ref: 'I.2', title: 'Mở đường', lead: 'Sở Xây dựng', deadline: 'Quý IV/2022' },
];
const SECRET = 'trận địa con ngựa đỏ';

let office: TelegramOffice;
let group: Chat;
let secretariat: Chat;
let lan: Person;

beforeEach(async () => {
  office = await openTelegramOffice({
    programme: TASKS,
    at: '2022-06-21 09:00',
    settings: { BACKUP_CRON: '0 2 * * *', BACKUP_KEEP: '14' },
  });
  group = office.double.supergroup('Sở Xây dựng');
  secretariat = office.double.supergroup('Văn phòng');
  lan = office.who(people.lan);
  await office.link(secretariat, office.who(people.binh), 'secretariat');
  await office.link(group, lan, 'agency', 'SXD');
});

afterEach(async () => {
  await office.close();
});

const rows = (sql: string): Record<string, unknown>[] =>
  office.app().database.raw.prepare(sql).all() as Record<string, unknown>[];

/** Whether the registry holds the words anywhere on the disk. */
function holds(words: string): boolean {
  const bytes = Buffer.concat([readFileSync(office.path), readFileSync(`${office.path}-wal`)]);
  return bytes.toString('latin1').includes(Buffer.from(words).toString('latin1'));
}

async function writes(text: string): Promise<Message> {
  const sent = office.double.message({ chat: group, from: lan, text });
  await office.settled();
  return sent;
}

/** As a reply to what the bot said last: in a group it hears nothing else that names no task. */
async function replies(text: string): Promise<Message> {
  const last = office.double.sent(group).at(-1);
  const sent = office.double.message({ chat: group, from: lan, text, ...(last !== undefined && { replyTo: last }) });
  await office.settled();
  return sent;
}

async function marks(sent: Message, text: string): Promise<void> {
  office.double.edit(sent, `${text}\nMẬT`);
  await office.settled();
}

const task = () => rows('select status, progress, obstacle, waiting_for from assignment')[0];
const texts = (chat: Chat): string =>
  office.double
    .sent(chat)
    .map(({ text }) => text ?? '')
    .join('\n---\n');

describe('An edit that adds a secrecy marking', () => {
  test('takes the words out of every table and every byte, and leaves who, when, which task, from what to what', async () => {
    const sent = await writes(`#1 vướng ${SECRET}`);
    expect(task()).toMatchObject({ status: 'in_progress', obstacle: SECRET });
    expect(holds(SECRET)).toBe(true);
    await marks(sent, `#1 vướng ${SECRET}`);
    expect(task()).toMatchObject({ status: 'not_started', obstacle: null });
    expect(holds(SECRET)).toBe(false);
    const [skeleton] = rows("select * from event where kind = 'reported'");
    expect(skeleton).toMatchObject({ actor: people.lan.name, task_id: 1, text: 'nội dung đã xoá' });
    expect(JSON.parse(String(skeleton?.['before']))).toMatchObject({ status: 'not_started' });
    expect(JSON.parse(String(skeleton?.['after']))).toMatchObject({
      status: 'in_progress',
      obstacle: 'nội dung đã xoá',
    });
    expect(skeleton?.['erased_hash']).toMatch(/^[\da-f]{64}$/u);
  });

  test('asks for the task again, and tells the secretariat what cannot be erased, and until when', async () => {
    const sent = await writes('#1 xong');
    await marks(sent, '#1 xong');
    expect(task()).toMatchObject({ status: 'not_started', waiting_for: null });
    expect(texts(group)).toContain('Đề nghị đơn vị báo lại tình hình, không kèm nội dung mật');
    expect(texts(secretariat)).toContain('Đã xoá nội dung của một tin, vì bản sửa mang dấu độ mật');
    expect(texts(secretariat)).toContain('từ 09:00 21/06/2022 đến nay, được thay thế hết vào ngày 05/07/2022');
  });

  test('leaves a newer report standing, without the words', async () => {
    const sent = await writes(`#1 vướng ${SECRET}`);
    await writes('#1 70%');
    expect(task()).toMatchObject({ progress: 70, obstacle: SECRET });
    await marks(sent, `#1 vướng ${SECRET}`);
    expect(task()).toMatchObject({ progress: 70, obstacle: 'nội dung đã xoá' });
    expect(holds(SECRET)).toBe(false);
  });

  test('of words that were only asked about takes them out of the question', async () => {
    const sent = await writes(`#1 đã giải quyết xong ${SECRET} rồi`);
    expect(texts(group)).toContain(SECRET);
    await marks(sent, `#1 đã giải quyết xong ${SECRET} rồi`);
    expect(holds(SECRET)).toBe(false);
  });

  test('of a document takes its number and abstract', async () => {
    const words = `đã hoàn thành, văn bản số 77/BC-SXD ngày 5/6/2022 về ${SECRET}`;
    const sent = await writes(`#1 ${words}`);
    await marks(sent, `#1 ${words}`);
    expect(rows('select * from result_document')).toEqual([]);
    expect(holds(SECRET)).toBe(false);
  });

  test.each([
    `#1 anh ơi ${SECRET} báo cáo ở đâu ạ?`,
    `hỏi Văn phòng: hồ sơ ${SECRET} nộp nơi nào`,
    `cho em hỏi ${SECRET} của ai`,
  ])('of the question “%s” takes it from where it was passed on to', async (text) => {
    const sent = await replies(text);
    expect(texts(secretariat)).toContain(SECRET);
    await marks(sent, text);
    expect(rows('select text from inquiry')).toEqual([{ text: 'nội dung đã xoá' }]);
    expect(texts(secretariat)).toMatch(/tin đã gửi tới .*Văn phòng/u);
    expect(holds(SECRET)).toBe(false);
  });

  test.each(['', '#1 '])('of an answer to a question takes it from the agency too (%j)', async (task) => {
    await replies(`${task}anh ơi hồ sơ nộp ở đâu ạ?`);
    const text = `/dap 1 nộp tại ${SECRET} nhé`;
    const sent = office.double.message({ chat: secretariat, from: office.who(people.binh), text });
    await office.settled();
    expect(texts(group)).toContain(SECRET);
    await marks(sent, text);
    expect(holds(SECRET)).toBe(false);
  });

  test('of what somebody was presented as takes it from the person', async () => {
    const sent = await replies('Trần Thị Lan, chuyên viên Văn phòng Ngựa Đỏ');
    expect(rows('select presented from person where presented is not null')).toHaveLength(1);
    await marks(sent, 'Trần Thị Lan, chuyên viên Văn phòng Ngựa Đỏ');
    expect(rows('select presented from person where presented is not null')).toEqual([]);
    expect(holds('Ngựa Đỏ')).toBe(false);
  });
});

test('what operators were told of it, and what an amendment kept of the assignment, lose the words too', async () => {
  const sent = await writes(`#1 vướng ${SECRET}`);
  const { raw } = office.app().database;
  const row = JSON.stringify(raw.prepare('select * from assignment where id = 1').get());
  const other = row.replace('"id":1', '"id":2');
  const noted = `[{"table":"assignment","before":${row},"after":${row}},{"table":"assignment","before":null,"after":${other}}]`;
  raw.exec(`
    insert into draft (id, state, file_name, sha256, size, content, taken_at, taken_by)
      values (1, 'accepted', 'a.docx', 'x', 1, '{}', '2022-06-21T02:00:00.000Z', 'Văn phòng');
    insert into draft_change values (1, '${noted}', 0, 0);
    insert into operator_notice (chat_id, key, at, text, outbox_id)
      select 1, 'a', '2022-06-21T02:00:00.000Z', 'Không gửi được “${SECRET}”', max(id) from outbox;
    insert into operator_notice (chat_id, key, at, text, outbox_id)
      select 1, 'b', '2022-06-21T02:00:00.000Z', 'Việc khác', max(id) from outbox;`);
  await marks(sent, `#1 vướng ${SECRET}`);
  expect(rows('select text from operator_notice order by key')).toEqual([
    { text: 'nội dung đã xoá' },
    { text: 'Việc khác' },
  ]);
  const kept = JSON.parse(String(rows('select changes from draft_change')[0]?.['changes'])) as {
    before: Record<string, unknown> | null;
    after: Record<string, unknown>;
  }[];
  expect(kept[0]?.before).toEqual({ ...(JSON.parse(row) as object), obstacle: 'nội dung đã xoá' });
  // Of another task the same words are another's.
  expect(kept[1]?.after['obstacle']).toBe(SECRET);
});

test('nothing else of an event can be changed, and nothing twice', async () => {
  const sent = await writes(`#1 vướng ${SECRET}`);
  const change = (sql: string) => (): unknown => office.app().database.raw.prepare(sql).run();
  expect(change("update event set text = 'khác' where kind = 'reported'")).toThrow('append-only');
  expect(change("update event set actor = 'khác', erased_hash = 'x' where kind = 'reported'")).toThrow('append-only');
  await marks(sent, `#1 vướng ${SECRET}`);
  expect(change("update event set text = 'khác', erased_hash = 'y' where kind = 'reported'")).toThrow('append-only');
});

test.each(['lý do khách quan', 'đề nghị xem lại'])(
  '“%s: …” goes with its words, an answered one too',
  async (opening) => {
    const text = `#1 ${opening}: ${SECRET}`;
    const sent = await writes(text);
    expect(rows('select text from plea')).toEqual([{ text: SECRET }]);
    const answer = opening.startsWith('lý') ? '/lydo 1' : '/traloi 1 đã xem';
    office.double.message({ chat: secretariat, from: office.who(people.binh), text: answer });
    await office.settled();
    await marks(sent, text);
    expect(rows('select text from plea')).toEqual([]);
    expect(JSON.stringify(rows('select text, before, after from event'))).not.toContain(SECRET);
  },
);
