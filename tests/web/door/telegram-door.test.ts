/** The web door of a bot to which Telegram posts: the same office as when it polls, and nothing for strangers. */

import { afterEach, beforeEach, expect, test } from 'vitest';
import { openLiveDoor } from '../../../src/app/live-door.ts';
import type { Door } from '../../../src/web/door/open-door.ts';
import { people } from '../../people.ts';
import { assignmentOf, eventsOf } from '../../support/office/read-record.ts';
import { openTelegramOffice, type TelegramOffice } from '../../support/office/telegram-office.ts';
import type { Chat, Person } from '../../lab/doubles/telegram-double.ts';

const TASKS = [{ ref: 'I.1', title: 'Lập quy hoạch chung', lead: 'Sở Xây dựng', deadline: 'Quý II/2022' }] as const;
const SECRET = 'Bi-Mat_cua_webhook';
const PUBLIC = 'https://dondoc.invalid';

let office: TelegramOffice;
let door: Door;
let lan: Person;
let sxd: Chat;

beforeEach(async () => {
  office = await openTelegramOffice({
    programme: TASKS,
    settings: { TELEGRAM_MODE: 'webhook', TELEGRAM_WEBHOOK_SECRET: SECRET, PUBLIC_URL: PUBLIC },
  });
  office.double.registerWebhook(`${PUBLIC}/webhook/telegram`, SECRET);
  door = await openLiveDoor(office.config, office.app(), office.clock);
  lan = office.who(people.lan);
  sxd = office.double.supergroup('Sở Xây dựng');
});

afterEach(async () => {
  await door.close();
  await office.close();
});

async function post(secret?: string | null): Promise<readonly number[]> {
  return office.double.postPending(`${door.address}webhook/telegram`, secret);
}

async function says(text: string): Promise<void> {
  office.double.message({ chat: sxd, from: lan, text });
  expect(await post()).toEqual([200]);
  await office.settled();
}

test('Lan links, reports by a button and sees its toast, all over the webhook', async () => {
  await says(`/lienket ${office.code('agency', 'SXD')}`);
  await office.advanceTo('2022-06-21 09:00');
  const reminder = office.newest(sxd, 'Lập quy hoạch chung');
  const queryId = office.double.press({ chat: sxd, from: lan, message: reminder, label: 'Đã hoàn thành' });
  expect(await post()).toEqual([200]);
  const [toast] = await office.double.waitForToasts(1);
  expect(toast?.queryId).toBe(queryId);
  await office.settled();
  expect(eventsOf(office.app().database, '#1').map(({ kind }) => kind)).toContain('completion_reported');
});

test('without the secret, or with another, nothing is stored, and what was posted still waits at Telegram', async () => {
  office.double.message({ chat: sxd, from: lan, text: '1 xong' });
  for (const secret of [null, 'x', `${SECRET}x`, SECRET.toLowerCase()]) expect(await post(secret)).toEqual([403]);
  expect(office.app().database.raw.prepare('select count(*) from inbox').pluck().get()).toBe(0);
  expect(assignmentOf(office.app().database, '#1').status).toBe('not_started');
  expect(office.double.pending()).toHaveLength(1);
  expect(await post()).toEqual([200]);
});

test('a post larger than any update is turned away, and Zalo has no address here', async () => {
  const headers = { 'x-telegram-bot-api-secret-token': SECRET };
  const large = { method: 'POST', headers, body: `"${'x'.repeat(300_000)}"` };
  expect((await fetch(`${door.address}webhook/telegram`, large)).status).toBe(413);
  expect((await fetch(`${door.address}webhook/zalo`, { method: 'POST', headers, body: '{}' })).status).toBe(404);
  expect((await fetch(`${door.address}webhook/telegram`)).status).toBe(405);
});
