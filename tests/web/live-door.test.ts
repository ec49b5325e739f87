/** The web door of a bot in webhook mode, over HTTP: what Zalo posts, what strangers post, what a monitor reads. */

import { afterEach, beforeEach, expect, test } from 'vitest';
import { openLiveDoor } from '../../src/app/live-door.ts';
import type { Door } from '../../src/web/door/open-door.ts';
import { people } from '../people.ts';
import { localInstant } from '../support/office/movable-clock.ts';
import { assignmentOf, eventsOf } from '../support/office/read-record.ts';
import { openZaloOffice, type ZaloOffice } from '../support/office/zalo-office.ts';
import type { ZaloChat, ZaloPerson, ZaloUpdate } from '../lab/doubles/zalo-double.ts';

const TASKS = [{ ref: 'I.1', title: 'Lập quy hoạch chung', lead: 'Sở Xây dựng', deadline: 'Quý II/2022' }] as const;
const SECRET = 'bi-mat-cua-webhook';
const PUBLIC = 'https://dondoc.invalid';

let office: ZaloOffice;
let door: Door;
let lan: ZaloPerson;
let sxd: ZaloChat;
let hook: string;

beforeEach(async () => {
  office = await openZaloOffice({
    programme: TASKS,
    settings: { ZALO_MODE: 'webhook', ZALO_WEBHOOK_SECRET: SECRET, PUBLIC_URL: PUBLIC },
  });
  office.double.registerWebhook(`${PUBLIC}/webhook/zalo`, SECRET);
  door = await openLiveDoor(office.config, office.app(), office.clock);
  hook = `${door.address}webhook/zalo`;
  lan = office.who(people.lan);
  sxd = office.double.group();
});

afterEach(async () => {
  await door.close();
  await office.close();
});

/** What Lan writes to the bot, as Zalo would post it. */
function written(text: string): ZaloUpdate {
  return office.double.message({ chat: sxd, from: lan, text, mention: true });
}

async function post(
  body: ZaloUpdate | string | null,
  secret: string | null = SECRET,
  shape?: 'wrapped',
): Promise<number> {
  const { status } = await office.double.post(hook, secret, body, shape);
  await office.settled();
  return status;
}

function stored(): unknown {
  return office.app().database.raw.prepare('select count(*) from inbox').pluck().get();
}

async function link(): Promise<void> {
  expect(await post(written(`lienket ${office.code('agency', 'SXD')}`))).toBe(200);
}

test('a post is handled in either shape, and a repeated one once', async () => {
  await link();
  expect(office.texts(sxd).at(-1)).toContain('Nhóm này đã được liên kết với Sở Xây dựng');
  const report = written('1 xong');
  expect(await post(report, SECRET, 'wrapped')).toBe(200);
  expect(await post(report)).toBe(200);
  expect(eventsOf(office.app().database, '#1').map(({ kind }) => kind)).toEqual(['completion_reported']);
});

test('an empty probe is answered 200 and stores nothing', async () => {
  expect(await post(null)).toBe(200);
  expect(await post(null, null)).toBe(200);
  expect(stored()).toBe(0);
});

test('without the secret, or with another, nothing is stored', async () => {
  await link();
  const before = stored();
  for (const secret of [null, '', 'x', `${SECRET}x`, SECRET.toUpperCase()]) {
    expect(await post(written('1 xong'), secret)).toBe(403);
  }
  expect(stored()).toBe(before);
  expect(assignmentOf(office.app().database, '#1').status).toBe('not_started');
});

test('more than 256 KB is turned away, secret or not, and the door stays open', async () => {
  expect(await post(`"${'x'.repeat(300_000)}"`)).toBe(413);
  expect(await post('x'.repeat(5_000_000))).toBe(413);
  expect(stored()).toBe(0);
  await link();
});

test('what is no JSON is turned away, and unknown events do nothing', async () => {
  expect(await post('{"event_name":')).toBe(400);
  expect(await post('{"event_name":"message.dance.received"}')).toBe(200);
  expect(await post('[1,null,"x"]')).toBe(200);
  expect(office.double.sent()).toEqual([]);
});

test('there is nothing behind other addresses', async () => {
  for (const path of ['', 'webhook', 'webhook/telegram', 'webhook/zalo/x', 'healthz/../../etc/passwd']) {
    expect((await fetch(`${door.address}${path}`)).status).toBe(404);
  }
});

test('the figures for a monitor show the quota and what it has carried', async () => {
  await link();
  const answer = await fetch(`${door.address}metrics`);
  const text = await answer.text();
  expect(answer.headers.get('content-type')).toContain('text/plain');
  expect(text).toContain('dondoc_messages_this_month{channel="zalo"} 1');
  expect(text).toContain('dondoc_message_quota{channel="zalo"} 3000');
  expect(text).toContain('dondoc_outbox_messages{state="queued"} 0');
  expect(text).toContain('dondoc_sends_total{channel="zalo",outcome="sent"} 1');
  expect(text).toContain('dondoc_updates_unhandled 0');
  expect(text).toMatch(/dondoc_silent_seconds\{channel="zalo"\} \d/);
  expect(text).toContain('nodejs_eventloop_lag_seconds');
  expect(text).not.toContain(office.double.token);
});

async function health(): Promise<{ status: number; ok: boolean; failing: string[] }> {
  const answer = await fetch(`${door.address}healthz`);
  const body = (await answer.json()) as { ok: boolean; checks: { name: string; ok: boolean }[] };
  return {
    status: answer.status,
    ok: body.ok,
    failing: body.checks.flatMap((check) => (check.ok ? [] : [check.name])),
  };
}

test('health is green while Zalo knows our address and nothing waits, and red for what hangs or was not copied', async () => {
  await link();
  expect(await health()).toEqual({ status: 503, ok: false, failing: ['secretariat'] });
  const desk = office.double.message({
    chat: office.double.group(),
    from: office.who(people.binh),
    text: `lienket ${office.code('secretariat')}`,
    mention: true,
  });
  expect(await post(desk)).toBe(200);
  expect(await health()).toEqual({ status: 200, ok: true, failing: [] });
  const { raw } = office.app().database;
  raw.exec("update outbox set state = 'queued', due_at = '2022-06-20T00:30:00.000Z' where id = 1");
  expect(await health()).toEqual({ status: 503, ok: false, failing: ['outbox'] });
  raw.exec("update outbox set state = 'sent' where id = 1");
  office.clock.moveTo(localInstant('2022-06-22 08:01'));
  expect((await health()).failing).toEqual(['backup']);
  expect(await office.app().backUp()).toContain('backups');
  expect(await health()).toEqual({ status: 200, ok: true, failing: [] });
  // Nothing may be under way any more when the database goes.
  await office.app().stop();
  raw.close();
  expect(await health()).toEqual({ status: 503, ok: false, failing: ['database'] });
});
