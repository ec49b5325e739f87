// covers src/usecases/deliver/list-deliveries.ts, src/usecases/deliver/resend-message.ts

import { expect, test } from 'vitest';
import { markChatDead } from '../../src/store/people/chats.ts';
import { people } from '../people.ts';
import { openOffice, type Office } from '../support/office.ts';
import { newRegistryPath, run } from './command-line.ts';

const AT = '2022-06-20 08:00';

async function officeWithChat(): Promise<{ office: Office; path: string }> {
  const office = await openOffice({ at: AT, path: newRegistryPath() });
  await office.linkAgency('SXD', people.lan);
  return { office, path: office.database.raw.name };
}

/** Gives the newest message another end, as if the messenger had answered so. */
function end(office: Office, state: 'dead' | 'unknown'): number {
  const id = Number(office.database.raw.prepare('select max(id) from outbox').pluck().get());
  office.database.raw
    .prepare('update outbox set state = ?, error = ?, attempts = 1, message_id = null where id = ?')
    .run(state, 'refused for the test', id);
  return id;
}

test('run queues what is due, tells it, and the running bot delivers it', async () => {
  const office = await openOffice({ at: '2022-03-15 08:00', path: newRegistryPath() });
  const path = office.database.raw.name;
  await office.linkAgency('SXD', people.lan);
  const ran = await run(path, ['run', 'reminders', '--at', '2022-06-21T08:00:00+07:00', '--json'], {
    at: '2022-03-15 09:00',
  });
  expect(ran.json).toEqual([
    {
      id: expect.any(Number) as number,
      at: '2022-03-15T02:00:00.000Z',
      chat: 'Sở Xây dựng',
      kind: 'reminder',
      state: 'queued',
      attempts: 0,
      due_at: '2022-03-15T02:00:00.000Z',
      error: null,
    },
  ]);
  office.moveTo('2022-03-15 09:00');
  await office.relay.drain();
  expect(office.lastTo('SXD').message.text).toContain('III.1.2');
  const again = await run(path, ['run', 'reminders', '--at', '2022-06-21T08:00:00+07:00'], { at: '2022-03-15 09:05' });
  expect(again.out).toContain('Không có tin mới');
  office.close();
});

test('outbox lists deliveries without a word of what they say', async () => {
  const { office, path } = await officeWithChat();
  const all = await run(path, ['outbox', '--json'], { at: AT });
  expect(all.json.length).toBeGreaterThan(0);
  expect(Object.keys(all.json[0] ?? {})).toEqual(['id', 'at', 'chat', 'kind', 'state', 'attempts', 'due_at', 'error']);
  expect((await run(path, ['outbox', '--dead', '--json'], { at: AT })).out).toBe('');
  const id = end(office, 'unknown');
  expect((await run(path, ['outbox', '--dead', '--json'], { at: AT })).json).toMatchObject([{ id, state: 'unknown' }]);
  office.close();
});

test.each([
  ['dead', false],
  ['unknown', true],
] as const)('a message that is %s is sent again on request', async (state, marked) => {
  const { office, path } = await officeWithChat();
  const id = end(office, state);
  const before = office.sentTo('SXD').length;
  const ran = await run(path, ['resend', String(id)], { at: AT });
  expect([ran.status, ran.err]).toEqual([0, '']);
  expect((await run(path, ['outbox', '--limit', '1', '--json'])).json).toMatchObject([
    { id, state: 'queued', attempts: 1 },
  ]);
  await office.relay.drain();
  expect(office.sentTo('SXD')).toHaveLength(before + 1);
  // One that may have arrived is marked, that nobody thinks it is a new demand.
  expect(office.lastTo('SXD').message.text.startsWith('(gửi lại)')).toBe(marked);
  office.close();
});

test('nothing is sent again to a chat that cannot be reached, nor what was sent, nor what never was', async () => {
  const { office, path } = await officeWithChat();
  const sent = await run(path, ['resend', '1'], { at: AT });
  expect([sent.status, sent.err]).toEqual([
    1,
    'Message 1 is sent; only a dead one or one of unknown fate can be sent again.\n',
  ]);
  const missing = await run(path, ['resend', '999'], { at: AT });
  expect([missing.status, missing.err]).toEqual([1, expect.stringContaining('outbox --dead')]);
  const id = end(office, 'dead');
  office.database.transact((tx) => {
    const chat = Number(office.database.raw.prepare('select chat_id from outbox where id = ?').pluck().get(id));
    markChatDead(tx, chat, 'kicked');
  });
  const dead = await run(path, ['resend', String(id)], { at: AT });
  expect(dead.status).toBe(1);
  expect(dead.err).toContain('link-code');
  expect((await run(path, ['outbox', '--dead', '--json'])).json).toMatchObject([{ id, state: 'dead' }]);
  office.close();
});

test('rehearse tells what would be sent, from a registry that the bot has open, and leaves the outbox alone', async () => {
  const { office, path } = await officeWithChat();
  const before = (await run(path, ['outbox', '--json'], { at: AT })).out;
  const ran = await run(path, ['rehearse', '--from', '2022-03-14', '--to', '2022-03-31', '--json'], { at: AT });
  expect([ran.status, ran.err]).toEqual([0, '']);
  expect(ran.json).toContainEqual({
    at: '2022-03-18T01:00:00.000Z',
    chat: 'Sở Kế hoạch và Đầu tư',
    agency: 'Sở Kế hoạch và Đầu tư',
    kind: 'reminder',
    tasks: ['IV.1'],
    text: expect.stringContaining('mốc nhắc 30 ngày làm việc trước hạn') as string,
  });
  expect((await run(path, ['outbox', '--json'], { at: AT })).out).toBe(before);
  office.close();
});
