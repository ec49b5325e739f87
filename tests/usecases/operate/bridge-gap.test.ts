/** What people write to a polled Zalo bot while it is down is lost: they are asked once whether they had answered. */

import { afterEach, expect, test } from 'vitest';
import { noteHeard } from '../../../src/usecases/operate/bridge-gap.ts';
import { people } from '../../people.ts';
import { localInstant } from '../../support/office/movable-clock.ts';
import { assignmentOf } from '../../support/office/read-record.ts';
import { openZaloOffice, type ZaloOffice } from '../../support/office/zalo-office.ts';
import type { ZaloChat, ZaloPerson } from '../../lab/doubles/zalo-double.ts';

const TASKS = [{ ref: 'I.1', title: 'Lập quy hoạch chung', lead: 'Sở Xây dựng', deadline: 'Quý II/2022' }] as const;
const ASKED = 'Hệ thống không nhận được tin từ';

let office: ZaloOffice;
let lan: ZaloPerson;
let sxd: ZaloChat;

afterEach(async () => {
  await office.close();
});

/** The reminder of 21/6 stands unanswered; the bot was last heard of at 9:00. */
async function openReminded(): Promise<void> {
  office = await openZaloOffice({ programme: TASKS });
  lan = office.who(people.lan);
  sxd = office.double.group();
  await office.link(sxd, lan, 'agency', 'SXD');
  await office.advanceTo('2022-06-21 09:00');
}

async function awayUntil(local: string): Promise<void> {
  noteHeard(office.app().database, 'zalo', office.clock.now());
  await office.stop();
  await office.double.waitFor(() => !office.double.isPolled());
  office.clock.moveTo(localInstant(local));
}

function asking(): readonly string[] {
  return office.texts(sxd).filter((text) => text.includes(ASKED));
}

test('after an hour away the next bundle asks, once, about what was open', async () => {
  await openReminded();
  await awayUntil('2022-06-21 10:00');
  office.double.message({ chat: sxd, from: lan, text: '1 xong', mention: true });
  expect(office.double.lost).toHaveLength(1);
  await office.start();
  expect(asking()).toEqual([]); // not by a message of its own
  await office.advanceTo('2022-06-27 09:00');
  expect(asking()).toHaveLength(1);
  expect(asking()[0]).toMatch(/^Nhắc việc/);
  expect(asking()[0]).toContain('từ 09:00 21/06/2022 đến 10:00 21/06/2022');
  expect(asking()[0]).toContain('đã trả lời về #1, đề nghị gửi lại');
  expect(assignmentOf(office.app().database, '#1').status).toBe('not_started');
  await office.advanceTo('2022-06-30 09:00');
  expect(office.texts(sxd).filter((text) => text.startsWith('Nhắc việc')).length).toBeGreaterThan(2);
  expect(asking()).toHaveLength(1);
});

test('a restart of a minute is no absence', async () => {
  await openReminded();
  await awayUntil('2022-06-21 09:01');
  await office.start();
  await office.advanceTo('2022-06-27 09:00');
  expect(asking()).toEqual([]);
});

test('who had answered before is not asked', async () => {
  await openReminded();
  await office.says(lan, sxd, '1 40%');
  await awayUntil('2022-06-21 12:00');
  await office.start();
  await office.advanceTo('2022-06-30 09:00');
  expect(office.texts(sxd).at(-1)).toMatch(/^Nhắc việc/);
  expect(asking()).toEqual([]);
});

test('two absences before the next bundle are told as one', async () => {
  await openReminded();
  await awayUntil('2022-06-21 10:00');
  await office.start();
  await awayUntil('2022-06-21 14:00');
  await office.start();
  await office.advanceTo('2022-06-27 09:00');
  expect(asking()).toEqual([expect.stringContaining('từ 09:00 21/06/2022 đến 14:00 21/06/2022')]);
});
