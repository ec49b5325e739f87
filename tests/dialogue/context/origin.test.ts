// covers src/usecases/operate/forget-strangers.ts

/** What people without a role may cost; they are heard all the same. */

import { afterEach, beforeEach, expect, test } from 'vitest';
import { forgetStrangers } from '../../../src/usecases/operate/forget-strangers.ts';
import { people } from '../../people.ts';
import { openZaloOffice, type ZaloOffice } from '../../support/office/zalo-office.ts';
import type { ZaloChat, ZaloPerson } from '../../lab/doubles/zalo-double.ts';

const TASKS = [{ ref: 'I.1', title: 'Lập quy hoạch chung', lead: 'Sở Xây dựng', deadline: 'Quý II/2022' }] as const;
const WITHIN_MS = 240_000;

let office: ZaloOffice;
let outsider: ZaloPerson;
let sxd: ZaloChat;

async function open(quota = '3000'): Promise<void> {
  office = await openZaloOffice({
    programme: TASKS,
    withTelegram: true,
    settings: { ZALO_MONTHLY_QUOTA: quota },
  });
  outsider = office.who(people.outsider);
  sxd = office.double.group();
  await office.link(sxd, office.who(people.lan), 'agency', 'SXD');
}

beforeEach(() => open());
afterEach(() => office.close());

function pages(): number {
  const { raw } = office.app().database;
  raw.pragma('wal_checkpoint(TRUNCATE)');
  return (raw.pragma('page_count', { simple: true }) as number) * (raw.pragma('page_size', { simple: true }) as number);
}

function rows(sql: string): unknown[] {
  return office.app().database.raw.prepare(sql).all();
}

test(
  '600 messages of a stranger, in groups and private on both messengers, add at most 200 KB and 10 answers',
  async () => {
    const telegram = office.telegram();
    const stranger = telegram.person('Người lạ');
    const [group, dm] = [telegram.group('Nhóm lạ'), telegram.privateChat(stranger)];
    const [zaloGroup, zaloDm] = [office.double.group(), office.double.privateChat(outsider)];
    const words = 'Đề nghị cho biết tình hình. '.repeat(20);
    await office.settled();
    const [bytes, sent] = [pages(), telegram.sent().length + office.double.sent().length];
    for (let each = 0; each < 150; each += 1) {
      const text = each % 2 === 0 ? words : '/viec';
      telegram.message({ chat: dm, from: stranger, text });
      telegram.message({ chat: group, from: stranger, text });
      office.double.message({ chat: zaloDm, from: outsider, text });
      office.double.message({ chat: zaloGroup, from: outsider, text, mention: true });
    }
    const isThere = (): boolean =>
      (rows('select count(*) as n from inbox where stranger = 1')[0] as { n: number }).n >= 600;
    while (!isThere()) await new Promise((resolve) => setTimeout(resolve, 50));
    await office.settled();
    expect(telegram.sent().length + office.double.sent().length - sent).toBeGreaterThan(0);
    expect(telegram.sent().length + office.double.sent().length - sent).toBeLessThanOrEqual(10);
    expect(pages() - bytes).toBeLessThanOrEqual(200 * 1024);
    expect(rows("select count(*) as n from inbox where payload like '%tình hình%'")).toEqual([{ n: 0 }]);
  },
  WITHIN_MS,
);

test('a stranger is answered once a day in each chat; whoever has a role always is, in a foreign group too', async () => {
  const dm = office.double.privateChat(outsider);
  const foreign = office.double.group();
  const tung = office.who(people.tung);
  await office.link(foreign, tung, 'agency', 'UBNDTX');
  for (let each = 0; each < 3; each += 1) {
    await office.says(outsider, dm, 'tôi');
    await office.says(outsider, sxd, 'tôi');
  }
  expect(office.texts(dm)).toHaveLength(1);
  expect(office.texts(sxd)).toHaveLength(2); // the welcome, and one answer
  for (let each = 0; each < 3; each += 1) await office.says(tung, sxd, 'tôi');
  expect(office.texts(sxd)).toHaveLength(5);
  await office.advanceTo('2022-06-21 09:00', {});
  await office.says(outsider, dm, 'tôi');
  expect(office.texts(dm)).toHaveLength(2);
});

test('whoever was answered today still gets in by a code, and is answered from then on', async () => {
  const dm = office.double.privateChat(outsider);
  await office.says(outsider, dm, 'tôi');
  await office.says(outsider, dm, 'tôi');
  await office.says(outsider, dm, 'lienket K7QM-2F9X-TR4B');
  expect(office.texts(dm)).toHaveLength(2);
  await office.says(outsider, dm, `lienket ${office.code('observers')}`);
  await office.says(outsider, dm, 'tôi');
  expect(office.texts(dm)).toHaveLength(4);
});

test('from 80 % of the quota on no stranger is answered, but one who sends a code is', async () => {
  await office.close();
  await open('10');
  const lan = office.who(people.lan);
  while (office.double.sent().length < 8) await office.says(lan, sxd, 'tôi');
  const dm = office.double.privateChat(outsider);
  await office.says(outsider, dm, 'tôi');
  expect(office.texts(dm)).toEqual([]);
  await office.says(outsider, dm, `lienket ${office.code('observers')}`);
  expect(office.texts(dm)).toHaveLength(1);
});

test('what a stranger wrote is deleted after 30 days; what people with a role wrote is kept', async () => {
  const dm = office.double.privateChat(outsider);
  await office.says(outsider, dm, 'tôi');
  await office.says(office.who(people.lan), sxd, 'tôi');
  const { database, rules } = office.app();
  const count = (): unknown => rows('select stranger, count(*) as n from inbox group by stranger');
  expect(count()).toEqual([
    { stranger: 0, n: 2 },
    { stranger: 1, n: 1 },
  ]);
  await office.advanceTo('2022-07-20 07:59', {});
  expect(await forgetStrangers(database, office.clock.now(), rules.timeZone)).toBe(0);
  await office.advanceTo('2022-07-20 08:01', {});
  expect(await forgetStrangers(database, office.clock.now(), rules.timeZone)).toBe(1);
  expect(count()).toEqual([{ stranger: 0, n: 2 }]);
});
