import { expect, onTestFinished, test } from 'vitest';
import { addFeed } from '../../src/store/tasks.ts';
import { people } from '../people.ts';
import { openOffice, type Office } from '../support/office.ts';

/** Task 1 of Sở Xây dựng waits for the result of task 2 of UBND huyện Thọ Xuân. */
async function officeWithFeed(): Promise<Office> {
  const office = await openOffice({
    at: '2022-05-20 08:00',
    programme: [
      { ref: 'I.1', title: 'Lập chương trình chung', lead: 'Sở Xây dựng', deadline: 'Ngày 20/7/2022' },
      { ref: 'I.2', title: 'Rà soát số liệu huyện', lead: 'UBND huyện Thọ Xuân', deadline: 'Ngày 30/6/2022' },
    ],
  });
  onTestFinished(() => {
    office.close();
  });
  office.database.transact((tx) => {
    addFeed(tx, 2, 1);
  });
  await office.linkSecretariat(people.binh);
  await office.linkAgency('SXD', people.lan);
  await office.linkAgency('UBNDTX', people.tung);
  return office;
}

const NOTE = 'Để đơn vị biết: #1 (I.1) chờ kết quả của #2 (I.2) (UBND huyện Thọ Xuân)';

test('the lead that waits for an overdue task is told once, as a line of its next bundle', async () => {
  const office = await officeWithFeed();
  await office.advanceTo('2022-07-20 09:00');
  const told = office.sentTo('SXD').filter(({ text }) => text.includes(NOTE));
  expect(told).toHaveLength(1);
  expect(told[0]?.text).toMatch(/^Nhắc việc/u);
  expect(told[0]?.text).toContain(`${NOTE}, nhiệm vụ này quá hạn`);
  expect(office.sentTo('UBNDTX').filter(({ text }) => text.includes('Để đơn vị biết'))).toEqual([]);
});

test('an extension past the date of the task that waits is a slip, also before anything is overdue', async () => {
  const office = await officeWithFeed();
  await office.says(people.tung, 'UBNDTX', '/giahan 2 30/9/2022 chờ số liệu xã');
  await office.says(people.binh, 'VP', '/dongy 2');
  await office.advanceTo('2022-07-20 09:00');
  const told = office.sentTo('SXD').filter(({ text }) => text.includes(NOTE));
  expect(told.map(({ text }) => text.includes('được gia hạn đến 30/09/2022'))).toEqual([true]);
});

test('the card says what a task waits for and what it serves', async () => {
  const office = await officeWithFeed();
  await office.says(people.binh, 'VP', '/xem 1');
  expect(office.lastTo('VP').text).toContain(
    'Chờ: #2 (I.2) Rà soát số liệu huyện – UBND huyện Thọ Xuân: chưa thực hiện',
  );
  await office.says(people.binh, 'VP', '/xem 2');
  expect(office.lastTo('VP').text).toContain('Phục vụ: #1 (I.1) Lập chương trình chung – Sở Xây dựng');
});
