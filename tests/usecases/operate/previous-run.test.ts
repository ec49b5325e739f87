/** What the owner reads, and the log says, of the run before this one. */

import BetterSqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { people } from '../../people.ts';
import { localInstant } from '../../support/office/movable-clock.ts';
import { openTelegramOffice, type TelegramOffice } from '../../support/office/telegram-office.ts';
import type { Chat } from '../../lab/doubles/telegram-double.ts';

let office: TelegramOffice;
let own: Chat;

beforeEach(async () => {
  office = await openTelegramOffice({ programme: [] });
  const ha = office.who(people.ha);
  own = office.double.privateChat(ha);
  office.double.message({ chat: own, from: ha, text: `/nhanquyen ${office.code('owner')}` });
  await office.settled();
});

afterEach(() => office.close());

const told = (): string[] =>
  office.double.sent(own).flatMap(({ text = '' }) => (text.includes('chương trình không chạy') ? [text] : []));
const lastStart = (): string => office.logged.findLast((line) => line.includes('previous run')) ?? '';

test('a night without the program: from when to when, why, and what becomes of what was written', async () => {
  await office.app().stop('SIGTERM');
  office.clock.moveTo(localInstant('2022-06-20 16:20'));
  await office.start();
  await office.settled();
  expect(told()).toEqual([
    expect.stringMatching(
      /Từ 08:00 20\/06\/2022 đến 16:20 20\/06\/2022 \(8 giờ 20 phút\).*dừng theo lệnh \(SIGTERM\).*được nhận lại đầy đủ; nút bấm thì không/su,
    ),
  ]);
  expect(lastStart()).toContain('was stopped by SIGTERM');
});

test('beyond a day Telegram has forgotten the rest, and that is said', async () => {
  await office.app().stop('SIGHUP');
  office.clock.moveTo(localInstant('2022-06-23 09:00'));
  await office.start();
  await office.settled();
  expect(told()).toEqual([
    expect.stringMatching(/\(3 ngày 1 giờ\).*từ 09:00 22\/06\/2022 được nhận lại; tin cũ hơn và nút bấm thì không/su),
  ]);
});

test('one that had no time for a word: when it was last known to run', async () => {
  await office.app().stop('SIGTERM');
  // As a run leaves it that is killed.
  const raw = new BetterSqlite(office.path);
  raw.exec("update meta set value = 'killed' where key = 'run'");
  raw.close();
  office.clock.moveTo(localInstant('2022-06-20 09:00'));
  await office.start();
  await office.settled();
  expect(told()).toEqual([expect.stringMatching(/Từ 08:00.*kết thúc đột ngột: mất điện, bị ngắt cưỡng bức/su)]);
  expect(lastStart()).toContain('ended without a word');
});

test('one that ended by itself says its reason', async () => {
  office.app().noteEnd('The web door is broken; start again.');
  await office.app().stop('itself');
  office.clock.moveTo(localInstant('2022-06-20 09:00'));
  await office.start();
  await office.settled();
  expect(told()).toEqual([expect.stringContaining('tự dừng: The web door is broken; start again.')]);
});

test('a restart within minutes is told to nobody, but to the log', async () => {
  await office.app().stop('SIGTERM');
  office.clock.moveTo(localInstant('2022-06-20 08:04'));
  await office.start();
  await office.settled();
  expect(told()).toEqual([]);
  expect(lastStart()).toContain('was stopped by SIGTERM');
});
