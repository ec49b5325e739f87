// covers src/usecases/deliver/list-chats.ts, src/usecases/show/list-agencies.ts

import { expect, test } from 'vitest';
import { people } from '../people.ts';
import { openOffice } from '../support/office.ts';
import { newRegistryPath, run } from './command-line.ts';

const CODE = /^[A-HJKMNP-Z2-9]{4}(-[A-HJKMNP-Z2-9]{4}){2}$/;

test.each([
  ['owner-code', ['owner-code', '--json']],
  ['link-code for an agency', ['link-code', 'sxd', '--json']],
  ['link-code for the secretariat', ['link-code', 'secretariat', '--json']],
  ['link-code for the leaders', ['link-code', 'leaders', '--json']],
])('%s gives a code that holds for a day', async (_, args) => {
  const { status, json } = await run(newRegistryPath(), args, { at: '2026-11-23 09:00' });
  expect(status).toBe(0);
  expect(json).toEqual([{ code: expect.stringMatching(CODE) as string, expires_at: '2026-11-24T02:00:00.000Z' }]);
});

test('a code made at the command line links a group of the running bot', async () => {
  const office = await openOffice({ at: '2026-11-23 09:00', path: newRegistryPath() });
  const path = office.database.raw.name;
  const { json } = await run(path, ['link-code', 'SXD', '--json']);
  await office.says(people.lan, 'SXD', `/lienket ${String(json[0]?.['code'])}`);
  const chats = await run(path, ['chats', '--json']);
  expect(chats.json).toEqual([
    {
      id: 1,
      channel: 'rehearsal',
      chat: 'Sở Xây dựng',
      agency: 'Sở Xây dựng',
      role: 'agency',
      last_sent: '2026-11-23T02:00:00.000Z',
      last_delivered: '2026-11-23T02:00:00.000Z',
      last_answer: null,
      state: 'active',
      reason: null,
      unreachable_since: null,
      first: true,
      quota: null,
      programmes: [],
    },
  ]);
  expect((await run(path, ['chats'])).out).toContain('hoạt động');
  office.close();
});

test('people read until when a code holds, in local time, and what to type', async () => {
  const { out } = await run(newRegistryPath(), ['link-code', 'SXD'], { at: '2026-11-23 09:00' });
  expect(out).toContain('đến 09:00 24/11/2026');
  expect(out).toMatch(/\/lienket [A-Z2-9-]{14}\n$/);
});

test('a group of agencies gets no code: its members are reminded in their own chats', async () => {
  const ran = await run(newRegistryPath(), ['link-code', 'CSBN']);
  expect([ran.status, ran.out]).toEqual([1, '']);
  expect(ran.err).toContain('make a code for each of them');
});

test('an agency is listed with its code and every other name; a group with its members', async () => {
  const { json } = await run(newRegistryPath(), ['agencies', '--json']);
  expect(json.find(({ code }) => code === 'SXD')).toEqual({
    code: 'SXD',
    name: 'Sở Xây dựng',
    aliases: ['Sở XD'],
    kind: 'agency',
    members: [],
    member_details: [],
    ended_on: null,
    successors: [],
    predecessors: [],
  });
  const group = json.find(({ code }) => code === 'CSBN');
  expect(group).toMatchObject({
    kind: 'group',
    members: expect.arrayContaining(['Sở Xây dựng', 'Sở Tài chính']) as string[],
  });
});

test('codes are of the rehearsal’s time when the rehearsal’s clock was moved', async () => {
  const path = newRegistryPath();
  await run(path, ['agencies']);
  const office = await openOffice({ path });
  const aheadMs = 10 * 86_400_000;
  office.database.raw.prepare('insert into meta (key, value) values (?, ?)').run('clock_ahead_ms', String(aheadMs));
  office.close();
  const { json } = await run(path, ['owner-code', '--json'], { at: '2026-11-23 09:00' });
  expect(json).toMatchObject([{ expires_at: '2026-12-04T02:00:00.000Z' }]);
});
