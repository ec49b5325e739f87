import { expect, onTestFinished, test } from 'vitest';
import { addDependency } from '../../../src/store/programmes/tasks.ts';
import { people } from '../../people.ts';
import { openOffice, type Office } from '../../support/office.ts';

/** Task 1 of Sở Xây dựng waits for the result of task 2 of UBND huyện Thọ Xuân. */
async function officeWithFeed(deadline = 'Ngày 20/7/2022'): Promise<Office> {
  const office = await openOffice({
    at: '2022-05-20 08:00',
    programme: [
      { ref: 'I.1', title: 'Lập chương trình chung', lead: 'Sở Xây dựng', deadline },
      { ref: 'I.2', title: 'Rà soát số liệu huyện', lead: 'UBND huyện Thọ Xuân', deadline: 'Ngày 30/6/2022' },
    ],
  });
  onTestFinished(() => {
    office.close();
  });
  office.database.transact((tx) => {
    addDependency(tx, 2, 1);
  });
  await office.linkSecretariat(people.binh);
  await office.linkAgency('SXD', people.lan);
  await office.linkAgency('UBNDTX', people.tung);
  return office;
}

const NEWS = 'Để đơn vị biết – Sở Xây dựng';

test('the lead that waits for an overdue task is told once, by itself when a week has brought no bundle', async () => {
  const office = await officeWithFeed();
  await office.advanceTo('2022-07-06 09:00');
  expect(office.sentTo('SXD').filter(({ text }) => text.includes('Để đơn vị biết'))).toEqual([]);
  await office.advanceTo('2022-07-07 09:00');
  const { text, buttons } = office.lastTo('SXD');
  expect(text).toContain(NEWS);
  expect(text).toContain('#2 (I.2) Rà soát số liệu huyện (UBND huyện Thọ Xuân), nhiệm vụ này quá hạn 7 ngày.');
  expect(buttons).toEqual([]);
  await office.tick();
  await office.advanceTo('2022-07-20 09:00');
  expect(office.sentTo('SXD').filter((sent) => sent.text.includes('Để đơn vị biết'))).toHaveLength(1);
  expect(office.sentTo('UBNDTX').filter((sent) => sent.text.includes('Để đơn vị biết'))).toEqual([]);
});

test('what slipped and was reported before its message goes out is not told', async () => {
  const office = await officeWithFeed();
  await office.advanceTo('2022-07-06 09:00');
  // Promised outside the sending window, and reported before the window opens.
  office.moveTo('2022-07-07 05:00');
  await office.tick();
  await office.says(people.tung, 'UBNDTX', '#2 xong');
  await office.advanceTo('2022-07-07 09:00', {});
  expect(office.sentTo('SXD').filter((sent) => sent.text.includes('Để đơn vị biết'))).toEqual([]);
});

test('what a bundle told is not told again by itself', async () => {
  const office = await officeWithFeed('Ngày 7/7/2022');
  await office.advanceTo('2022-07-15 09:00');
  expect(office.sentTo('SXD').filter(({ text }) => text.includes('Để đơn vị biết'))).toEqual([]);
  const told = office.sentTo('SXD').filter(({ text }) => /^Chờ kết quả #2 của UBND huyện Thọ Xuân/mu.test(text));
  expect(told[0]?.text).toMatch(/^Nhắc việc/u);
});

test('an extension past the date of the task that waits is told at the next tick', async () => {
  const office = await officeWithFeed();
  await office.says(people.tung, 'UBNDTX', '/giahan 2 30/9/2022 chờ số liệu xã');
  await office.says(people.binh, 'VP', '/dongy 2');
  await office.advanceTo('2022-05-23 09:00');
  expect(office.lastTo('SXD').text).toMatch(/^Để đơn vị biết[^]*nhiệm vụ này được gia hạn đến 30\/09\/2022/u);
  await office.advanceTo('2022-07-20 09:00');
  expect(office.sentTo('SXD').filter(({ text }) => text.includes('Để đơn vị biết'))).toHaveLength(1);
});

test.each([
  ['reported done', '#1 xong'],
  ['said to be another agency’s', '#1 không thuộc trách nhiệm của đơn vị'],
  ['suspended', ''],
] as const)('a task that is %s waits for no result: its agency hears of no slip', async (_state, words) => {
  const office = await officeWithFeed();
  await office.advanceTo('2022-07-06 08:30');
  if (words === '') office.database.raw.exec("update assignment set status = 'suspended' where task_id = 1");
  else await office.says(people.lan, 'SXD', words);
  const told = office.sentTo('UBNDTX').length;
  await office.advanceTo('2022-07-25 09:00');
  expect(office.sentTo('SXD').filter(({ text }) => text.includes('Để đơn vị biết'))).toEqual([]);
  const urged = office.sentTo('UBNDTX').slice(told);
  expect(urged.length).toBeGreaterThan(0);
  expect(urged.filter(({ text }) => text.includes('đang chờ kết quả này'))).toEqual([]);
});

test('what was reported done and is returned hears of the slip then', async () => {
  const office = await officeWithFeed();
  await office.advanceTo('2022-07-06 08:30');
  await office.says(people.lan, 'SXD', '#1 xong');
  await office.advanceTo('2022-07-14 09:00');
  await office.says(people.binh, 'VP', '/tralai 1 thiếu số liệu của huyện');
  await office.advanceTo('2022-07-20 09:00');
  expect(office.sentTo('SXD').filter(({ text }) => text.includes('Để đơn vị biết'))).toHaveLength(1);
});

test('the card says what a task waits for and what it serves', async () => {
  const office = await officeWithFeed();
  await office.says(people.binh, 'VP', '/xem 1');
  expect(office.lastTo('VP').text).toContain(
    'Chờ: #2 (I.2) Rà soát số liệu huyện – UBND huyện Thọ Xuân: chưa có báo cáo',
  );
  await office.says(people.binh, 'VP', '/xem 2');
  expect(office.lastTo('VP').text).toContain('Phục vụ: #1 (I.1) Lập chương trình chung – Sở Xây dựng');
});
