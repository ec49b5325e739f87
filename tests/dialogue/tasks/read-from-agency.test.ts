import { afterEach, beforeEach, expect, test } from 'vitest';
import { people } from '../../people.ts';
import { openOffice, type Office } from '../../support/office.ts';

let office: Office;

beforeEach(async () => {
  const task = { ref: 'I.1', title: 'Sửa chữa cầu Hón Sung', lead: 'Sở Xây dựng', deadline: 'Quý IV/2022' };
  office = await openOffice({ programme: [task] });
  await office.linkAgency('SXD', people.lan);
});

afterEach(() => {
  office.close();
});

test.each([
  ['cầu Hón Sung xong móng rồi', 'not_started'],
  ['cầu Hón Sung sửa xong rồi', 'pending_confirmation'],
])('“%s”: the task is %s', async (text, status) => {
  await office.says(people.lan, 'SXD', `#1 ${text}`, { mention: true });
  expect(office.assignment('#1').status).toBe(status);
});
