/** A message longer than any messenger sends is not read in part: it says so. */

import { afterEach, beforeEach, expect, test } from 'vitest';
import { people } from '../../people.ts';
import type { Office } from '../../support/office.ts';
import { openLinked } from '../../support/office/linked-office.ts';

const TASKS = [{ ref: 'I.1', title: 'Lập quy hoạch', lead: 'Sở Xây dựng', deadline: 'Quý II/2022' }];

let office: Office;

beforeEach(async () => {
  office = await openLinked({ programme: TASKS }, { SXD: people.lan });
});

afterEach(() => {
  office.close();
});

test('nothing of it is recorded, and its sender is told to send shorter ones', async () => {
  await office.says(people.lan, 'SXD', `#1 xong ${'a'.repeat(4096)}`, { mention: true });
  await office.relay.drain();
  expect(office.lastTo('SXD').message.text).toContain('Tin nhắn dài quá 4.096 ký tự');
});

test('nor is a command of that length carried out in part', async () => {
  await office.says(people.lan, 'SXD', `/tim ${'a '.repeat(2100)}`);
  await office.relay.drain();
  expect(office.lastTo('SXD').message.text).toContain('Tin nhắn dài quá 4.096 ký tự');
});

test('in passing in a group it gets no answer', async () => {
  const before = office.sentTo('SXD').length;
  await office.says(people.lan, 'SXD', 'a'.repeat(5000));
  await office.relay.drain();
  expect(office.sentTo('SXD')).toHaveLength(before);
});
