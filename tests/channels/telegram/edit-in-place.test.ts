import { afterEach, expect, test } from 'vitest';
import { people } from '../../people.ts';
import { openTelegramOffice, type TelegramOffice } from '../../support/office/telegram-office.ts';
import type { Chat, Message } from '../../lab/doubles/telegram-double.ts';

const TASKS = Array.from({ length: 4 }, (_, at) => ({
  ref: `I.${String(at + 1)}`,
  title: `Lập quy hoạch khu số ${String(at + 1)}`,
  lead: 'Sở Xây dựng',
  deadline: 'Quý II/2022',
}));

let office: TelegramOffice;
afterEach(() => office.close());

async function withBundle(): Promise<{ group: Chat; bundle: Message }> {
  office = await openTelegramOffice({ programme: TASKS, double: { privacyMode: true } });
  const lan = office.who(people.lan);
  const group = office.double.supergroup('Sở Xây dựng');
  await office.link(group, lan, 'agency', 'SXD');
  await office.advanceTo('2022-06-21 08:00');
  return { group, bundle: office.newest(group, 'quy hoạch khu số 4') };
}

const labels = (message: Message): string[] =>
  message.reply_markup?.inline_keyboard.flat().map(({ text }) => text) ?? [];
const statusOf = (task: number): unknown =>
  office.app().database.raw.prepare('select status from assignment where task_id = ?').pluck().get(task);

test('the bundle is edited over the Bot API: its keyboard, its ticks, and nothing is posted', async () => {
  const { group, bundle } = await withBundle();
  const posted = office.double.sent(group).length;
  const lan = office.who(people.lan);
  await office.presses(lan, bundle, '#2');
  expect(labels(bundle)[0]).toBe('#2 đang thực hiện');
  const toast = await office.presses(lan, bundle, '#2 đang thực hiện');
  expect(toast.text).toBe('#2 ✓ đang thực hiện · còn 3');
  expect(bundle.text).toContain('✓ #2 (I.2)');
  expect(bundle.text).toContain('#2 ✓ đang thực hiện · còn 3');
  expect(labels(bundle)[0]).toBe('#3 đang thực hiện');
  expect(office.double.sent(group)).toHaveLength(posted);
  // The emphasis moved along with the ticks.
  const bold = bundle.entities?.map(({ offset, length }) => bundle.text?.slice(offset, offset + length));
  expect(bold).toContain('#2 (I.2)');
  expect(bold).toContain('#4 (I.4)');
});

test.each([
  "Bad Request: message can't be edited",
  'Bad Request: message to edit not found',
  'Bad Request: MESSAGE_ID_INVALID',
])('an edit is refused (%s): the record is right, the chat is told in one line, once', async (description) => {
  const { group, bundle } = await withBundle();
  office.double.when({ method: 'editMessageText', reply: { error_code: 400, description } });
  const lan = office.who(people.lan);
  const posted = office.double.sent(group).length;
  await office.presses(lan, bundle, '#1');
  const anew = office.newest(group, 'không cập nhật được nữa');
  expect(labels(anew)[0]).toBe('#1 đang thực hiện');
  office.double.calm();
  await office.presses(lan, anew, '#1 đang thực hiện');
  expect(statusOf(1)).toBe('in_progress');
  expect(anew.text).toContain('còn 3');
  expect(office.double.sent(group)).toHaveLength(posted + 1);
});

test('an edit that changes nothing counts as made', async () => {
  const { group, bundle } = await withBundle();
  const lan = office.who(people.lan);
  const posted = office.double.sent(group).length;
  await office.presses(lan, bundle, '#1');
  await office.presses(lan, bundle, '#3');
  await office.presses(lan, bundle, '#1');
  expect(office.double.sent(group)).toHaveLength(posted);
  const dead = office.app().database.raw.prepare("select count(*) from outbox where state = 'dead'").pluck().get();
  expect(dead).toBe(0);
});
