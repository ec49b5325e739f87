// covers src/usecases/remind/edit-bundle.ts, src/store/outbox/outbox-edits.ts
import { expect, test } from 'vitest';
import { people } from '../../people.ts';
import { openOffice, type Office } from '../../support/office.ts';
import type { Heard } from '../../support/office/recording-channel.ts';

/** 23 tasks of one agency that fall due together. */
const TASKS = Array.from({ length: 23 }, (_, at) => ({
  ref: `I.${String(at + 1)}`,
  title: `Lập quy hoạch khu số ${String(at + 1)}`,
  lead: 'Sở Xây dựng',
  deadline: 'Quý II/2022',
}));

async function withBundle(tasks = 23): Promise<{ office: Office; bundle: () => Heard }> {
  const office = await openOffice({ programme: TASKS.slice(0, tasks), at: '2022-06-20 08:00', followed: true });
  await office.linkAgency('SXD', people.lan);
  await office.advanceTo('2022-06-21 08:00');
  const id = office.sentTo('SXD').findLast(({ buttons }) => buttons.includes('Đã nhận tất cả'))?.messageId;
  return {
    office,
    bundle: () => {
      const found = office.sentTo('SXD').find(({ messageId }) => messageId === id);
      if (found === undefined) throw new Error('No bundle was sent');
      return found;
    },
  };
}

test('choosing a number changes the bundle, and posts nothing', async () => {
  const { office, bundle } = await withBundle(3);
  const before = office.sentTo('SXD').length;
  expect(await office.presses(people.lan, 'SXD', '#2', bundle())).toMatchObject({ alert: false });
  expect(office.sentTo('SXD')).toHaveLength(before);
  expect(bundle().buttons.slice(0, 2)).toEqual(['#2 đang thực hiện', 'Đã hoàn thành']);
  expect(bundle().buttons).toContain('#1');
  expect(bundle().buttons).not.toContain('#2');
});

test('23 tasks are answered by 24 taps, and no message is added to the group', async () => {
  const { office, bundle } = await withBundle();
  const before = office.sentTo('SXD').length;
  await office.presses(people.lan, 'SXD', '#1', bundle());
  let taps = 1;
  for (let at = 1; at <= 23; at += 1) {
    await office.passes(10);
    const toast = await office.presses(people.lan, 'SXD', `#${String(at)} đang thực hiện`, bundle());
    taps += 1;
    const left = at === 23 ? 'đã trả lời đủ' : `còn ${String(23 - at)}`;
    expect(toast).toEqual({ text: `#${String(at)} ✓ đang thực hiện · ${left}`, alert: false });
  }
  await office.passes(10);
  expect(taps).toBeLessThanOrEqual(25);
  expect(office.sentTo('SXD').length - before).toBeLessThanOrEqual(2);
  expect(bundle().text).toContain('Đã trả lời đủ 23 nhiệm vụ');
  expect(bundle().text.match(/✓ #\d+ \(/gu)).toHaveLength(23);
  for (let at = 1; at <= 23; at += 1) expect(office.assignment(`#${String(at)}`).status).toBe('in_progress');
});

test('edits of one message are at most 15 a minute, and the newest wins', async () => {
  const { office, bundle } = await withBundle();
  const before = office.edits().length;
  for (let at = 1; at <= 23; at += 1) {
    const { id: assignment, rev } = office.assignment(`#${String(at)}`);
    const action = { kind: 'report', assignment, rev, status: 'in_progress' } as const;
    await office.pressesRaw(people.lan, 'SXD', action, bundle().messageId);
  }
  expect(office.edits().length - before).toBeLessThanOrEqual(5);
  for (let second = 0; second < 60; second += 1) await office.passes(1);
  expect(office.edits().length - before).toBeLessThanOrEqual(15);
  expect(bundle().text).toContain('Đã trả lời đủ 23 nhiệm vụ');
});

test('an obstacle and another date are picked in place by two taps, and recorded', async () => {
  const { office, bundle } = await withBundle(4);
  const before = office.sentTo('SXD').length;
  await office.presses(people.lan, 'SXD', '#1', bundle());
  await office.presses(people.lan, 'SXD', 'Vướng mắc', bundle());
  expect(bundle().buttons.slice(0, 6)).toEqual([
    'Mặt bằng',
    'Kinh phí',
    'Chờ bộ, ngành',
    'Thủ tục',
    'Khác…',
    '◂ Quay lại',
  ]);
  await office.presses(people.lan, 'SXD', 'Chờ bộ, ngành', bundle());
  expect(office.assignment('#1').obstacle).toBe('chờ bộ, ngành');
  await office.passes(10);
  await office.presses(people.lan, 'SXD', 'Xin gia hạn', bundle());
  await office.passes(10);
  const days = bundle().buttons.slice(0, 4);
  expect(days).toEqual(['+1 tháng (30/07/2022)', 'Hết quý (30/09/2022)', 'Hết năm (31/12/2022)', 'Ngày khác…']);
  await office.presses(people.lan, 'SXD', 'Hết quý (30/09/2022)', bundle());
  expect(office.assignment('#2')).toMatchObject({ waitingFor: 'extension', requestedDueOn: '2022-09-30' });
  await office.passes(10);
  await office.presses(people.lan, 'SXD', '75 %', bundle());
  expect(office.assignment('#3').progress).toBe(75);
  await office.passes(10);
  await office.presses(people.lan, 'SXD', 'Không thuộc trách nhiệm', bundle());
  expect(office.assignment('#4').waitingFor).toBe('handover');
  expect(office.sentTo('SXD')).toHaveLength(before);
});

test('a ready date that has passed is asked for anew, and that question waits', async () => {
  const { office, bundle } = await withBundle(3);
  await office.presses(people.lan, 'SXD', '#2', bundle());
  await office.presses(people.lan, 'SXD', 'Xin gia hạn', bundle());
  const asSent = bundle();
  await office.advanceTo('2022-08-01 08:00');
  await office.presses(people.lan, 'SXD', '+1 tháng (30/07/2022)', asSent);
  expect(office.assignment('#2').waitingFor).toBeNull();
  await office.says(people.lan, 'SXD', '30/09/2022 vì chờ thẩm định', { replyTo: office.lastTo('SXD') });
  expect(office.assignment('#2').requestedDueOn).toBe('2022-09-30');
});

test('“Khác…” asks for words, which are recorded', async () => {
  const { office, bundle } = await withBundle(3);
  await office.presses(people.lan, 'SXD', '#2', bundle());
  await office.presses(people.lan, 'SXD', 'Vướng mắc', bundle());
  await office.presses(people.lan, 'SXD', 'Khác…', bundle());
  await office.says(people.lan, 'SXD', 'nhà thầu bỏ dở công trình', { replyTo: office.lastTo('SXD') });
  expect(office.assignment('#2').obstacle).toContain('nhà thầu');
});

test('the last answer is taken back in place, and its task is asked about again', async () => {
  const { office, bundle } = await withBundle(3);
  await office.presses(people.lan, 'SXD', '#1', bundle());
  await office.presses(people.lan, 'SXD', 'Đã hoàn thành', bundle());
  expect(office.assignment('#1').status).toBe('pending_confirmation');
  const before = office.sentTo('SXD').length;
  const toast = await office.presses(people.lan, 'SXD', 'Hoàn tác #1', bundle());
  expect(toast?.text).toBe('Đã hoàn tác #1 (I.1).');
  expect(office.assignment('#1').status).toBe('not_started');
  expect(office.sentTo('SXD')).toHaveLength(before);
  expect(bundle().buttons[0]).toBe('#1 đang thực hiện');
  expect(bundle().text).not.toContain('✓ #1 (');
});

test('a tap on the bundle as it stood before an edit acts on the state it was made for', async () => {
  const { office, bundle } = await withBundle(3);
  await office.presses(people.lan, 'SXD', '#1', bundle());
  const old = bundle();
  await office.presses(people.lan, 'SXD', 'Đã hoàn thành', old);
  // The second person still sees the keyboard from before.
  const toast = await office.presses(people.lan, 'SXD', '75 %', old);
  expect(toast).toMatchObject({ alert: true });
  expect(office.assignment('#1').status).toBe('pending_confirmation');
  expect(office.assignment('#2').status).toBe('not_started');
});

test('two people tap the same answer at once: it is recorded once', async () => {
  const { office, bundle } = await withBundle(3);
  await office.presses(people.lan, 'SXD', '#1', bundle());
  const old = bundle();
  await office.presses(people.lan, 'SXD', '#1 đang thực hiện', old);
  const events = office.events('#1').length;
  const toast = await office.presses(people.lan, 'SXD', '#1 đang thực hiện', old);
  expect(toast?.text).toBe('#1 (I.1): đã ghi nhận trước đó.');
  expect(office.events('#1')).toHaveLength(events);
});

test('an answer for all ticks what it answered, and leaves the rest to be picked', async () => {
  const { office, bundle } = await withBundle(4);
  await office.presses(people.lan, 'SXD', '#2', bundle());
  await office.presses(people.lan, 'SXD', '50 %', bundle());
  await office.presses(people.lan, 'SXD', 'Tất cả đang thực hiện', bundle());
  await office.passes(10);
  expect(bundle().text).toContain('Đã trả lời đủ 4 nhiệm vụ');
  expect(office.assignment('#2').progress).toBe(50);
});

test('an answer in words ticks its task, whatever message asked for it', async () => {
  const { office, bundle } = await withBundle(4);
  await office.presses(people.lan, 'SXD', '#2', bundle());
  await office.presses(people.lan, 'SXD', 'Vướng mắc', bundle());
  await office.presses(people.lan, 'SXD', 'Khác…', bundle());
  await office.says(people.lan, 'SXD', 'nhà thầu bỏ dở công trình', { replyTo: office.lastTo('SXD') });
  await office.passes(10);
  expect(bundle().text).toContain('✓ #2 (');
  expect(bundle().text).toContain('còn 3');
  await office.says(people.lan, 'private', '#3 70%');
  await office.passes(10);
  expect(bundle().text).toContain('✓ #3 (');
  await office.says(people.lan, 'SXD', '#4 đang thực hiện', { replyTo: office.lastTo('SXD') });
  await office.passes(10);
  expect(bundle().text).toContain('✓ #4 (');
  await office.says(people.lan, 'SXD', 'nhầm', { replyTo: office.lastTo('SXD') });
  await office.passes(10);
  expect(bundle().text).not.toContain('✓ #4 (');
  expect(bundle().text).toContain('còn 2');
});

test('of two bundles about a task both are ticked, and no message is added beside the receipt', async () => {
  const { office, bundle } = await withBundle(3);
  await office.advanceTo('2022-06-28 08:00');
  const newer = (): Heard =>
    office
      .sentTo('SXD')
      .filter(({ buttons, text }) => buttons.length > 0 && /còn|nhiệm vụ/u.test(text))
      .at(-1) as Heard;
  expect(newer().messageId).not.toBe(bundle().messageId);
  await office.says(people.lan, 'SXD', '2 70%', { replyTo: bundle() });
  await office.passes(20);
  const bundles = office.sentTo('SXD').filter(({ text }) => text.startsWith('Nhắc việc') || text.includes('✓ #2 ('));
  expect(bundles.length).toBeGreaterThanOrEqual(2);
  for (const each of bundles) expect(each.text).toContain('✓ #2 (');
});
