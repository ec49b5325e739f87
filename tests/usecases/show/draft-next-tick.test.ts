import { afterEach, beforeEach, expect, test } from 'vitest';
import { withOverlay } from '../../../src/store/sqlite/overlay.ts';
import { draftNextTick, tablesOfDraft, type Draft } from '../../../src/usecases/show/draft-next-tick.ts';
import { workAt } from '../../../src/usecases/work.ts';
import { newRegistryPath } from '../../cli/command-line.ts';
import { people } from '../../people.ts';
import { openOffice, type Office } from '../../support/office.ts';

const TASKS = [
  { ref: 'I.1', title: 'Báo cáo giải ngân', lead: 'Sở Xây dựng', deadline: 'Ngày 1 hằng tháng' },
  { ref: 'I.2', title: 'Lập quy hoạch', lead: 'Sở Xây dựng', deadline: 'Năm 2024' },
];

const draftOfHelper = (): Draft =>
  withOverlay(
    office.database,
    office.database.read((tx) => tablesOfDraft(workAt(tx, office.now(), office.rules))),
    (tx) => draftNextTick(workAt(tx, office.now(), office.rules)),
  );

let office: Office;
beforeEach(async () => {
  office = await openOffice({ at: '2022-06-20 08:00', programme: TASKS, path: newRegistryPath() });
  await office.linkSecretariat(people.binh);
  await office.linkAgency('SXD', people.lan);
  for (const period of ['tháng 3/2022', 'tháng 4/2022', 'tháng 5/2022', 'tháng 6/2022']) {
    await office.says(people.lan, 'SXD', `#1 ${period} xong`);
    await office.says(people.binh, 'VP', `/xacnhan 1 ${period}`);
  }
  await office.advanceTo('2022-06-30 20:00');
});
afterEach(() => {
  office.close();
});

const rowsOf = (table: string): unknown => office.database.raw.prepare(`select * from ${table} order by 1`).all();

test('a draft foresees the periods that open by the next tick, and changes nothing', async () => {
  const before = [rowsOf('assignment'), rowsOf('wake'), rowsOf('event'), rowsOf('outbox')];
  // As the helper sees it, and as the bot itself does.
  const ofHelper = draftOfHelper();
  const own = office.database.transact((tx) => draftNextTick(workAt(tx, office.now(), office.rules)));
  expect([rowsOf('assignment'), rowsOf('wake'), rowsOf('event'), rowsOf('outbox')]).toEqual(before);
  expect(ofHelper).toEqual(own);
  expect(own.at).toBe('2022-07-01T01:00:00.000Z');
  const [foreseen] = own.messages.filter(({ to }) => to === 'Sở Xây dựng');
  expect(foreseen?.text).toContain('kỳ tháng 7/2022');
  const sent = office.sentTo('SXD').length;
  await office.advanceTo('2022-07-01 09:00');
  expect(office.sentTo('SXD')[sent]?.text).toBe(foreseen?.text);
});

test('digests that wait for a working day stand in the draft, and what repeats an old one does not', async () => {
  office.close();
  const programme = [
    { ref: 'I.1', title: 'Lập quy hoạch', lead: 'Sở Xây dựng', deadline: 'Ngày 30/12/2024' },
    { ref: 'I.2', title: 'Sửa quy hoạch', lead: 'Sở Tài chính', deadline: 'Ngày 30/12/2024' },
  ];
  office = await openOffice({ at: '2022-07-01 08:00', programme, path: newRegistryPath() });
  await office.linkLeaders(people.son);
  await office.linkAgency('SXD', people.lan);
  await office.says(people.lan, 'SXD', '/giahan 1 30/12/2025 chờ thẩm định');
  const digests = (): string[] =>
    draftOfHelper().messages.flatMap(({ to, text }) => (text.startsWith('Tổng hợp tuần') ? [to] : []));
  office.moveTo('2022-07-03 20:00');
  await office.digest();
  const first = digests();
  expect(first).toHaveLength(2);
  expect(first).toContain('Sở Xây dựng');
  await office.advanceTo('2022-07-11 08:00');
  // Without the change of the week before.
  await office.digest();
  // Weeks after the digest that it would repeat was sent.
  office.moveTo('2022-07-31 20:00');
  await office.digest();
  expect(digests()).toHaveLength(1);
  expect(digests()).not.toContain('Sở Xây dựng');
});
