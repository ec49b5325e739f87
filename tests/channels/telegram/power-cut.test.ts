/** The program as a process of its own, killed while Telegram has a message that the program does not know of. */

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { instantFromMs } from '../../../src/domain/calendar/dates.ts';
import { findAgency } from '../../../src/store/programmes/agencies.ts';
import type { Database } from '../../../src/store/sqlite/database.ts';
import { openRegistry } from '../../../src/store/file/open-registry.ts';
import { issueCode } from '../../../src/usecases/people/codes.ts';
import { workAt } from '../../../src/usecases/work.ts';
import { people } from '../../people.ts';
import { rulesForTests } from '../../support/office/rules.ts';
import { assignmentOf, eventsOf } from '../../support/office/read-record.ts';
import { startTelegramDouble, type Chat, type Person, type TelegramDouble } from '../../lab/doubles/telegram-double.ts';

let double: TelegramDouble;
let folder: string;
let path: string;
let lan: Person;
let group: Chat;
let running: ChildProcess | null;
let guest: Database;

beforeEach(async () => {
  double = await startTelegramDouble();
  folder = mkdtempSync(join(tmpdir(), 'dondoc-'));
  path = join(folder, 'office.sqlite');
  lan = double.person(people.lan.name);
  group = double.supergroup('Sở Xây dựng');
  running = null;
});

afterEach(async () => {
  await kill();
  guest.close();
  await double.close();
  rmSync(folder, { recursive: true });
});

async function start(): Promise<void> {
  const polls = double.callsOf('getUpdates').length;
  running = spawn(process.execPath, ['--import', './src/require-node.js', 'src/main.ts'], {
    cwd: new URL('../../..', import.meta.url),
    stdio: 'ignore',
    env: {
      PATH: process.env.PATH,
      DATABASE_URL: `sqlite:${path}`,
      TELEGRAM_BOT_TOKEN: double.token,
      TELEGRAM_API_ROOT: double.apiRoot,
      REMINDER_CRON: '0 0 29 2 *',
      DIGEST_CRON: '0 0 29 2 *',
      PORT: '0',
    },
  });
  await double.waitFor(() => double.callsOf('getUpdates').length > polls);
}

async function kill(): Promise<void> {
  if (running?.exitCode !== null || running.signalCode !== null) return;
  running.kill('SIGKILL');
  await once(running, 'exit');
}

test('a kill between sending and noting it repeats the message once, marked, and nothing else', async () => {
  await start();
  const opened = await openRegistry(path);
  if (opened.kind === 'refused') throw new Error(opened.problem);
  guest = opened.database;
  const code = guest.transact((tx) => {
    const now = instantFromMs(Date.now());
    return issueCode(workAt(tx, now, rulesForTests()), 'agency', findAgency(tx, 'SXD')?.id ?? null).code;
  });
  double.message({ chat: group, from: lan, text: `/lienket ${code}` });
  await double.waitFor(() => double.sent(group).some(({ text }) => text?.includes('đã được liên kết') === true));
  await double.waitFor(() => double.pending().length === 0);

  double.when({ method: 'sendMessage', chatId: group.id, delayMs: 60_000 });
  const before = double.sent(group).length;
  double.message({ chat: group, from: lan, text: '#4 70%' });
  await double.waitForSent(before + 1, group);
  await kill();
  expect(guest.raw.prepare("select count(*) from outbox where state = 'sending'").pluck().get()).toBe(1);

  // As if the minute and a half of the lease had gone by.
  guest.raw.exec("update outbox set lease_until = '2020-01-01T00:00:00.000Z' where state = 'sending'");
  double.message({ chat: group, from: lan, text: '#4 80%' });
  await start();
  await double.waitForSent(before + 3, group);
  await double.waitFor(() => double.pending().length === 0);
  const receipts = double
    .sent(group)
    .slice(before)
    .map(({ text = '' }) => text.split('\n', 2).join(' '));
  expect(receipts.filter((text) => text.startsWith('(gửi lại) Đã ghi nhận #4'))).toHaveLength(1);
  expect(receipts.filter((text) => text.startsWith('Đã ghi nhận #4'))).toHaveLength(2);
  expect(receipts).toHaveLength(3);
  expect(assignmentOf(guest, '#4').progress).toBe(80);
  expect(eventsOf(guest, '#4').map(({ kind }) => kind)).toEqual(['reported', 'reported']);
});
