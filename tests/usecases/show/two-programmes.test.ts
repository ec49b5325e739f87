import { afterEach, beforeEach, expect, test } from 'vitest';
import { people } from '../../people.ts';
import { openOffice, type Office } from '../../support/office.ts';
import { addProgramme } from '../../support/office/fill-registry.ts';

const PLAN = { ref: 'I.1', title: 'Lập quy hoạch chung', lead: 'Sở Xây dựng', deadline: 'Quý IV/2022' };

let office: Office;

beforeEach(async () => {
  office = await openOffice({ programme: [PLAN] });
  addProgramme(office.database, [{ ...PLAN, title: 'Rà soát nhà ở xã hội' }], office.now(), office.rules, {
    code: 'second',
    number: '77/QĐ-UBND',
  });
  await office.linkSecretariat(people.binh);
  await office.linkAgency('SXD', people.lan);
});

afterEach(() => {
  office.close();
});

test('a place that stands in two programmes is asked about, and the answer goes to the one that was meant', async () => {
  await office.says(people.lan, 'SXD', 'I.1 xong');
  expect(office.lastTo('SXD').text).toMatch(/#1 \(I\.1\) Lập quy hoạch chung[\s\S]*#2 \(I\.1\) Rà soát nhà ở xã hội/);
  expect(office.assignment('#1').status).toBe('not_started');
  expect(office.assignment('#2').status).toBe('not_started');
  await office.presses(people.lan, 'SXD', '#2');
  expect(office.assignment('#1').status).toBe('not_started');
  expect(office.assignment('#2').status).toBe('pending_confirmation');
});

test('a number names one task only', async () => {
  await office.says(people.lan, 'SXD', '#2 30%');
  expect(office.assignment('#1').progress).toBeNull();
  expect(office.assignment('#2').progress).toBe(30);
});

test('commands ask for the number rather than act on both', async () => {
  await office.says(people.lan, 'SXD', '#1 xong\n#2 xong');
  await office.says(people.binh, 'VP', '/xacnhan I.1');
  expect(office.lastTo('VP').text).toMatch(/^Mục I\.1 có trong nhiều chương trình[\s\S]*15\/QĐ-UBND[\s\S]*77\/QĐ-UBND/);
  expect(office.assignment('#1').status).toBe('pending_confirmation');
  expect(office.assignment('#2').status).toBe('pending_confirmation');
  await office.says(people.binh, 'VP', '/xem I.1');
  expect(office.lastTo('VP').text).toMatch(/^Mục I\.1 có trong nhiều chương trình/);
  await office.says(people.binh, 'VP', 'I.1 đến đâu rồi?');
  await office.says(people.binh, 'VP', 'I.1 đến đâu rồi?', { mention: true });
  expect(office.lastTo('VP').text).toMatch(/^Mục I\.1 có trong nhiều chương trình/);
});
