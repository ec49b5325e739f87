import { afterEach, beforeEach, expect, test } from 'vitest';
import { people } from '../../people.ts';
import type { Office } from '../../support/office.ts';
import { openLinked } from '../../support/office/linked-office.ts';

let office: Office;

beforeEach(async () => {
  const task = { ref: 'I.1', title: 'Lập quy hoạch', lead: 'Sở Xây dựng', deadline: 'Ngày 31/12/2022' };
  office = await openLinked({ programme: [task], at: '2026-11-30 09:00' }, { SXD: people.lan });
  await office.says(people.lan, 'SXD', '#1 xong');
});

afterEach(() => {
  office.close();
});

test.each([
  ['15/11/2022', '2022-11-15'],
  ['ngày 20/12/2022 ạ', '2022-12-20'],
  ['hôm qua', '2026-11-29'],
])('“%s” as a reply to the receipt says when the work was done', async (text, statedOn) => {
  await office.says(people.lan, 'SXD', text, { replyTo: office.lastTo('SXD') });
  expect(office.assignment('#1')).toMatchObject({ status: 'pending_confirmation', statedOn });
});

test.each(['31/2/2023', '5/12/2026'])('“%s” is asked about, and states no day', async (text) => {
  await office.says(people.lan, 'SXD', text, { replyTo: office.lastTo('SXD') });
  expect(office.assignment('#1').statedOn).toBeNull();
  expect(office.lastTo('SXD').text).toContain('chưa ghi nhận gì');
});
