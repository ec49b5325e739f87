// covers src/usecases/chats/group-limit.ts, src/usecases/show/read-registry.ts

/** The whole program on Zalo over HTTP: what an office lives through where nothing has a button. */

import { afterEach, describe, expect, test } from 'vitest';
import { addMs } from '../../../src/domain/calendar/dates.ts';
import { resendMessage } from '../../../src/usecases/deliver/resend-message.ts';
import { workAt } from '../../../src/usecases/work.ts';
import { run } from '../../cli/command-line.ts';
import { people } from '../../people.ts';
import { assignmentOf, eventsOf } from '../../support/office/read-record.ts';
import { openZaloOffice, type ZaloOffice, type ZaloOfficeOptions } from '../../support/office/zalo-office.ts';
import type { ZaloChat, ZaloPerson } from '../../lab/doubles/zalo-double.ts';

const TASKS = [
  { ref: 'I.1', title: 'Lập quy hoạch chung đô thị Lam Sơn', lead: 'Sở Xây dựng', deadline: 'Quý II/2022' },
  { ref: 'I.2', title: 'Lập quy hoạch phân khu số 3', lead: 'Sở Xây dựng', deadline: 'Quý IV/2022' },
  { ref: 'I.3', title: 'Lập đề án nông nghiệp', lead: 'UBND huyện Thọ Xuân', deadline: 'Quý II/2022' },
] as const;
const FOOTER = '— Tin tự động của hệ thống đôn đốc';

let office: ZaloOffice;
let lan: ZaloPerson;
let binh: ZaloPerson;
let tung: ZaloPerson;
let outsider: ZaloPerson;
let sxd: ZaloChat;
let tx: ZaloChat;
let vp: ZaloChat;

async function open(options: ZaloOfficeOptions = {}): Promise<void> {
  office = await openZaloOffice({ programme: TASKS, ...options });
  lan = office.who(people.lan);
  binh = office.who(people.binh);
  tung = office.who(people.tung);
  outsider = office.who(people.outsider);
  [sxd, tx, vp] = [office.double.group(), office.double.group(), office.double.group()];
}

async function openLinked(options: ZaloOfficeOptions = {}): Promise<void> {
  await open(options);
  await office.link(vp, binh, 'secretariat');
  await office.link(sxd, lan, 'agency', 'SXD');
  await office.link(tx, tung, 'agency', 'UBNDTX');
}

afterEach(async () => {
  await office.close();
});

/** Lan, in her group, mentions the bot. */
function say(text: string): Promise<void> {
  return office.says(lan, sxd, text);
}

function last(chat: ZaloChat): string {
  return office.texts(chat).at(-1) ?? '';
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

describe('codes', () => {
  test('a mention of a bot whose name has blanks links a group, and says so without a slash being typed', async () => {
    await open({ double: { name: 'Bot Đôn Đốc Thanh Hóa' } });
    await office.link(sxd, lan, 'agency', 'SXD');
    expect(last(sxd)).toContain('Nhóm này đã được liên kết với Sở Xây dựng');
    expect(last(sxd)).toContain(FOOTER);
  });

  test('the owner claims the office in private without a slash', async () => {
    await open();
    const ha = office.who(people.ha);
    const room = office.double.privateChat(ha);
    await office.says(ha, room, `nhanquyen ${office.code('owner').toLowerCase().replaceAll('-', ' ')}`);
    expect(office.texts(room)).toEqual([expect.stringContaining('Đã ghi nhận anh/chị là người quản trị hệ thống')]);
  });

  test('a code used in private enrols a person and leaves the group its reminders', async () => {
    await openLinked();
    const minh = office.who(people.minh);
    const room = office.double.privateChat(minh);
    await office.link(room, minh, 'agency', 'SXD');
    expect(last(room)).toContain('Đã ghi nhận Đỗ Quang Minh là đầu mối của Sở Xây dựng');
    expect(last(vp)).toContain('Sở Xây dựng: Đỗ Quang Minh đã dùng mã trong trò chuyện riêng');
    await office.says(minh, room, '2 xong 40%');
    expect(record('#2')).toEqual({ status: 'in_progress', progress: 40, obstacle: null });
    await office.advanceTo('2022-06-21 08:00');
    expect(last(sxd)).toMatch(/^Nhắc việc/);
    expect(last(room)).toContain('Đã ghi nhận #2');
  });

  test('a person who is alone in private is bound the same way', async () => {
    await open();
    const room = office.double.privateChat(lan);
    await office.link(room, lan, 'agency', 'SXD');
    await office.advanceTo('2022-06-21 08:00');
    expect(last(room)).toMatch(/^Nhắc việc – Sở Xây dựng/);
  });

  test('a wrong code and a missing one are answered, a forgotten one is nobody’s', async () => {
    await open();
    await office.says(outsider, sxd, 'lienket ABCD-EFGH-JKMN');
    expect(last(sxd)).toContain('Mã không đúng, đã dùng hoặc đã hết hạn');
    await office.says(outsider, sxd, 'lienket');
    expect(last(sxd)).toContain('kèm mã do Văn phòng cấp');
    expect(rows("select count(*) as n from chat where role <> 'none'")).toEqual([{ n: 0 }]);
  });
});

describe('answers', () => {
  test('a reminder says how to answer with its own number, and the answer counts', async () => {
    await openLinked();
    await office.advanceTo('2022-06-21 08:00');
    expect(last(sxd).split('\n').at(-1)).toContain('Trả lời: 1 70%');
    await office.says(lan, sxd, 'xong', { replyTo: office.newest(sxd, 'Nhắc việc') });
    expect(record('#1')).toEqual(DONE);
    expect(last(sxd)).toMatch(/^Đã ghi nhận #1/);
  });

  test.each([
    ['1 xong', DONE],
    ['#1 70%', { status: 'in_progress', progress: 70, obstacle: null }],
    ['1 vướng mặt bằng', { status: 'in_progress', progress: null, obstacle: 'mặt bằng' }],
    [
      '1 vướng giải phóng mặt bằng'.normalize('NFD'),
      { status: 'in_progress', progress: null, obstacle: 'giải phóng mặt bằng' },
    ],
    ['1 gh 30/12/2026', UNTOUCHED],
    ['1 chưa xong', null],
  ])('“%s”', async (text, expected) => {
    await openLinked();
    await say(text);
    if (expected === null) expect(record('#1').status).not.toBe('pending_confirmation');
    else expect(record('#1')).toEqual(expected);
    expect(assignmentOf(office.app().database, '#1').requestedDueOn).toBe(text.includes('gh') ? '2026-12-30' : null);
  });

  test('several lines report several tasks and get one receipt', async () => {
    await openLinked();
    const before = office.texts(sxd).length;
    await say('1 xong\n2 70%\n3 xong');
    expect(record('#1')).toEqual(DONE);
    expect(record('#2')).toEqual({ status: 'in_progress', progress: 70, obstacle: null });
    expect(record('#3')).toEqual(UNTOUCHED);
    expect(office.texts(sxd).slice(before)).toHaveLength(1);
    expect(last(sxd)).toContain('Không tìm thấy nhiệm vụ #3');
  });

  test('a plain “xong” is of the task asked about last; before any reminder it is asked of which', async () => {
    await openLinked();
    await say('xong');
    expect(last(sxd)).toContain('“xong” nói về nhiệm vụ nào?');
    expect(record('#1')).toEqual(UNTOUCHED);
    await office.advanceTo('2022-06-21 08:00');
    await say('xong');
    expect(record('#1')).toEqual(DONE);
    expect(record('#2')).toEqual(UNTOUCHED);
  });

  test('the number alone answers “of which task?”', async () => {
    await openLinked();
    await say('xong 60%');
    await say('2');
    expect(record('#2')).toEqual({ status: 'in_progress', progress: 60, obstacle: null });
    expect(record('#1')).toEqual(UNTOUCHED);
  });

  test('the number alone asks how far that task is, and a plain answer is of it', async () => {
    await openLinked();
    await say('2');
    expect(last(sxd)).toContain('#2 (I.2) Lập quy hoạch phân khu số 3: đề nghị cho biết tình hình thực hiện.');
    await say('đang thực hiện');
    expect(record('#2')).toEqual({ status: 'in_progress', progress: null, obstacle: null });
    expect(record('#1')).toEqual(UNTOUCHED);
  });

  test('a mention in the middle is taken out', async () => {
    await openLinked();
    office.double.message({
      chat: sxd,
      from: lan,
      text: `1 @${office.double.bot.display_name} xong`,
      replyTo: office.newest(sxd),
    });
    await office.settled();
    expect(record('#1')).toEqual(DONE);
  });

  test('a reply that shows what it answers is tied to that very message', async () => {
    await openLinked({ double: { showsQuotes: true } });
    await say('2');
    const question = office.newest(sxd, 'đề nghị cho biết tình hình thực hiện');
    await office.advanceTo('2022-06-21 08:00');
    await office.says(lan, sxd, '30%', { replyTo: question });
    expect(record('#2')).toEqual({ status: 'in_progress', progress: 30, obstacle: null });
    expect(record('#1')).toEqual(UNTOUCHED);
  });

  test('a photo without a caption, as a reply, is kept as evidence and asked about', async () => {
    await openLinked();
    await office.advanceTo('2022-06-21 08:00');
    const replyTo = office.newest(sxd, 'Nhắc việc');
    await office.says(lan, sxd, undefined, { replyTo, photoUrl: 'https://photo.invalid/a.jpg' });
    expect(last(sxd)).toContain('Đã nhận tệp minh chứng cho #1');
    expect(record('#1')).toEqual(UNTOUCHED);
    expect(rows('select kind, file_id, assignment_id from evidence')).toEqual([
      { kind: 'photo', file_id: 'https://photo.invalid/a.jpg', assignment_id: 1 },
    ]);
  });

  test('a photo whose caption is only a number is evidence of that task', async () => {
    await openLinked();
    await office.says(lan, sxd, '2', { photoUrl: 'https://photo.invalid/b.jpg' });
    expect(last(sxd)).toContain('Đã nhận tệp minh chứng cho #2');
    expect(rows('select assignment_id from evidence')).toEqual([{ assignment_id: 2 }]);
  });

  test.each([
    ['viec', 'Nhiệm vụ đang mở – Sở Xây dựng'],
    ['việc', 'Nhiệm vụ đang mở – Sở Xây dựng'],
    ['xem 1', 'Nhiệm vụ #1 (I.1)'],
    ['quá hạn', 'Không có nhiệm vụ quá hạn'],
    ['sắp đến', 'Đến hạn trong hai tuần tới'],
    ['lịch sử 1', 'Lịch sử #1'],
    ['tìm phân khu', '#2 (I.2)'],
    ['trợ giúp', 'Việc cần làm lúc này'],
    ['tôi', 'Trần Thị Lan'],
    ['đầu mối', 'Đầu mối của Sở Xây dựng\n• Trần Thị Lan – số '],
    ['tổng hợp', 'Tổng hợp tuần'],
    ['/viec', 'Nhiệm vụ đang mở'],
  ])('the command “%s” is understood', async (command, expected) => {
    await openLinked();
    await say(command);
    expect(last(sxd)).toContain(expected);
    expect(history('#1')).toEqual([]);
  });

  test('an outsider changes nothing', async () => {
    await openLinked();
    await office.says(outsider, sxd, '1 xong');
    expect(last(sxd)).toContain('Chỉ đầu mối của Sở Xây dựng được báo cáo');
    expect(record('#1')).toEqual(UNTOUCHED);
    await say('1 50%');
    await office.says(outsider, sxd, 'hoàn tác 1');
    expect(record('#1').progress).toBe(50);
    await say('hoàn tác 1');
    expect(record('#1')).toEqual(UNTOUCHED);
  });
});

describe('what is no answer', () => {
  test('unknown events, what is kept back and messages of unknown groups are stored and bring no answer', async () => {
    await openLinked();
    const before = office.double.sent().length;
    office.double.event('message.dance.received', sxd, lan);
    office.double.event('message.unsupported.received', sxd, lan);
    await office.says(outsider, office.double.group(), 'xong nhé cả nhà');
    expect(office.double.sent()).toHaveLength(before);
    expect(rows("select count(*) as n from inbox where state in ('new', 'failed')")).toEqual([{ n: 0 }]);
    await say('1 xong');
    expect(record('#1')).toEqual(DONE);
  });

  test('a sticker, a location and a poll are answered with one sentence, and change nothing', async () => {
    await openLinked();
    for (const kind of ['sticker', 'location', 'poll']) {
      const before = office.double.sent().length;
      office.double.event(`message.${kind}.received`, sxd, lan, kind === 'sticker' ? { sticker: 'x' } : {});
      await office.settled();
      expect(office.double.sent()).toHaveLength(before + 1);
      expect(last(sxd)).toContain('Chỉ đọc được tin có chữ hoặc có tệp');
    }
    expect(record('#1')).toEqual(UNTOUCHED);
  });

  test('the same message delivered twice is recorded once', async () => {
    await openLinked();
    const update = office.double.message({ chat: sxd, from: lan, text: '1 xong', mention: true });
    await office.settled();
    const { event_name: name, message } = update;
    office.double.event(name, sxd, lan, message);
    await office.settled();
    expect(history('#1')).toEqual(['completion_reported']);
    expect(office.texts(sxd).filter((text) => text.startsWith('Đã ghi nhận'))).toHaveLength(1);
  });

  test('another bot gets no answer', async () => {
    await openLinked();
    const before = office.double.sent().length;
    const robot = office.double.person('Bot Khác', { is_bot: true });
    await office.says(robot, sxd, 'viec');
    expect(office.double.sent()).toHaveLength(before);
  });

  test('two bots that answer each other fall silent, and people are still heard', async () => {
    await openLinked();
    const robot = office.double.person('Bot Lặp');
    let answers = 0;
    for (let turn = 0; turn < 40; turn += 1) {
      const before = office.texts(sxd).length;
      await office.says(robot, sxd, 'viec');
      if (office.texts(sxd).length === before) break;
      answers += 1;
    }
    expect(answers).toBeGreaterThan(0);
    expect(answers).toBeLessThanOrEqual(20);
    await say('1 xong');
    expect(record('#1')).toEqual(DONE);
  });
});

describe('sending', () => {
  test.each([
    ['breaks off after it was taken', { dropResponse: true }],
    ['is answered with a page of a gateway', { status: 502, rawBody: '<html>502</html>' }],
  ] as const)('a send that %s is not repeated, but shown, and sent again on request', async (_what, trouble) => {
    await openLinked();
    office.double.when({ method: 'sendMessage', chatId: sxd.id, ...trouble });
    await say('1 xong');
    office.clock.moveTo(addMs(office.clock.now(), 300_000));
    await office.settled();
    const [row] = rows("select id from outbox where state = 'unknown'") as { id: number }[];
    const id = row?.id ?? 0;
    expect(
      office.double.callsOf('sendMessage').filter(({ payload }) => String(payload.text).includes('ghi nhận #1')),
    ).toHaveLength(1);
    expect(last(vp)).toMatch(/^Một tin không rõ đã đến hay chưa/);
    expect(last(vp)).toContain(`resend ${String(id)}`);
    expect(last(vp)).toContain('Sở Xây dựng');
    const again = office
      .app()
      .database.transact((tx) => resendMessage(workAt(tx, office.clock.now(), office.app().rules), id));
    expect(again).toMatchObject({ kind: 'queued' });
    await office.settled();
    expect(last(sxd)).toMatch(/^\(gửi lại\) Đã ghi nhận #1/);
    expect(history('#1')).toEqual(['completion_reported']);
  });

  test('over the messenger’s rate everything waits, also over a restart, and then goes out once', async () => {
    await openLinked();
    office.double.when({ method: 'sendMessage', reply: { error_code: 429, description: 'quota exceeded' } });
    const before = office.double.callsOf('sendMessage').length;
    office.double.message({ chat: sxd, from: lan, text: '1 xong', mention: true });
    await office.double.waitFor(() => office.double.callsOf('sendMessage').length > before && office.double.isPolled());
    const refused = office.double.callsOf('sendMessage').length;
    office.double.message({ chat: tx, from: tung, text: '3 xong', mention: true });
    await office.double.waitFor(() => office.double.isPolled());
    expect(history('#3')).toEqual(['completion_reported']);
    expect(office.double.callsOf('sendMessage')).toHaveLength(refused);
    await office.stop();
    office.clock.moveTo(addMs(office.clock.now(), 61_000));
    await office.start();
    expect(office.texts(sxd).filter((text) => text.startsWith('Đã ghi nhận #1'))).toHaveLength(1);
    expect(office.texts(tx).filter((text) => text.startsWith('Đã ghi nhận #3'))).toHaveLength(1);
  });

  test('a long reminder comes in parts, in order, each within the limit, the last with how to answer', async () => {
    const many = Array.from({ length: 40 }, (_, index) => ({
      ref: `I.${String(index + 1)}`,
      title: `Lập quy hoạch phân khu số ${String(index + 1)} của đô thị Lam Sơn, gồm cả khu xử lý rác thải và đường vào`,
      lead: 'Sở Xây dựng',
      deadline: 'Quý II/2022',
    }));
    await open({ programme: many });
    await office.link(sxd, lan, 'agency', 'SXD');
    await office.advanceTo('2022-06-21 08:00');
    const parts = office.texts(sxd).filter((text) => /^\(\d+\/\d+\) /.test(text));
    expect(parts.length).toBeGreaterThan(2);
    expect(parts.map((text) => text.split(' ')[0])).toEqual(
      parts.map((_, index) => `(${String(index + 1)}/${String(parts.length)})`),
    );
    for (const text of parts) expect(text.length).toBeLessThanOrEqual(1900);
    const numbers = [...parts.join('\n').matchAll(/^(?:\(\d+\/\d+\) )?#(\d+) \(/gmu)].map(([, number]) =>
      Number(number),
    );
    expect(numbers).toEqual(many.map((_, index) => index + 1));
    expect(parts.filter((text) => text.includes('Nhấn giữ'))).toEqual([parts.at(-1)]);
  });

  test('a bot that may not join groups: the secretariat hears it at the next start', async () => {
    await open({ double: { canJoinGroups: false } });
    const room = office.double.privateChat(binh);
    await office.link(room, binh, 'secretariat');
    await office.stop();
    await office.start();
    expect(last(room)).toMatch(/^Cần người quản trị xem\nBot Zalo chưa được phép vào nhóm/);
    const told = office.texts(room).length;
    await office.stop();
    await office.start();
    expect(office.texts(room)).toHaveLength(told);
  });

  test('a send that hangs for its whole time is not repeated, but shown, and sent again on request', async () => {
    await openLinked({ callTimeoutMs: 2_000 });
    office.double.when({ method: 'sendMessage', chatId: sxd.id, hang: true });
    await say('1 xong');
    office.clock.moveTo(addMs(office.clock.now(), 300_000));
    await office.settled();
    const [row] = rows("select id, error from outbox where state = 'unknown'") as { id: number; error: string }[];
    expect(row?.error).toContain('ETIMEDOUT');
    const receipts = office.double
      .callsOf('sendMessage')
      .filter(({ payload }) => /ghi nhận #1/.test(String(payload.text)));
    expect(receipts).toHaveLength(1);
    expect(last(vp)).toMatch(/^Một tin không rõ đã đến hay chưa/);
    expect(last(vp)).toContain(`resend ${String(row?.id)}`);
    await say('tôi');
    expect(last(sxd)).toContain('Trần Thị Lan'); // the chat is not held up
  });

  test('at most one message a second to a chat and five in all, however many ask at once', async () => {
    await openLinked({ realPace: true });
    const others = Array.from({ length: 6 }, () => office.double.group());
    const from = office.double.callsOf('sendMessage').length;
    for (const chat of [sxd, sxd, ...others]) office.double.message({ chat, from: lan, text: 'tôi', mention: true });
    await office.settled();
    const sends = office.double.callsOf('sendMessage').slice(from);
    expect(sends).toHaveLength(8);
    const [first, second] = sends.filter(({ payload }) => payload.chat_id === sxd.id).map(({ at }) => at);
    expect((second ?? 0) - (first ?? 0)).toBeGreaterThan(990);
    for (const [index, { at }] of sends.slice(5).entries()) {
      expect(at - (sends[index]?.at ?? 0)).toBeGreaterThan(990);
    }
  });

  test('a group that threw the bot out is told of twice by message, then once for good, and comes back by itself', async () => {
    await openLinked();
    office.double.kickBot(sxd);
    await office.advanceTo('2022-07-20 09:00');
    expect(office.texts(vp).filter((text) => text.startsWith('Một tin bị từ chối'))).toHaveLength(2);
    const closed = office.texts(vp).filter((text) => text.startsWith('Không gửi được nữa tới một nhóm chat'));
    expect(closed).toEqual([expect.stringContaining('Sở Xây dựng')]);
    expect(rows("select state from chat where title like 'Nhóm Zalo%' and agency_id is not null order by id")).toEqual([
      { state: 'dead' },
      { state: 'active' },
    ]);
    const asked = office.double.callsOf('sendMessage').filter(({ payload }) => payload.chat_id === sxd.id).length;
    await office.advanceTo('2022-08-20 09:00');
    expect(office.double.callsOf('sendMessage').filter(({ payload }) => payload.chat_id === sxd.id)).toHaveLength(
      asked,
    );
  });

  test('refusals with something delivered between them are the messages’ own', async () => {
    await openLinked();
    const refusal = { error_code: 400, description: 'Bad Request' };
    for (let turn = 0; turn < 3; turn += 1) {
      office.double.when({ method: 'sendMessage', chatId: sxd.id, times: 2, reply: refusal });
      for (let asked = 0; asked < 3; asked += 1) await say('tôi');
    }
    expect(rows("select count(*) as n from chat where state = 'dead'")).toEqual([{ n: 0 }]);
    expect(rows('select max(refusals) as n from chat')).toEqual([{ n: 0 }]);
  });

  test('when the plan’s groups are used up the secretariat is told once, and whoever makes a further code', async () => {
    await open({ settings: { ZALO_GROUP_LIMIT: '2' } });
    await office.link(vp, binh, 'secretariat');
    expect(last(vp)).not.toContain('nhóm, gói cho');
    await office.link(sxd, lan, 'agency', 'SXD');
    expect(last(vp)).toMatch(/^Zalo: bot đã ở 2 nhóm, gói cho tối đa 2\nNhóm tiếp theo có thể không thêm được bot/);
    await office.link(sxd, lan, 'agency', 'SXD');
    expect(office.texts(vp).filter((text) => text.includes('gói cho tối đa'))).toHaveLength(1);
    const env = { ZALO_BOT_TOKEN: office.double.token, ZALO_GROUP_LIMIT: '2' };
    const code = await run(office.config.databasePath, ['link-code', 'UBNDTX', '--json'], { env });
    expect(code.json).toHaveLength(1);
    expect(code.err).toContain('the bot is in 2 groups and the plan allows 2');
    expect((await run(office.config.databasePath, ['link-code', 'UBNDTX'])).err).toBe('');
  });

  test('the month’s use of the quota stands in the list of chats', async () => {
    await openLinked({ settings: { ZALO_MONTHLY_QUOTA: '500' } });
    const sent = office.double.sent().length;
    const env = { ZALO_BOT_TOKEN: office.double.token, ZALO_MONTHLY_QUOTA: '500' };
    const at = '2022-06-20 09:00';
    const listed = await run(office.config.databasePath, ['chats', '--json'], { env, at });
    expect(listed.json).toHaveLength(3);
    for (const chat of listed.json) expect(chat['quota']).toEqual({ month: '2022-06', used: sent, quota: 500 });
    const { out } = await run(office.config.databasePath, ['chats'], { env, at });
    expect(out).toContain(`kênh đã dùng ${String(sent)}/500 tin tháng 2022-06`);
  });

  test('the log holds no token and nothing that anybody wrote', async () => {
    await openLinked();
    office.double.when({ method: 'sendMessage', dropResponse: true });
    await say('1 vướng con ngựa đỏ');
    const log = office.logged.join('\n');
    expect(log).toContain('delivery');
    for (const secret of [office.double.token, 'con ngựa', 'Trần Thị Lan', 'Lập quy hoạch']) {
      expect(log).not.toContain(secret);
    }
  });
});
