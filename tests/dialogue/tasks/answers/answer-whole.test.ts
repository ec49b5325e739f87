import { expect, test } from 'vitest';
import { people } from '../../../people.ts';
import { openOffice, type Office } from '../../../support/office.ts';

/** Eight tasks of one agency that fall due together, and one of another. */
const TASKS = [
  ...Array.from({ length: 8 }, (_, at) => ({
    ref: `I.${String(at + 1)}`,
    title: `Lập quy hoạch khu số ${String(at + 1)}`,
    lead: 'Sở Xây dựng',
    deadline: 'Quý II/2022',
  })),
  { ref: 'II.1', title: 'Mở tuyến đường', lead: 'UBND huyện Thọ Xuân', deadline: 'Quý II/2022' },
];

async function withBundle(reported: readonly number[] = []): Promise<Office> {
  const office = await openOffice({ programme: TASKS, at: '2022-06-15 08:00', followed: true });
  await office.linkAgency('SXD', people.lan);
  for (const id of reported) await office.says(people.lan, 'SXD', `#${String(id)} ${String(10 * id)}%`);
  await office.advanceTo('2022-06-21 08:00');
  return office;
}

const bundleOf = (office: Office) => {
  const bundle = office.sentTo('SXD').findLast(({ buttons }) => buttons.includes('Đã nhận tất cả'));
  if (bundle === undefined) throw new Error('No bundle was sent');
  return bundle;
};
const states = (office: Office): string[] =>
  Array.from({ length: 8 }, (_, at) => {
    const { status, progress, reportedOn, answeredOn } = office.assignment(`#${String(at + 1)}`);
    return [status, progress ?? '–', reportedOn ?? '–', answeredOn ?? '–'].join(' ');
  });

test('one tap records “no change” where there is a report, and names what has none; one receipt tells of all', async () => {
  const office = await withBundle([1, 2, 3, 5]);
  const before = office.sentTo('SXD').length;
  expect(bundleOf(office).buttons).toContain('Như kỳ trước (4)');
  const toast = await office.presses(people.lan, 'SXD', 'Như kỳ trước (4)', bundleOf(office));
  expect(toast).toEqual({ text: 'Đã ghi nhận.', alert: false });
  const said = office.sentTo('SXD').slice(before);
  expect(said).toHaveLength(1);
  expect(said[0]?.text).toContain('không thay đổi so với báo cáo gần nhất: 4 nhiệm vụ – #1, #2, #3, #5.');
  expect(said[0]?.text).toContain('Chưa có báo cáo trước đây nên còn chờ đơn vị cho biết tình hình: #4, #6, #7, #8');
  for (const id of [1, 2, 3, 5]) {
    expect(office.assignment(`#${String(id)}`)).toMatchObject({
      status: 'in_progress',
      progress: 10 * id,
      reportedOn: '2022-06-21',
    });
    expect(office.events(`#${String(id)}`).at(-1)?.kind).toBe('reported');
  }
  for (const id of [4, 6, 7, 8]) expect(office.assignment(`#${String(id)}`).answeredOn).toBeNull();
});

test('tapped again, or by a second person at once, it records nothing twice', async () => {
  const office = await withBundle([1, 2]);
  const asSent = bundleOf(office);
  await office.presses(people.lan, 'SXD', 'Như kỳ trước (2)', asSent);
  const before = [states(office), office.sentTo('SXD').length];
  await office.presses(people.lan, 'SXD', 'Như kỳ trước (2)', asSent);
  expect([states(office), office.sentTo('SXD').length]).toEqual(before);
});

test('what was answered since the bundle was sent keeps its own answer', async () => {
  const office = await withBundle([1, 2, 3]);
  const asSent = bundleOf(office);
  await office.says(people.lan, 'SXD', '#2 xong', { replyTo: asSent });
  await office.says(people.lan, 'SXD', '#3 vướng mặt bằng', { replyTo: asSent });
  expect(bundleOf(office).buttons).toContain('Như kỳ trước (1)');
  await office.presses(people.lan, 'SXD', 'Như kỳ trước (3)', asSent);
  expect(office.assignment('#1').reportedOn).toBe('2022-06-21');
  expect(office.assignment('#2').status).toBe('pending_confirmation');
  expect(office.assignment('#3').obstacle).toContain('mặt bằng');
});

test.each([
  ['như kỳ trước tất cả', [1, 2]],
  ['nhu ky truoc tat ca', [1, 2]],
  ['/khongdoi', [1, 2]],
  ['/unchanged', [1, 2]],
  ['tất cả đang thực hiện', [1, 2, 3, 4, 5, 6, 7, 8]],
  ['tat ca dang thuc hien', [1, 2, 3, 4, 5, 6, 7, 8]],
  ['đã nhận tất cả', [1, 2, 3, 4, 5, 6, 7, 8]],
  ['da nhan tat ca', [1, 2, 3, 4, 5, 6, 7, 8]],
])('“%s” under the bundle answers for all of it, by one message', async (text, answered) => {
  const office = await withBundle([1, 2]);
  const before = office.sentTo('SXD').length;
  await office.says(people.lan, 'SXD', text, { replyTo: bundleOf(office) });
  expect(office.sentTo('SXD').length - before).toBe(1);
  const today = Array.from({ length: 8 }, (_, at) => at + 1).filter(
    (id) => office.assignment(`#${String(id)}`).answeredOn === '2022-06-21',
  );
  expect(today).toEqual(answered);
  expect(office.assignment('#9').answeredOn).toBeNull();
});

test('words that complete are never taken for all tasks', async () => {
  const office = await withBundle([1, 2]);
  for (const text of ['tất cả đã xong', 'đã hoàn thành toàn bộ', 'xong hết rồi']) {
    await office.says(people.lan, 'SXD', text, { replyTo: bundleOf(office) });
  }
  expect(states(office).filter((state) => /completed|pending/u.test(state))).toEqual([]);
});

test('a task on a line of its own is answered for itself, the rest as before', async () => {
  const office = await withBundle([1, 2, 3]);
  await office.says(people.lan, 'SXD', '#2 vướng kinh phí\n#5 70%\ncòn lại như kỳ trước', {
    replyTo: bundleOf(office),
  });
  expect(office.assignment('#2').obstacle).toContain('kinh phí');
  expect(office.assignment('#5').progress).toBe(70);
  expect(office.assignment('#1')).toMatchObject({ progress: 10, reportedOn: '2022-06-21' });
  expect(office.assignment('#3')).toMatchObject({ progress: 30, reportedOn: '2022-06-21' });
  expect(office.assignment('#4').answeredOn).toBeNull();
});

test('another number of tasks than the bundle has is asked about', async () => {
  const office = await withBundle([1, 2]);
  await office.says(people.lan, 'SXD', 'cả 5 nhiệm vụ đều đang thực hiện', { replyTo: bundleOf(office) });
  expect(office.lastTo('SXD').text).toContain('còn tin nhắc có 8 nhiệm vụ');
  expect(states(office).slice(2).join()).not.toContain('2022-06-21');
});

test('/khongdoi with numbers is for these tasks, and names the words that it did not use', async () => {
  const office = await withBundle([1, 2, 3]);
  await office.says(people.lan, 'SXD', '/khongdoi 1 3 theo công văn');
  expect(office.assignment('#1').reportedOn).toBe('2022-06-21');
  expect(office.assignment('#2').reportedOn).toBe('2022-06-15');
  expect(office.assignment('#3').reportedOn).toBe('2022-06-21');
  expect(office.lastTo('SXD').text).toContain('Chưa dùng: “theo công văn”');
});

test('all of it is taken back by one tap, but for what was answered anew', async () => {
  const office = await withBundle([1, 2, 3]);
  await office.presses(people.lan, 'SXD', 'Như kỳ trước (3)', bundleOf(office));
  const receipt = office.lastTo('SXD');
  await office.says(people.lan, 'SXD', '#3 80%');
  await office.presses(people.lan, 'SXD', 'Hoàn tác tất cả', receipt);
  expect(office.assignment('#1').reportedOn).toBe('2022-06-15');
  expect(office.assignment('#2').reportedOn).toBe('2022-06-15');
  expect(office.assignment('#3').progress).toBe(80);
  expect(office.lastTo('SXD').text).toContain('Đã hoàn tác 2 nhiệm vụ – #1, #2.');
});

test('a person without a role records nothing by it', async () => {
  const office = await withBundle([1, 2]);
  const toast = await office.presses(people.tung, 'SXD', 'Như kỳ trước (2)', bundleOf(office));
  expect(toast).toMatchObject({ alert: true });
  await office.says(people.tung, 'SXD', 'như kỳ trước tất cả', { replyTo: bundleOf(office) });
  expect(states(office).join()).not.toContain('2022-06-21');
});

test('on an overdue task it holds one step, and is counted', async () => {
  const office = await withBundle([1, 2]);
  await office.advanceTo('2022-07-01 08:00');
  await office.presses(people.lan, 'SXD', 'Như kỳ trước (2)', bundleOf(office));
  expect(office.assignment('#1').repeats).toBe(1);
  expect(office.lastTo('SXD').text).toContain('Nhiệm vụ quá hạn chỉ lùi một lần nhắc: #1, #2.');
});

test('one task of a message is answered “no change” by one tap', async () => {
  const office = await openOffice({ programme: TASKS.slice(0, 1), at: '2022-06-15 08:00', followed: true });
  await office.linkAgency('SXD', people.lan);
  await office.says(people.lan, 'SXD', '#1 40%');
  await office.advanceTo('2022-06-21 08:00');
  await office.presses(people.lan, 'SXD', 'Không thay đổi');
  expect(office.assignment('#1')).toMatchObject({ progress: 40, reportedOn: '2022-06-21' });
});
