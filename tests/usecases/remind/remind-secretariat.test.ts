/** The secretariat's list of what waits for it comes once, however long it could not be sent. */

import { expect, test } from 'vitest';
import { sendDueReminders } from '../../../src/usecases/remind/send-due-reminders.ts';
import { people } from '../../people.ts';
import { openOffice, type Office } from '../../support/office.ts';

const { binh, lan } = people;

async function openWaiting(): Promise<Office> {
  const programme = ['I.1', 'I.2'].map((ref) => ({
    ref,
    title: `Lập quy hoạch ${ref}`,
    lead: 'Sở Xây dựng',
    deadline: 'Quý III/2022',
  }));
  const office = await openOffice({ at: '2022-06-20 08:00', programme });
  await office.linkSecretariat(binh);
  await office.linkAgency('SXD', lan);
  await office.says(lan, 'SXD', '#1 xong');
  office.moveTo('2022-06-22 09:00');
  await office.says(lan, 'SXD', '#2 xong');
  return office;
}

/** The lists that came, each as the tasks that it names. */
const lists = (office: Office): (readonly string[] | null)[] =>
  office
    .sentTo('VP')
    .filter(({ text }) => text.startsWith('Đang chờ Văn phòng, lãnh đạo quyết định'))
    .map(({ text }) => text.match(/^#\d+/gmu));

/** Ticks of days on which the messenger takes nothing. */
async function ticksUnsent(office: Office, ...days: readonly string[]): Promise<void> {
  for (const day of days) {
    office.moveTo(`${day} 09:00`);
    await sendDueReminders(office.database, office.now(), office.rules);
  }
}

test('a list that could not be sent for days goes out once, with all that waits by then', async () => {
  const office = await openWaiting();
  await ticksUnsent(office, '2022-06-23', '2022-06-27', '2022-06-28', '2022-07-04');
  await office.relay.drain();
  expect(lists(office)).toEqual([['#1', '#2']]);
  // Nor does an equal one follow on the next day.
  office.moveTo('2022-07-05 09:00');
  await office.tick();
  expect(lists(office)).toHaveLength(1);
  office.close();
});

test('a list that was sent is followed by the next one in its time', async () => {
  const office = await openWaiting();
  await ticksUnsent(office, '2022-06-23');
  await office.relay.drain();
  await ticksUnsent(office, '2022-06-27');
  await office.relay.drain();
  expect(lists(office)).toEqual([['#1'], ['#1', '#2']]);
  office.close();
});

test('what was decided before the list could be sent is not in it', async () => {
  const office = await openWaiting();
  await ticksUnsent(office, '2022-06-23', '2022-06-27');
  office.database.raw.exec(
    "update assignment set waiting_for = null, waiting_since = null, status = 'in_progress' where id = 1",
  );
  await office.relay.drain();
  expect(lists(office)).toEqual([['#2']]);
  office.close();
});
