// covers src/usecases/chats/prefer-chat.ts, src/usecases/programme/own-programme.ts

import { expect, test } from 'vitest';
import { people } from '../people.ts';
import { openOffice } from '../support/office.ts';
import { newRegistryPath, run } from './command-line.ts';

/** The registry of an office in which a group of the Sở Xây dựng and one of the leaders are linked, in this order. */
async function twoChats(): Promise<string> {
  const office = await openOffice({ at: '2026-11-23 09:00', path: newRegistryPath() });
  const path = office.database.raw.name;
  const codeFor = async (what: string): Promise<string> =>
    String((await run(path, ['link-code', what, '--json'])).json[0]?.['code']);
  await office.says(people.lan, 'SXD', `/lienket ${await codeFor('SXD')}`);
  await office.says(people.son, 'LD', `/lienket ${await codeFor('leaders')}`);
  return path;
}

test("only an agency's chat can be put before the agency's others", async () => {
  const path = await twoChats();
  expect((await run(path, ['chats', '--first', '1'])).status).toBe(0);
  const refused = await run(path, ['chats', '--first', '2']);
  expect(refused.status).not.toBe(0);
  expect(refused.err).toContain(`There is no agency's chat number 2; see the numbers with "chats".`);
});

test("a programme is given to a leaders' chat, or to all of them again, and to no other", async () => {
  const path = await twoChats();
  const give = (owner: string, programme: string): ReturnType<typeof run> =>
    run(path, ['chats', '--owner', owner, '--programme', programme]);
  expect((await give('2', '913-qd-ubnd')).status).toBe(0);
  expect((await give('0', '913-qd-ubnd')).status).toBe(0);
  expect((await give('1', '913-qd-ubnd')).err).toContain(
    "Chat 1 is no leaders' chat; the numbers are listed by chats.",
  );
  expect((await give('2', 'no-such')).err).toContain('There is no programme “no-such”');
});

test('a leaders’ chat is for the programmes that its code or a later command names', async () => {
  const path = await twoChats();
  const programmesOf = async (...more: readonly string[]): Promise<unknown> => {
    const { json } = await run(path, ['chats', ...more, '--json']);
    return json.find(({ role }) => role === 'leaders')?.['programmes'];
  };
  expect(await programmesOf()).toEqual([]);
  expect(await programmesOf('--leaders', '2', '--programme', '913-qd-ubnd')).toEqual(['913/QĐ-UBND']);
  expect(await programmesOf('--leaders', '2')).toEqual([]);
  expect((await run(path, ['chats', '--leaders', '1'])).err).toContain("Chat 1 is no leaders' chat");
  expect((await run(path, ['link-code', 'leaders', '--programme', '913-qd-ubnd'])).status).toBe(0);
  expect((await run(path, ['link-code', 'leaders', '--programme', 'no-such'])).status).toBe(1);
  expect((await run(path, ['link-code', 'SXD', '--programme', '913-qd-ubnd'])).err).toContain('--programme goes with');
});
