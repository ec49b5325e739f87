/** The registry's file is moved, removed or replaced while the bot runs. */

import { copyFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { people } from '../../people.ts';
import { openTelegramOffice, type TelegramOffice } from '../../support/office/telegram-office.ts';

let office: TelegramOffice;

beforeEach(async () => {
  office = await openTelegramOffice({ programme: [], lookEveryMs: 1 });
});

afterEach(() => office.close());

const LOSSES: Record<string, (path: string) => void> = {
  'the file is moved away': (path) => {
    renameSync(path, `${path}.moved`);
  },
  'the file is removed': (path) => {
    rmSync(path);
  },
  'another file takes its place': (path) => {
    copyFileSync(path, `${path}.other`);
    renameSync(`${path}.other`, path);
  },
  'a link takes its place': (path) => {
    renameSync(path, `${path}.moved`);
    copyFileSync(`${path}.moved`, `${path}.other`);
    symlinkSync(`${path}.other`, path);
  },
  'its log is removed': (path) => {
    rmSync(`${path}-wal`);
  },
  "the log's index is removed": (path) => {
    rmSync(`${path}-shm`);
  },
};

test.each(Object.keys(LOSSES))('%s: nothing more is taken, the owner hears it, the program ends', async (name) => {
  const ha = office.who(people.ha);
  const own = office.double.privateChat(ha);
  office.double.message({ chat: own, from: ha, text: `/nhanquyen ${office.code('owner')}` });
  await office.settled();
  expect(office.app().isInPlace()).toBe(true);
  const sent = office.double.sent(own).length;
  LOSSES[name]?.(office.path);
  office.double.message({ chat: own, from: ha, text: '/toi' });
  await office.double.waitFor(() => office.fatal.length > 0);
  expect(office.fatal).toEqual([expect.stringContaining(office.path)]);
  expect(office.app().isInPlace()).toBe(false);
  // It stays with Telegram, for the registry that is put back.
  expect(office.double.pending()).toHaveLength(1);
  const told = office.double.sent(own).slice(sent);
  expect(told.map(({ text }) => text)).toEqual([expect.stringMatching(/tệp cơ sở dữ liệu.*khôi phục bản sao lưu/iu)]);
});

test('put back, it answers what waited', async () => {
  const ha = office.who(people.ha);
  const own = office.double.privateChat(ha);
  renameSync(office.path, `${office.path}.moved`);
  office.double.message({ chat: own, from: ha, text: '/toi' });
  await office.double.waitFor(() => office.fatal.length > 0);
  await office.stop();
  expect(office.double.pending()).toHaveLength(1);
  renameSync(`${office.path}.moved`, office.path);
  office.fatal.length = 0;
  await office.start();
  await office.settled();
  expect(office.double.sent(own)).not.toEqual([]);
});
