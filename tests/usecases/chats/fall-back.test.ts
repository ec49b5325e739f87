// covers src/usecases/chats/chat-name.ts, src/usecases/chats/notify.ts, src/usecases/deliver/report-failure.ts

/** An agency with a chat on Telegram and one on Zalo, the secretariat on Telegram: one of them fails. */

import { afterEach, beforeEach, expect, test } from 'vitest';
import { addMs } from '../../../src/domain/calendar/dates.ts';
import { checkReach } from '../../../src/usecases/chats/fall-back.ts';
import { people } from '../../people.ts';
import { localInstant } from '../../support/office/movable-clock.ts';
import { assignmentOf } from '../../support/office/read-record.ts';
import { openZaloOffice, type ZaloOffice } from '../../support/office/zalo-office.ts';
import type { Chat, Person, TelegramDouble } from '../../lab/doubles/telegram-double.ts';
import type { ZaloChat, ZaloPerson } from '../../lab/doubles/zalo-double.ts';

const TASKS = [
  { ref: 'I.1', title: 'Lập quy hoạch chung', lead: 'Sở Xây dựng', deadline: 'Quý II/2022' },
  { ref: 'I.2', title: 'Lập đề án nông nghiệp', lead: 'UBND huyện Thọ Xuân', deadline: 'Quý II/2022' },
] as const;

let office: ZaloOffice;
let telegram: TelegramDouble;
let lan: Person;
let tung: Person;
let lanOnZalo: ZaloPerson;
/** The chats of Sở Xây dựng, first on Telegram, then on Zalo. */
let first: Chat;
let second: ZaloChat;
/** UBND huyện Thọ Xuân has one chat only. */
let alone: Chat;
let vp: Chat;

beforeEach(async ({ task }) => {
  const watched = task.name.includes('by itself');
  office = await openZaloOffice({ programme: TASKS, withTelegram: true, ...(watched && { watchEveryMs: 20 }) });
  telegram = office.telegram();
  const binh = telegram.person(people.binh.name);
  lan = telegram.person(people.lan.name);
  tung = telegram.person(people.tung.name);
  lanOnZalo = office.who(people.lan);
  [vp, first, alone] = [
    telegram.supergroup('Văn phòng'),
    telegram.supergroup('Nhóm Xây dựng'),
    telegram.supergroup('Nhóm Thọ Xuân'),
  ];
  second = office.double.group();
  await writes(vp, binh, `/lienket ${office.code('secretariat')}`);
  await writes(first, lan, `/lienket ${office.code('agency', 'SXD')}`);
  await writes(alone, tung, `/lienket ${office.code('agency', 'UBNDTX')}`);
  office.clock.moveTo(addMs(office.clock.now(), 1000));
  await office.link(second, lanOnZalo, 'agency', 'SXD');
});

afterEach(async () => {
  await office.close();
});

async function writes(chat: Chat, from: Person, text: string): Promise<void> {
  telegram.message({ chat, from, text });
  await office.settled();
}

function onTelegram(chat: Chat, start: string): readonly string[] {
  return telegram.sent(chat).flatMap(({ text = '' }) => (text.startsWith(start) ? [text] : []));
}

function onZalo(start: string): readonly string[] {
  return office.texts(second).filter((text) => text.startsWith(start));
}

/** What the program does every minute; Telegram does not answer, Zalo does. */
async function lookAfter(heard: { telegram: boolean } = { telegram: false }): Promise<void> {
  const { database, rules } = office.app();
  const now = office.clock.now();
  checkReach(database, now, rules, { telegram: heard.telegram ? now : null, zalo: now });
  await office.settled();
}

/** No send to the first chat is answered any more. */
function cutTelegram(): void {
  telegram.when({ method: 'sendMessage', chatId: first.id, dropResponse: true, times: 99 });
}

test('while both can be reached the first chat gets the reminder, and only that one', async () => {
  await office.advanceTo('2022-06-21 08:00');
  expect(onTelegram(first, 'Nhắc việc')).toHaveLength(1);
  expect(onZalo('Nhắc việc')).toEqual([]);
});

test('thrown out of the first chat, as the reminder finds: it arrives in the other, and the secretariat is told once', async () => {
  telegram.when({
    method: 'sendMessage',
    chatId: first.id,
    reply: { error_code: 403, description: 'Forbidden: bot was kicked from the supergroup chat' },
  });
  await office.advanceTo('2022-06-21 08:00');
  expect(onZalo('Nhắc việc')).toHaveLength(1);
  expect(onTelegram(vp, 'Chuyển kênh gửi tin')).toEqual([expect.stringContaining('Sở Xây dựng (Nhóm Xây dựng)')]);
  expect(onTelegram(vp, 'Không gửi được nữa')).toEqual([]);
  await office.says(lanOnZalo, second, '1 xong');
  expect(assignmentOf(office.app().database, '#1').status).toBe('pending_confirmation');
});

test('thrown out while a reminder waits: the waiting one arrives in the other chat', async () => {
  // Before the sending window.
  office.clock.moveTo(localInstant('2022-06-21 05:00'));
  await office.app().run('reminders');
  await office.settled();
  expect(onTelegram(first, 'Nhắc việc')).toEqual([]);
  telegram.kickBot(first, lan);
  await office.settled();
  await office.advanceTo('2022-06-21 08:30');
  expect(onZalo('Nhắc việc')).toHaveLength(1);
  expect(onTelegram(vp, 'Chuyển kênh gửi tin')).toHaveLength(1);
  expect(onTelegram(vp, 'Hệ thống bị đưa ra')).toEqual([]);
});

test('an agency without another chat: its chat is dead and the secretariat is told', async () => {
  telegram.when({
    method: 'sendMessage',
    chatId: alone.id,
    reply: { error_code: 403, description: 'Forbidden: bot was kicked from the supergroup chat' },
  });
  await office.advanceTo('2022-06-21 08:00');
  expect(onTelegram(vp, 'Không gửi được nữa tới một nhóm chat')).toEqual([
    expect.stringContaining('UBND huyện Thọ Xuân (Nhóm Thọ Xuân)'),
  ]);
  expect(onZalo('Nhắc việc')).toEqual([]);
  expect(office.app().database.raw.prepare("select title from chat where state = 'dead'").pluck().all()).toEqual([
    'Nhóm Thọ Xuân',
  ]);
});

test('out of reach for four hours, and not before, the other chat takes over; told once, taken back when it answers', async () => {
  cutTelegram();
  await office.advanceTo('2022-06-21 08:00');
  office.clock.moveTo(localInstant('2022-06-21 11:00'));
  await lookAfter();
  expect(onTelegram(vp, 'Chuyển kênh gửi tin')).toEqual([]);
  office.clock.moveTo(localInstant('2022-06-21 12:30'));
  await lookAfter();
  office.clock.moveTo(localInstant('2022-06-21 12:31'));
  await lookAfter();
  expect(onTelegram(vp, 'Chuyển kênh gửi tin')).toHaveLength(1);
  const fell = office.app().database.raw.prepare("select count(*) from event where kind = 'fell_back'").pluck();
  expect(fell.get()).toBe(1);
  // The next reminder is of 27/6 at the earliest; that day Telegram is still away.
  const { database } = office.app();
  database.raw
    .prepare("update chat set unreachable_since = '2022-06-27T00:00:00Z' where title = 'Nhóm Xây dựng'")
    .run();
  await office.advanceTo('2022-06-27 11:30', { reminders: '0 11 * * *' });
  expect(onZalo('Nhắc việc')).toHaveLength(1);
  // Telegram answers again: the next one goes there.
  await lookAfter({ telegram: true });
  const before = telegram.callsOf('sendMessage').filter(({ payload }) => payload.chat_id === first.id).length;
  await office.advanceTo('2022-06-29 11:30', { reminders: '0 11 * * *' });
  expect(onZalo('Nhắc việc')).toHaveLength(1);
  const after = telegram.callsOf('sendMessage').filter(({ payload }) => payload.chat_id === first.id).length;
  expect(after).toBeGreaterThan(before);
});

test('what still waits for a chat out of reach is handed to the other one', async () => {
  await office.advanceTo('2022-06-21 07:00');
  telegram.when({ method: 'sendMessage', chatId: first.id, dropResponse: true });
  await writes(first, lan, '/viec');
  const pause = { error_code: 429, description: 'Too Many Requests', parameters: { retry_after: 60 } };
  telegram.when({ method: 'sendMessage', chatId: first.id, times: 99, reply: pause });
  office.clock.moveTo(localInstant('2022-06-21 08:00'));
  await office.app().run('reminders');
  expect(onTelegram(first, 'Nhắc việc')).toEqual([]);
  office.clock.moveTo(localInstant('2022-06-21 11:30'));
  const { database, rules } = office.app();
  checkReach(database, office.clock.now(), rules, {});
  office.app().wake();
  await office.double.waitFor(() => onZalo('Nhắc việc').length === 1);
  expect(onTelegram(first, 'Nhắc việc')).toEqual([]);
});

test('a receipt goes where the person wrote, also while the other chat gets the reminders', async () => {
  office
    .app()
    .database.raw.prepare("update chat set unreachable_since = '2022-06-20T00:00:00Z' where title = 'Nhóm Xây dựng'")
    .run();
  await office.advanceTo('2022-06-21 08:00');
  expect(onZalo('Nhắc việc')).toHaveLength(1);
  await writes(first, lan, '#1 60%');
  expect(onTelegram(first, 'Đã ghi nhận #1')).toHaveLength(1);
  expect(onZalo('Đã ghi nhận')).toEqual([]);
  await office.says(lanOnZalo, second, '1 70%');
  expect(onZalo('Đã ghi nhận #1')).toHaveLength(1);
  expect(onTelegram(first, 'Đã ghi nhận #1')).toHaveLength(1);
});

test('a proxy that answers 502 for hours swallows no word about a message whose fate is unknown', async () => {
  const times = 14;
  telegram.when({ method: 'sendMessage', reply: { error_code: 502, description: 'Bad Gateway' }, times });
  const before = telegram.callsOf('sendMessage').length;
  await office.advanceTo('2022-06-21 08:00');
  for (let hour = 9; hour < 17; hour += 1) {
    office.clock.moveTo(localInstant(`2022-06-21 ${String(hour).padStart(2, '0')}:01`));
    office.app().wake();
    await office.settled();
  }
  expect(telegram.callsOf('sendMessage').length - before).toBeGreaterThan(times);
  const lost = office.app().database.raw.prepare("select id from outbox where state = 'unknown'").pluck().all();
  expect(lost.length).toBeGreaterThan(0);
  const told = onTelegram(vp, '(gửi lại) Một tin không rõ').join(' ');
  for (const id of lost) expect(told).toContain(`Tin số ${String(id)}`);
});

test('a message that both messengers refuse does not go to and fro', async () => {
  const refusal = { error_code: 400, description: 'Bad Request: message text is empty' };
  telegram.when({ method: 'sendMessage', chatId: first.id, times: 99, reply: refusal });
  office.double.when({ method: 'sendMessage', chatId: second.id, times: 99, reply: refusal });
  await office.advanceTo('2022-06-21 08:00');
  expect(
    telegram
      .callsOf('sendMessage')
      .filter(({ payload }) => payload.chat_id === first.id && String(payload.text).startsWith('Nhắc việc')),
  ).toHaveLength(1);
  expect(onTelegram(vp, 'Một tin bị từ chối')).toHaveLength(1);
});

test('the running program notices by itself that a messenger is away, hands over and tells', async () => {
  await office.advanceTo('2022-06-21 07:30');
  // Telegram answers nothing at all: neither sends nor polls.
  telegram.when({ method: 'getUpdates', dropRequest: true, times: 9999 });
  await telegram.waitFor(() => telegram.callsOf('getUpdates').some(({ outcome }) => outcome === 'not run'));
  cutTelegram();
  office.clock.moveTo(localInstant('2022-06-21 08:00'));
  await office.app().run('reminders');
  const away = (): unknown =>
    office.app().database.raw.prepare("select unreachable_since from chat where title = 'Nhóm Xây dựng'").pluck().get();
  await office.double.waitFor(() => away() !== null);
  const since = away();
  office.clock.moveTo(localInstant('2022-06-21 12:30'));
  const told = (): unknown =>
    office.app().database.raw.prepare("select count(*) from event where kind = 'fell_back'").pluck().get();
  await office.double.waitFor(() => told() === 1);
  expect(since).not.toBeNull();
  // Zalo keeps nothing for us: that it was heard is noted too.
  const heard = office.app().database.raw.prepare("select count(*) from job where name = 'heard:zalo'").pluck();
  expect(heard.get()).toBe(1);
});
