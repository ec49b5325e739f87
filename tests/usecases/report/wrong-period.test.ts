import { afterEach, beforeEach, expect, test } from 'vitest';
import { people } from '../../people.ts';
import type { Office } from '../../support/office.ts';
import { openLinked } from '../../support/office/linked-office.ts';

const TASKS = [{ ref: 'I.1', title: 'Báo cáo tình hình', lead: 'Sở Xây dựng', deadline: 'Hằng quý' }];

let office: Office;
beforeEach(async () => {
  office = await openLinked({ at: '2022-06-24 08:00', programme: TASKS }, { VP: people.binh, SXD: people.lan });
});
afterEach(() => {
  office.close();
});

test('a report for a period that has not begun, or is closed, is not written and says why', async () => {
  await office.says(people.lan, 'SXD', '#1 quý II/2022 xong');
  await office.says(people.binh, 'VP', '/xacnhan 1 quý II/2022');
  const states = () =>
    office.database.raw.prepare('select period, status, rev from assignment where task_id = 1').all();
  const before = states();
  await office.says(people.lan, 'SXD', '#1 quý IV/2022 xong');
  expect(office.lastTo('SXD').text).toContain('quý IV/2022');
  await office.says(people.lan, 'SXD', '#1 quý II/2022 đang làm 30%');
  expect(office.lastTo('SXD').text).toContain('quý II/2022');
  expect(office.lastTo('SXD').text).toContain('hoàn thành ngày 24/06/2022');
  expect(states()).toEqual(before);
});
