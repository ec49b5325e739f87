import { expect, test } from 'vitest';
import { people } from '../../people.ts';
import { openOffice, type Office } from '../../support/office.ts';
import type { Heard } from '../../support/office/recording-channel.ts';

const TASKS = Array.from({ length: 4 }, (_, at) => ({
  ref: `I.${String(at + 1)}`,
  title: `Lập quy hoạch khu số ${String(at + 1)}`,
  lead: 'Sở Xây dựng',
  deadline: 'Quý II/2022',
}));

async function asked(tasks: number): Promise<{ office: Office; reminder: Heard }> {
  const office = await openOffice({ programme: TASKS.slice(0, tasks), at: '2022-06-20 08:00', followed: true });
  await office.linkAgency('SXD', people.lan);
  await office.advanceTo('2022-06-21 08:00');
  return { office, reminder: office.lastTo('SXD') };
}

test.each([
  ['x', { status: 'pending_confirmation' }],
  ['dt', { status: 'in_progress' }],
  ['ĐT', { status: 'in_progress' }],
  ['1x', { status: 'pending_confirmation' }],
  ['dn', { status: 'not_started', answeredOn: '2022-06-21' }],
] as const)('“%s” answers a reminder of one task', async (said, state) => {
  const { office, reminder } = await asked(1);
  await office.says(people.lan, 'SXD', said, { replyTo: reminder });
  expect(office.assignment('#1')).toMatchObject(state);
});

test('“kd” lets the last report stand', async () => {
  const { office, reminder } = await asked(1);
  await office.says(people.lan, 'SXD', '70%', { replyTo: reminder });
  await office.advanceTo('2022-06-28 08:00');
  await office.says(people.lan, 'SXD', 'kd', { replyTo: office.lastTo('SXD') });
  expect(office.assignment('#1')).toMatchObject({ status: 'in_progress', progress: 70, reportedOn: '2022-06-28' });
});

test('each task of a bundle is answered by its number and a letter or two, beside longer answers', async () => {
  const { office, reminder } = await asked(4);
  await office.says(people.lan, 'SXD', '1x, 2 70%, 3 vướng vốn\n4dt', { replyTo: reminder });
  expect(office.assignment('#1').status).toBe('pending_confirmation');
  expect(office.assignment('#2').progress).toBe(70);
  expect(office.assignment('#3').obstacle).toContain('vốn');
  expect(office.assignment('#4').status).toBe('in_progress');
});

test.each(['x', '1x', 'dt', '2 dt, 3x'])('“%s” says nothing where it answers no message of ours', async (said) => {
  const { office } = await asked(3);
  for (const manner of [{}, { mention: true }]) await office.says(people.lan, 'SXD', said, manner);
  for (const task of ['#1', '#2', '#3']) expect(office.assignment(task).status, task).toBe('not_started');
});

test.each(['c', 'z', 'xx', 'x?', 'không x', '1 x 2', '9x'])('“%s” completes nothing', async (said) => {
  const { office, reminder } = await asked(2);
  await office.says(people.lan, 'SXD', said, { replyTo: reminder });
  for (const task of ['#1', '#2']) expect(office.assignment(task).status, task).toBe('not_started');
});

test('under a question with answers of its own the letters are no report', async () => {
  const { office, reminder } = await asked(2);
  await office.says(people.lan, 'SXD', '1 vướng mắc', { replyTo: reminder });
  await office.says(people.lan, 'SXD', 'x', { replyTo: office.lastTo('SXD') });
  expect(office.assignment('#1').status).not.toBe('pending_confirmation');
});
