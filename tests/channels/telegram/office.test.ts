/** The whole program with the real bot over HTTP: what an office lives through, from the first code to a crash. */

import { afterEach, describe, expect, test } from 'vitest';
import { addMs } from '../../../src/domain/calendar/dates.ts';
import { people } from '../../people.ts';
import { localInstant } from '../../support/office/movable-clock.ts';
import { runJobAsGuest } from '../../support/office/run-as-guest.ts';
import { assignmentOf, eventsOf } from '../../support/office/read-record.ts';
import {
  openTelegramOffice,
  type TelegramOffice,
  type TelegramOfficeOptions,
} from '../../support/office/telegram-office.ts';
import type { Chat, Message, Person } from '../../lab/doubles/telegram-double.ts';

const TASKS = [
  { ref: 'I.1', title: 'Lập quy hoạch chung đô thị Lam Sơn', lead: 'Sở Xây dựng', deadline: 'Quý II/2022' },
  { ref: 'I.2', title: 'Lập quy hoạch phân khu số 3', lead: 'Sở Xây dựng', deadline: 'Quý IV/2022' },
  { ref: 'I.3', title: 'Lập đề án nông nghiệp', lead: 'UBND huyện Thọ Xuân', deadline: 'Quý II/2022' },
] as const;

let office: TelegramOffice;
let lan: Person;
let minh: Person;
let binh: Person;
let tung: Person;
let outsider: Person;
let sxd: Chat;
let tx: Chat;
let vp: Chat;

async function open(options: TelegramOfficeOptions = {}): Promise<void> {
  office = await openTelegramOffice({ programme: TASKS, ...options });
  [lan, minh, binh, tung, outsider] = [
    office.who(people.lan),
    office.who(people.minh),
    office.who(people.binh),
    office.who(people.tung),
    office.who(people.outsider),
  ];
  sxd = office.double.supergroup('Sở Xây dựng', { admins: [lan] });
  tx = office.double.supergroup('UBND huyện Thọ Xuân');
  vp = office.double.supergroup('Văn phòng');
}

/** An office in which everybody is linked, on the day of the first reminder. */
async function openLinked(options: TelegramOfficeOptions = {}): Promise<void> {
  await open(options);
  await office.link(vp, binh, 'secretariat');
  await office.link(sxd, lan, 'agency', 'SXD');
  await office.link(tx, tung, 'agency', 'UBNDTX');
}

afterEach(async () => {
  await office.close();
});

async function say(text: string, more: { from?: Person; chat?: Chat; replyTo?: Message } = {}): Promise<Message> {
  const message = office.double.message({ chat: sxd, from: lan, text, ...more });
  await office.settled();
  return message;
}

function texts(chat: Chat): string[] {
  return office.double.sent(chat).map(({ text = '' }) => text);
}

function record(task: string): { status: string; progress: number | null; obstacle: string | null } {
  const { status, progress, obstacle } = assignmentOf(office.app().database, task);
  return { status, progress, obstacle };
}

function history(task: string): string[] {
  return eventsOf(office.app().database, task).map(({ kind }) => kind);
}

function rows(sql: string): unknown[] {
  return office.app().database.raw.prepare(sql).all();
}

const UNTOUCHED = { status: 'not_started', progress: null, obstacle: null };
const DONE = { status: 'pending_confirmation', progress: 100, obstacle: null };

describe('from the first code to the first answer', () => {
  test('the owner claims the office in private, and nowhere else', async () => {
    await open();
    const ha = office.who(people.ha);
    const code = office.code('owner');
    await say(`/nhanquyen ${code}`, { from: ha });
    expect(texts(sxd).at(-1)).toContain('chỉ dùng trong trò chuyện riêng');
    const room = office.double.privateChat(ha);
    await say(`/nhanquyen ${code.toLowerCase().replaceAll('-', ' ')}`, { from: ha, chat: room });
    expect(texts(room)).toEqual([expect.stringContaining('Đã ghi nhận anh/chị là người quản trị hệ thống')]);
    await say(`/nhanquyen ${code}`, { from: outsider, chat: office.double.privateChat(outsider) });
    expect(texts(office.double.privateChat(outsider))).toEqual([expect.stringContaining('Mã không đúng, đã dùng')]);
    expect(rows("select count(*) as n from role where role = 'owner'")).toEqual([{ n: 1 }]);
  });

  test('a linked group gets its bundle; a press is answered, recorded and undone', async () => {
    await open({ programme: '913', at: '2022-06-21 08:00' });
    await office.link(sxd, lan, 'agency', 'SXD');
    const bundle = office.newest(sxd, 'Sắp đến hạn');
    expect(bundle.text).toContain('#4 (III.1.2)');
    await office.presses(lan, bundle, '#4');
    const done = await office.presses(lan, bundle, 'Đã hoàn thành');
    expect(done.text).toContain('#4 ✓ đã báo hoàn thành');
    expect(record('III.1.2')).toEqual(DONE);
    expect(bundle.text).toContain('✓ #4 (III.1.2)');
    expect(await office.presses(lan, bundle, 'Hoàn tác #4')).toEqual({
      text: 'Đã hoàn tác #4 (III.1.2).',
      alert: false,
    });
    expect(record('III.1.2')).toEqual(UNTOUCHED);
    expect(history('III.1.2')).toEqual(['completion_reported', 'undone']);
  });

  test('what is not his to change, an outsider cannot change', async () => {
    await openLinked();
    await office.advanceTo('2022-06-21 08:00');
    const reminder = office.newest(sxd, 'Nhắc việc');
    const before = rows('select count(*) as n from event');
    expect(await office.presses(outsider, reminder, 'Đã hoàn thành')).toEqual({
      text: expect.stringContaining('Chỉ đầu mối của Sở Xây dựng được báo cáo') as string,
      alert: true,
    });
    await say('xong', { from: outsider, replyTo: reminder });
    expect(texts(sxd).at(-1)).toContain('Chỉ đầu mối của Sở Xây dựng được báo cáo');
    // Another agency's focal point is an outsider here too.
    await say('#1 xong', { from: tung });
    expect(record('#1')).toEqual(UNTOUCHED);
    expect(rows('select count(*) as n from event')).toEqual(before);
  });
});

describe('a restart', () => {
  test('in good order loses and repeats nothing', async () => {
    await openLinked();
    await office.advanceTo('2022-06-21 08:00');
    const reminder = office.newest(sxd, 'Nhắc việc');
    await office.stop();
    office.double.message({ chat: sxd, from: lan, text: 'xong', replyTo: reminder });
    await office.start();
    await office.settled();
    expect(record('#1')).toEqual(DONE);
    expect(texts(sxd).filter((text) => text.startsWith('Nhắc việc'))).toHaveLength(1);
    expect(texts(sxd).filter((text) => text.startsWith('Đã ghi nhận #1'))).toHaveLength(1);
  });

  test('without a farewell: what was handled and not confirmed comes again and changes nothing', async () => {
    await openLinked();
    await office.crashAfter(() => office.double.message({ chat: sxd, from: lan, text: '#1 70%' }));
    const last = office.double.delivered.at(-1);
    expect(office.double.confirmed).not.toContain(last);
    await office.start();
    await office.settled();
    expect(office.double.delivered.filter((id) => id === last)).toHaveLength(2);
    expect(office.double.confirmed).toContain(last);
    expect(record('#1')).toEqual({ ...UNTOUCHED, status: 'in_progress', progress: 70 });
    expect(history('#1')).toEqual(['reported']);
    expect(texts(sxd).filter((text) => text.startsWith('Đã ghi nhận #1'))).toHaveLength(1);
  });

  test('delivers what a guest promised while the bot was down', async () => {
    await openLinked();
    await office.stop();
    office.clock.moveTo(localInstant('2022-06-21 08:00'));
    await runJobAsGuest(office.path, 'reminders', office.clock.now());
    await office.start();
    await office.settled();
    expect(texts(sxd).filter((text) => text.startsWith('Nhắc việc'))).toHaveLength(1);
  });

  test('a send whose fate is unknown is repeated once, and says so', async () => {
    await openLinked();
    office.double.when({ method: 'sendMessage', chatId: sxd.id, dropResponse: true });
    await say('#1 xong');
    office.clock.moveTo(addMs(office.clock.now(), 16_000));
    await office.settled();
    office.clock.moveTo(addMs(office.clock.now(), 120_000));
    await office.settled();
    const receipts = texts(sxd).filter((text) => text.includes('Đã ghi nhận #1'));
    expect(receipts).toEqual([
      expect.stringMatching(/^Đã ghi nhận #1/),
      expect.stringMatching(/^\(gửi lại\) Đã ghi nhận #1/),
    ]);
    expect(history('#1')).toEqual(['completion_reported']);
    // Its button still works, under either copy.
    await office.presses(lan, office.newest(sxd, '(gửi lại)'), 'Hoàn tác');
    expect(record('#1')).toEqual(UNTOUCHED);
  });
});

describe('chats that change', () => {
  test('a group that became a supergroup is followed by its service message', async () => {
    await openLinked();
    const moved = office.double.migrate(sxd);
    await office.settled();
    await office.advanceTo('2022-06-21 08:00');
    expect(texts(moved)).toEqual([expect.stringMatching(/^Nhắc việc/)]);
    await say('xong', { chat: moved, replyTo: office.newest(moved) });
    expect(record('#1')).toEqual(DONE);
  });

  test('a group that became a supergroup is followed when a send is refused for it', async () => {
    await openLinked();
    const moved = office.double.supergroup('Sở Xây dựng');
    office.double.when({
      method: 'sendMessage',
      chatId: sxd.id,
      times: 9,
      reply: {
        error_code: 400,
        description: 'Bad Request: group chat was upgraded to a supergroup chat',
        parameters: { migrate_to_chat_id: moved.id },
      },
    });
    await office.advanceTo('2022-06-21 08:00');
    expect(texts(moved)).toEqual([expect.stringMatching(/^Nhắc việc/)]);
    await say('#1 xong', { chat: moved });
    expect(record('#1')).toEqual(DONE);
    // Nothing was said to the old address after it was known to be one.
    expect(
      office.double
        .callsOf('sendMessage')
        .filter(({ payload }) => payload.chat_id === sxd.id && payload.text === texts(moved)[0]),
    ).toHaveLength(1);
  });

  test('a pause that Telegram asks of one group is kept there and holds up no other', async () => {
    await openLinked();
    office.double.when({
      method: 'sendMessage',
      chatId: sxd.id,
      reply: { error_code: 429, description: 'Too Many Requests: retry after 1', parameters: { retry_after: 1 } },
    });
    await office.advanceTo('2022-06-21 08:00');
    expect(texts(tx).at(-1)).toMatch(/^Nhắc việc/);
    expect(texts(sxd).some((text) => text.startsWith('Nhắc việc'))).toBe(false);
    office.clock.moveTo(addMs(office.clock.now(), 3000));
    await office.settled();
    const [refused, again] = office.double
      .callsOf('sendMessage')
      .filter(({ payload }) => payload.chat_id === sxd.id && String(payload.text).startsWith('Nhắc việc'));
    expect((again?.at ?? 0) - (refused?.at ?? 0)).toBeGreaterThanOrEqual(1000);
    expect(texts(sxd).filter((text) => text.startsWith('Nhắc việc'))).toHaveLength(1);
  });

  test('thrown out of a group the bot stops writing there and tells the secretariat', async () => {
    await openLinked();
    office.double.kickBot(sxd, minh);
    await office.settled();
    expect(texts(vp).at(-1)).toMatch(
      /^Hệ thống bị đưa ra khỏi một nhóm[\s\S]*“Sở Xây dựng”, người thực hiện: Đỗ Quang Minh/,
    );
    await office.advanceTo('2022-06-21 08:00');
    expect(texts(sxd).some((text) => text.startsWith('Nhắc việc'))).toBe(false);
    expect(texts(tx).at(-1)).toMatch(/^Nhắc việc/);
  });

  test('a refusal that says the chat is closed does the same', async () => {
    await openLinked();
    office.double.when({
      method: 'sendMessage',
      chatId: sxd.id,
      reply: { error_code: 403, description: 'Forbidden: bot was kicked from the supergroup chat' },
    });
    await office.advanceTo('2022-06-21 08:00');
    expect(texts(vp).at(-1)).toMatch(/^Không gửi được nữa tới một nhóm chat[\s\S]*Sở Xây dựng/);
    expect(rows("select state from chat where title = 'Sở Xây dựng'")).toEqual([{ state: 'dead' }]);
  });

  test('a group linked in a topic is written to in that topic', async () => {
    await open();
    const forum = office.double.supergroup('Sở Xây dựng', { forum: true });
    const topic = office.double.topic(forum, 'Đôn đốc', lan);
    office.double.message({ chat: forum, from: lan, topic, text: `/lienket ${office.code('agency', 'SXD')}` });
    await office.settled();
    await office.advanceTo('2022-06-21 08:00');
    const reminder = office.newest(forum, 'Nhắc việc');
    expect(reminder.message_thread_id).toBe(topic);
    office.double.message({ chat: forum, from: lan, topic, text: 'xong', replyTo: reminder });
    await office.settled();
    expect(office.newest(forum, 'Đã ghi nhận #1').message_thread_id).toBe(topic);
    expect(record('#1')).toEqual(DONE);
    // In a topic every message seems to answer the one that opened it: that is no answer to us.
    office.double.message({ chat: forum, from: lan, topic, text: 'mai họp nhé' });
    await office.settled();
    expect(texts(forum).at(-1)).toContain('Đã ghi nhận #1');
  });

  test('a question put in another topic is answered in that topic', async () => {
    await open();
    const forum = office.double.supergroup('Sở Xây dựng', { forum: true });
    const linked = office.double.topic(forum, 'Đôn đốc', lan);
    const other = office.double.topic(forum, 'Việc khác', lan);
    office.double.message({ chat: forum, from: lan, topic: linked, text: `/lienket ${office.code('agency', 'SXD')}` });
    await office.settled();
    office.double.message({ chat: forum, from: lan, topic: other, text: '/viec' });
    await office.settled();
    expect(office.newest(forum, 'Nhiệm vụ đang mở').message_thread_id).toBe(other);
  });
});

describe('what people write', () => {
  test('an admin who writes as the group is refused; his press counts as his own', async () => {
    await openLinked();
    await office.advanceTo('2022-06-21 08:00');
    const reminder = office.newest(sxd, 'Nhắc việc');
    office.double.message({ chat: sxd, from: lan, text: 'xong', replyTo: reminder, anonymous: true });
    await office.settled();
    expect(texts(sxd).at(-1)).toContain('quản trị viên ẩn danh');
    expect(record('#1')).toEqual(UNTOUCHED);
    await office.presses(lan, reminder, 'Đã hoàn thành');
    expect(record('#1')).toEqual(DONE);
    expect(eventsOf(office.app().database, '#1').at(-1)?.actor).toBe('Trần Thị Lan');
  });

  test('an edited message is a new version of its report', async () => {
    await openLinked();
    const said = await say('#1 xong');
    office.double.edit(said, '#1 60%');
    await office.settled();
    expect(record('#1')).toEqual({ ...UNTOUCHED, status: 'in_progress', progress: 60 });
    expect(history('#1')).toEqual(['completion_reported', 'edited', 'reported']);
  });

  test('a document with a caption is a report with evidence', async () => {
    await openLinked();
    office.double.document({ chat: sxd, from: lan, caption: '#1 xong', name: 'qd-913.pdf', data: Buffer.alloc(321) });
    await office.settled();
    expect(record('#1')).toEqual(DONE);
    expect(rows('select kind, file_id, name, size, mime, assignment_id from evidence')).toEqual([
      {
        kind: 'document',
        file_id: 'document-1',
        name: 'qd-913.pdf',
        size: 321,
        mime: 'application/pdf',
        assignment_id: 1,
      },
    ]);
    expect(texts(sxd).at(-1)).toContain('Minh chứng kèm theo: 1 tệp.');
  });

  test.each([
    ['first', ['#2 50%', undefined, undefined]],
    ['last', [undefined, undefined, '#2 50%']],
  ])('an album whose %s picture has the words is one report with three files', async (_which, captions) => {
    await openLinked();
    const before = texts(sxd).length;
    office.double.album({ chat: sxd, from: lan }, captions);
    await office.settled();
    office.clock.moveTo(addMs(office.clock.now(), 5000));
    await office.settled();
    expect(record('#2')).toEqual({ ...UNTOUCHED, status: 'in_progress', progress: 50 });
    expect(history('#2')).toEqual(['reported']);
    expect(rows('select count(*) as n, min(assignment_id) as a, count(distinct event_id) as e from evidence')).toEqual([
      { n: 3, a: 2, e: 1 },
    ]);
    expect(texts(sxd).slice(before)).toEqual([expect.stringMatching(/^Đã ghi nhận #2/)]);
  });

  test('an album without a word is kept, and asked about once', async () => {
    await openLinked();
    await office.advanceTo('2022-06-21 08:00');
    const before = texts(sxd).length;
    office.double.album({ chat: sxd, from: lan, replyTo: office.newest(sxd, 'Nhắc việc') }, [
      undefined,
      undefined,
      undefined,
    ]);
    await office.settled();
    office.clock.moveTo(addMs(office.clock.now(), 5000));
    await office.settled();
    expect(texts(sxd).slice(before)).toEqual([expect.stringContaining('Đã nhận tệp minh chứng cho #1')]);
    expect(rows('select count(*) as n from evidence where assignment_id = 1')).toEqual([{ n: 3 }]);
    expect(record('#1')).toEqual(UNTOUCHED);
  });

  test('commands may carry the name of the bot; those of another bot are not ours', async () => {
    await openLinked();
    await say('/VIEC@Dondoc_Test_Bot');
    expect(texts(sxd).at(-1)).toMatch(/^Nhiệm vụ đang mở – Sở Xây dựng/);
    const count = texts(sxd).length;
    await say('/viec@another_bot');
    expect(texts(sxd)).toHaveLength(count);
  });

  test('a long list comes in pages that each fit a message', async () => {
    const many = Array.from({ length: 90 }, (_, index) => ({
      ref: `II.${String(index + 1)}`,
      title: `Rà soát, điều chỉnh, bổ sung quy hoạch phân khu số ${String(index + 1)} của đô thị Lam Sơn - Sao Vàng`,
      lead: 'Sở Xây dựng',
      deadline: 'Tháng 5/2022',
    }));
    await open({ programme: many });
    const leaders = office.double.supergroup('Lãnh đạo');
    await office.link(leaders, office.who(people.son), 'leaders');
    await say('/viec', { chat: leaders, from: office.who(people.son) });
    const first = office.newest(leaders, 'Trang 1/');
    await office.presses(outsider, first, 'Trang sau ▸');
    const second = office.newest(leaders, 'Trang 2/');
    expect(second.text).not.toContain('#1 (II.1)');
    const pages = Number(/Trang 2\/(\d+)/.exec(second.text ?? '')?.[1]);
    for (let page = 3; page <= pages; page += 1)
      await say(`/viec trang ${String(page)}`, { chat: leaders, from: office.who(people.son) });
    const shown = office.double
      .sent(leaders)
      .map(({ text = '' }) => text)
      .join('\n');
    for (const { ref } of many) expect(shown).toContain(`(${ref})`);
    for (const text of texts(leaders)) expect(text.length).toBeLessThanOrEqual(4096);
  });
});

describe('bad input', () => {
  test('noise, strange updates and forged buttons are answered or ignored, and the bot lives', async () => {
    await openLinked();
    await office.advanceTo('2022-06-21 08:00');
    const reminder = office.newest(sxd, 'Nhắc việc');
    const before = rows('select count(*) as n from event');
    await say('xong '.repeat(800), { replyTo: reminder });
    await say('🙂'.repeat(2000), { replyTo: reminder });
    await say('\u202e\u0000 <script>alert(1)</script> %00 {{7*7}} "; drop table task; --', { replyTo: reminder });
    for (const strange of [7, {}, { message_id: 'x', chat: sxd }, { message_id: 9, chat: { id: 'y' }, from: 3 }]) {
      office.double.push('message', strange);
      office.double.push('callback_query', strange);
      office.double.push('my_chat_member', strange);
    }
    await office.settled();
    for (const data of ['1:r:99999:1:c', '1:r:3:1:c', '1:u:1', '1:a:1:0', '9:x', '', '1:p:1:xoahet:', '💣']) {
      const shown = office.double.toasts.length;
      office.double.press({ chat: sxd, from: lan, message: reminder, data });
      await office.double.waitForToasts(shown + 1);
      await office.settled();
    }
    expect(office.double.toasts.map(({ alert }) => alert)).toEqual(Array.from({ length: 8 }, () => true));
    expect(record('#1')).toEqual(UNTOUCHED);
    expect(record('#3')).toEqual(UNTOUCHED);
    expect(rows('select count(*) as n from event')).toEqual(before);
    expect(rows("select count(*) as n from inbox where state in ('new', 'failed')")).toEqual([{ n: 0 }]);
    await say('#1 xong');
    expect(record('#1')).toEqual(DONE);
  });

  test('an update that holds nothing where a press should be ends nothing', async () => {
    await openLinked();
    office.double.push('message', null);
    office.double.push('callback_query', null);
    await say('#1 xong');
    expect(record('#1')).toEqual(DONE);
    expect(office.fatal).toEqual([]);
  });

  test('a button under a message too old to be shown still works', async () => {
    await openLinked();
    await office.advanceTo('2022-06-21 08:00');
    const message = office.newest(sxd, 'Nhắc việc');
    office.double.press({ chat: sxd, from: lan, message, label: 'Đã hoàn thành', inaccessible: true });
    await office.double.waitForToasts(1);
    await office.settled();
    expect(record('#1')).toEqual(DONE);
  });

  test('decomposed letters are read and kept composed', async () => {
    await openLinked();
    await say('#1 vướng giải phóng mặt bằng'.normalize('NFD'));
    expect(record('#1').obstacle).toBe('giải phóng mặt bằng'.normalize('NFC'));
  });

  test('a name with markup is shown as it is written', async () => {
    await openLinked();
    await say('/toi', { from: outsider });
    expect(texts(sxd).at(-1)).toContain('Kẻ Lạ <b>Khách</b>');
    for (const { payload } of office.double.callsOf('sendMessage')) expect(payload).not.toHaveProperty('parse_mode');
  });

  test('the log holds no token, no code and nothing that anybody wrote', async () => {
    await open();
    const code = office.code('agency', 'SXD');
    await say(`/lienket ${code}`);
    await say('/lienket ABCD-EFGH-JKMN');
    await say('#1 vướng con ngựa đỏ');
    office.double.when({ method: 'sendMessage', dropResponse: true });
    office.double.when({ method: 'answerCallbackQuery', dropRequest: true });
    await say('#1 70% con ngựa đỏ');
    office.double.when({
      method: 'sendMessage',
      reply: { error_code: 400, description: 'Bad Request: message text is empty' },
    });
    await say('/viec');
    office.double.push('message', { message_id: 'con ngựa đỏ' });
    await office.settled();
    const log = office.logged.join('\n');
    expect(office.logged.length).toBeGreaterThan(10);
    expect(log).toContain('delivery');
    for (const secret of [office.double.token, code, 'ABCD-EFGH-JKMN', 'con ngựa', 'Trần Thị Lan', 'Lập quy hoạch']) {
      expect(log).not.toContain(secret);
    }
  });
});
