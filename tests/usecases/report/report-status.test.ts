/** What a report that repeats the last one does to the record. */

import { afterEach, beforeEach, expect, test } from 'vitest';
import { people } from '../../people.ts';
import type { Office } from '../../support/office.ts';
import { openLinked } from '../../support/office/linked-office.ts';

const TASKS = [{ ref: 'I.1', title: 'Lập quy hoạch chung', lead: 'Sở Xây dựng', deadline: 'Năm 2022' }];
const IN = { mention: true };

let office: Office;

beforeEach(async () => {
  office = await openLinked({ programme: TASKS, at: '2022-06-21 08:00' }, { VP: people.binh, SXD: people.lan });
});

afterEach(() => {
  office.close();
});

test('“như kỳ trước” is a report: the last one stands anew', async () => {
  await office.says(people.lan, 'SXD', '#1 60%, vướng mặt bằng', IN);
  const { reportedOn: before } = office.assignment('#1');
  office.moveTo('2022-06-24 08:00');
  await office.says(people.lan, 'SXD', '#1 tình hình vẫn như kỳ trước ạ', IN);
  const after = office.assignment('#1');
  expect(after).toMatchObject({ status: 'in_progress', progress: 60, obstacle: 'mặt bằng' });
  expect([before, after.reportedOn]).toEqual(['2022-06-21', '2022-06-24']);
  expect(office.lastTo('SXD').text).toContain('Đã ghi nhận #1');
});

test('of a task on which nobody has reported it says nothing, and is asked about', async () => {
  await office.says(people.lan, 'SXD', '#1 không thay đổi', IN);
  expect(office.assignment('#1')).toMatchObject({ status: 'not_started', reportedOn: null });
  expect(office.lastTo('SXD').text).toContain('Về #1');
});

test('a promise is work under way, and its day stands in the receipt', async () => {
  await office.says(people.lan, 'SXD', '#1 được 70%, dự kiến hoàn thành 15/7', IN);
  expect(office.assignment('#1')).toMatchObject({ status: 'in_progress', progress: 70 });
  expect(office.lastTo('SXD').text).toContain('dự kiến hoàn thành 15/07/2022');
});
