import { afterEach, beforeEach, expect, test } from 'vitest';
import { withOverlay } from '../../../src/store/sqlite/overlay.ts';
import { draftNextTick, tablesOfDraft } from '../../../src/usecases/show/draft-next-tick.ts';
import { workAt } from '../../../src/usecases/work.ts';
import { newRegistryPath } from '../../cli/command-line.ts';
import { people } from '../../people.ts';
import { openOffice, type Office } from '../../support/office.ts';

const TASKS = [
  { ref: 'I.1', title: 'Báo cáo giải ngân', lead: 'Sở Xây dựng', deadline: 'Ngày 1 hằng tháng' },
  { ref: 'I.2', title: 'Lập quy hoạch', lead: 'Sở Xây dựng', deadline: 'Năm 2024' },
];

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
  const ofHelper = withOverlay(
    office.database,
    office.database.read((tx) => tablesOfDraft(workAt(tx, office.now(), office.rules))),
    (tx) => draftNextTick(workAt(tx, office.now(), office.rules)),
  );
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
