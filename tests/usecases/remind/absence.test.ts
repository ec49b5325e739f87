// covers src/usecases/remind/escalate.ts

/** Time in which nothing could be sent is nobody's neglect: those above are told by the days since the step before. */

import { expect, test } from 'vitest';
import { localDateOf } from '../../../src/domain/calendar/dates.ts';
import { groups, people } from '../../people.ts';
import { TIME_ZONE } from '../../support/office/movable-clock.ts';
import { runJob } from '../../../src/usecases/operate/jobs.ts';
import { openOffice, type Office } from '../../support/office.ts';

const { binh, son, lan } = people;

async function openWith(deadline: string, at: string): Promise<Office> {
  const programme = [{ ref: 'I.1', title: 'Lập quy hoạch chung', lead: 'Sở Xây dựng', deadline }];
  const office = await openOffice({ at, programme });
  await office.linkSecretariat(binh);
  await office.linkLeaders(son);
  await office.linkAgency('SXD', lan);
  return office;
}

const told = (office: Office, place: 'VP' | 'LD'): number =>
  office.sentTo(place).filter(({ text }) => text.startsWith('Nhiệm vụ quá hạn từ')).length;
const urged = (office: Office): number => office.sentTo('SXD').filter(({ text }) => text.startsWith('Đôn đốc')).length;

test('after thirteen days of downtime the agency is urged first, and has the days that it would have had', async () => {
  const office = await openWith('Quý II/2022', '2022-06-20 08:00');
  await office.advanceTo('2022-06-30 09:00');
  office.moveTo('2022-07-13 08:30');
  await office.tick();
  expect([urged(office), told(office, 'VP')]).toEqual([1, 0]);
  await office.advanceTo('2022-07-18 23:00');
  expect([told(office, 'VP'), told(office, 'LD')]).toEqual([0, 0]);
  await office.advanceTo('2022-07-19 09:00');
  expect([told(office, 'VP'), told(office, 'LD')]).toEqual([1, 0]);
  await office.advanceTo('2022-08-10 23:00');
  expect(told(office, 'LD')).toBe(0);
  await office.advanceTo('2022-08-11 09:00');
  expect([told(office, 'VP'), told(office, 'LD')]).toEqual([1, 1]);
  office.close();
});

test('over Tết nobody above is told on the morning on which the agency is urged for the first time', async () => {
  const office = await openWith('Ngày 13/2/2026', '2026-02-02 08:00');
  await office.advanceTo('2026-02-22 23:00');
  expect([urged(office), told(office, 'VP')]).toEqual([0, 0]);
  await office.advanceTo('2026-02-23 09:00');
  expect([urged(office), told(office, 'VP')]).toEqual([1, 0]);
  await office.advanceTo('2026-02-28 23:00');
  expect(told(office, 'VP')).toBe(0);
  // The sixth day after the urging is a Sunday.
  await office.advanceTo('2026-03-02 09:00');
  expect(told(office, 'VP')).toBe(1);
  office.close();
});

test('Tết in the middle of the ladder moves its steps; no two come within three working days, and nobody is told too early', async () => {
  // Offices rest from Thursday 8/2 to Wednesday 14/2/2024.
  const days: string[] = [];
  const programme = [
    { ref: 'I.1', title: 'Lập quy hoạch chung', lead: 'Sở Xây dựng', deadline: 'Ngày 1/2/2024', followed: true },
  ];
  const office: Office = await openOffice({
    at: '2024-01-29 08:00',
    programme,
    onSent: ({ text, chat }) => {
      if (/^Đôn đốc|^Nhiệm vụ quá hạn từ/u.test(text)) {
        const to = Object.entries(groups).find(([, { id }]) => id === chat)?.[0] ?? chat;
        days.push(`${localDateOf(office.now(), TIME_ZONE)} ${to} ${/quá (?:hạn )?(\d+) ngày/u.exec(text)?.[1] ?? ''}`);
      }
    },
  });
  await office.linkSecretariat(binh);
  await office.linkLeaders(son);
  await office.linkAgency('SXD', lan);
  await office.advanceTo('2024-04-02 12:00');
  expect(days).toEqual([
    '2024-02-02 SXD 1',
    // The third day is a Sunday, and the Monday too near.
    '2024-02-07 SXD 6',
    '2024-02-15 VP 14',
    // The steps of the seventh and the fifteenth day, each with working days before it.
    '2024-02-19 SXD 18',
    '2024-02-27 SXD 26',
    '2024-03-13 LD 41',
    '2024-03-13 SXD 41',
    '2024-04-01 SXD 60',
  ]);
  office.close();
});

test('in shadow delivery the agency was not urged, and nobody above is said to have been left without an answer', async () => {
  const programme = [{ ref: 'I.1', title: 'Lập quy hoạch chung', lead: 'Sở Xây dựng', deadline: 'Quý II/2022' }];
  const office = await openOffice({ at: '2022-06-20 08:00', programme, rules: { delivery: 'shadow' } });
  await office.linkSecretariat(binh);
  await office.linkAgency('SXD', lan);
  await office.advanceTo('2022-08-10 09:00');
  expect(office.sentTo('VP').filter(({ text }) => text.includes('Đôn đốc – Sở Xây dựng')).length).toBeGreaterThan(3);
  expect(told(office, 'VP')).toBe(0);
  office.close();
});

test('what the agency answered while the message to the secretariat was queued is not denied', async () => {
  const office = await openWith('Quý II/2022', '2022-06-20 08:00');
  await office.advanceTo('2022-07-06 09:00');
  // The tick of a Saturday queues for Monday; the answer comes in between.
  office.database.raw.exec("update assignment set due_on = '2022-07-02', late_after = '2022-07-02' where id = 1");
  await office.advanceTo('2022-07-09 09:00');
  await office.says(lan, 'SXD', '#1 đang làm 60%');
  await office.advanceTo('2022-07-11 12:00');
  expect(told(office, 'VP')).toBe(0);
  office.close();
});

const urgings = (office: Office): string[] =>
  office
    .sentTo('SXD')
    .map(({ text }) => /mốc đôn đốc (\d+) ngày/u.exec(text)?.[1] ?? (text.includes('nhắc hằng tháng') ? 'tháng' : ''))
    .filter((step) => step !== '');

test('time in which the agency had no chat moves the ladder, and its next step comes in the new one', async () => {
  const office = await openWith('Ngày 04/7/2022', '2022-06-20 08:00');
  await office.advanceTo('2022-07-07 09:00');
  expect(urgings(office)).toEqual(['1', '3']);
  office.database.raw.exec("update chat set role = 'none', agency_id = null where role = 'agency'");
  await office.advanceTo('2022-08-01 09:00');
  expect([urgings(office), told(office, 'VP')]).toEqual([['1', '3'], 0]);
  await office.linkAgency('SXD', lan);
  await office.advanceTo('2022-08-01 12:00');
  expect(urgings(office)).toEqual(['1', '3', '7']);
  await office.advanceTo('2022-08-03 23:00');
  expect(told(office, 'VP')).toBe(0);
  await office.advanceTo('2022-08-04 09:00');
  expect([urgings(office), told(office, 'VP')]).toEqual([['1', '3', '7'], 1]);
  await office.advanceTo('2022-08-09 09:00');
  expect(urgings(office)).toEqual(['1', '3', '7', '15']);
  office.close();
});

test('after shadow delivery the ladder begins with the first step that the agency has not read', async () => {
  const programme = [{ ref: 'I.1', title: 'Lập quy hoạch chung', lead: 'Sở Xây dựng', deadline: 'Ngày 04/7/2022' }];
  const office = await openOffice({ at: '2022-06-20 08:00', programme, rules: { delivery: 'shadow' } });
  await office.linkSecretariat(binh);
  await office.linkAgency('SXD', lan);
  await office.advanceTo('2022-07-14 09:00');
  expect(urgings(office)).toEqual([]);
  Object.assign(office.rules, { delivery: 'live' });
  await office.advanceTo('2022-07-15 09:00');
  expect(urgings(office)).toEqual(['1']);
  await office.says(lan, 'SXD', '/lichsu 1');
  expect(office.lastTo('SXD').text.match(/đôn đốc, mốc \d+ ngày/gu)).toEqual(['đôn đốc, mốc 1 ngày']);
  office.close();
});

test('a message that could not be delivered is no step: the same one comes when the messenger is back', async () => {
  const office = await openWith('Ngày 04/7/2022', '2022-06-20 08:00');
  await office.advanceTo('2022-07-07 07:30');
  office.moveTo('2022-07-07 08:00');
  await runJob('reminders', office.database, office.now(), office.rules);
  // Queued, and the messenger does not answer for thirteen days.
  for (let date = 8; date <= 20; date += 1) {
    office.moveTo(`2022-07-${String(date).padStart(2, '0')} 08:00`);
    await runJob('reminders', office.database, office.now(), office.rules);
  }
  expect([urgings(office), told(office, 'VP')]).toEqual([['1'], 0]);
  await office.relay.drain();
  expect([urgings(office), told(office, 'VP')]).toEqual([['1', '3'], 0]);
  await office.advanceTo('2022-07-24 23:00');
  expect([urgings(office), told(office, 'VP')]).toEqual([['1', '3'], 0]);
  await office.advanceTo('2022-07-25 09:00');
  expect([urgings(office), told(office, 'VP')]).toEqual([['1', '3', '7'], 1]);
  office.close();
});

test('twenty old tasks with different dates make one bundle a month', async () => {
  const programme = Array.from({ length: 20 }, (_, index) => ({
    ref: `I.${String(index + 1)}`,
    title: `Nhiệm vụ ${String(index + 1)}`,
    lead: 'Sở Xây dựng',
    deadline: `Ngày ${String(index + 3).padStart(2, '0')}/02/2022`,
  }));
  const office = await openOffice({ at: '2022-06-20 08:00', programme });
  await office.linkAgency('SXD', lan);
  await office.advanceTo('2022-06-20 09:00');
  for (let task = 1; task <= 20; task += 1) await office.says(lan, 'SXD', `#${String(task)} đang làm ${String(task)}%`);
  await office.advanceTo('2022-12-31 09:00');
  const bundles = office.sentTo('SXD').filter(({ text }) => text.startsWith('Đôn đốc'));
  // The first month's day is held back by the answers.
  expect(bundles.map(({ text }) => text.split('\n')[0])).toEqual(
    Array.from({ length: 5 }, () => 'Đôn đốc – Sở Xây dựng: 20 nhiệm vụ'),
  );
  office.close();
});
