/** The month's messages on a messenger that counts them. */

import { afterEach, expect, test } from 'vitest';
import { quotaUse } from '../../../src/usecases/deliver/quota.ts';
import { workAt } from '../../../src/usecases/work.ts';
import { people } from '../../people.ts';
import { REMINDERS_DAILY } from '../../support/office/advance.ts';
import { openZaloOffice, type ZaloOffice } from '../../support/office/zalo-office.ts';
import type { ZaloChat, ZaloPerson } from '../../lab/doubles/zalo-double.ts';

const TASKS = [{ ref: 'I.1', title: 'Lập quy hoạch chung', lead: 'Sở Xây dựng', deadline: 'Quý II/2022' }] as const;

let office: ZaloOffice;
let binh: ZaloPerson;
let lan: ZaloPerson;
let vp: ZaloChat;
let sxd: ZaloChat;

afterEach(async () => {
  await office.close();
});

async function open(): Promise<void> {
  office = await openZaloOffice({ programme: TASKS, settings: { ZALO_MONTHLY_QUOTA: '20' } });
  [binh, lan] = [office.who(people.binh), office.who(people.lan)];
  [vp, sxd] = [office.double.group(), office.double.group()];
  await office.link(vp, binh, 'secretariat');
  await office.link(sxd, lan, 'agency', 'SXD');
}

function used(): number {
  const { database, rules } = office.app();
  return database.read((tx) => quotaUse(workAt(tx, office.clock.now(), rules), 'zalo'))?.used ?? -1;
}

/** Asks until the month has carried `count` messages; each answer is one. */
async function useUp(count: number): Promise<void> {
  while (used() < count) await office.says(lan, sxd, 'tôi');
}

function about(words: string): readonly string[] {
  return office.texts(vp).filter((text) => text.includes(words));
}

test('what was sent is what is counted', async () => {
  await open();
  expect(used()).toBe(office.double.sent().length);
  expect(used()).toBe(3); // two welcomes, and the notice of the link
});

test('the secretariat is warned once at 80 % and once at 95 %, with the figures', async () => {
  await open();
  await useUp(15);
  expect(about('đã dùng')).toEqual([]);
  await useUp(16);
  expect(about('Zalo: đã dùng 16 trong 20 tin của tháng')).toHaveLength(1);
  await useUp(20);
  expect(about('Zalo: đã dùng 19 trong 20 tin của tháng')).toEqual([
    expect.stringContaining('Tổng hợp tuần qua kênh này chờ đến đầu tháng sau'),
  ]);
  await office.says(lan, sxd, 'tôi');
  expect(about('đã dùng')).toHaveLength(2);
});

test('from 95 % on digests wait for the next month; reminders and receipts do not', async () => {
  await open();
  await useUp(20);
  await office.app().run('digest');
  await office.settled();
  expect(office.texts(sxd).some((text) => text.startsWith('Tổng hợp tuần'))).toBe(false);
  await office.advanceTo('2022-06-21 08:00');
  expect(office.texts(sxd).at(-1)).toMatch(/^Nhắc việc/);
  await office.says(lan, sxd, '1 xong');
  expect(office.texts(sxd).at(-1)).toMatch(/^Đã ghi nhận #1/);
  await office.advanceTo('2022-06-30 17:00', REMINDERS_DAILY);
  expect(office.texts(sxd).some((text) => text.startsWith('Tổng hợp tuần'))).toBe(false);
  await office.advanceTo('2022-07-01 09:00', REMINDERS_DAILY);
  expect(office.texts(sxd).filter((text) => text.startsWith('Tổng hợp tuần'))).toHaveLength(1);
  expect(used()).toBeLessThan(10); // a new month
});

test('a digest that somebody asks for is an answer, whatever is left', async () => {
  await open();
  await useUp(20);
  await office.says(lan, sxd, 'tổng hợp');
  expect(office.texts(sxd).at(-1)).toMatch(/^Tổng hợp tuần/);
});

test('a message of unknown fate counts, for it may have arrived', async () => {
  await open();
  const before = used();
  office.double.when({ method: 'sendMessage', chatId: sxd.id, dropResponse: true });
  await office.says(lan, sxd, '1 50%');
  expect(used()).toBe(before + 2); // the receipt, and the notice about it
});
