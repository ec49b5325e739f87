// covers src/usecases/remind/edit-bundle.ts, src/dialogue/context/press-in-place.ts

/** A bundle over the Bot API while it is not as the presser sees it: edits refused or put off, two people at once, old keyboards. */

import { afterEach, expect, test } from 'vitest';
import { people } from '../../people.ts';
import { openTelegramOffice, type TelegramOffice } from '../../support/office/telegram-office.ts';
import type { Chat, Message, Person } from '../../lab/doubles/telegram-double.ts';

const TASKS = Array.from({ length: 4 }, (_, at) => ({
  ref: `I.${String(at + 1)}`,
  title: `Lập quy hoạch khu số ${String(at + 1)}`,
  lead: 'Sở Xây dựng',
  deadline: 'Quý II/2022',
}));

let office: TelegramOffice;
afterEach(() => office.close());

interface Scene {
  readonly group: Chat;
  readonly bundle: Message;
  readonly lan: Person;
  readonly minh: Person;
  /** Messages in the group since the bundle. */
  readonly added: () => readonly (string | undefined)[];
}

async function withBundle(): Promise<Scene> {
  office = await openTelegramOffice({ programme: TASKS, double: { privacyMode: true } });
  const [lan, minh] = [office.who(people.lan), office.who(people.minh)];
  const group = office.double.supergroup('Sở Xây dựng');
  await office.link(group, lan, 'agency', 'SXD');
  const his = office.double.message({ chat: group, from: minh, text: 'chào cả nhóm' });
  office.double.message({ chat: group, from: lan, text: '/daumoi', replyTo: his });
  await office.settled();
  await office.advanceTo('2022-06-21 08:00');
  const bundle = office.newest(group, 'quy hoạch khu số 4');
  const before = office.double.sent(group).length;
  return {
    group,
    bundle,
    lan,
    minh,
    added: () =>
      office.double
        .sent(group)
        .slice(before)
        .map(({ text }) => text),
  };
}

const labels = (message: Message): string[] =>
  message.reply_markup?.inline_keyboard.flat().map(({ text }) => text) ?? [];
const recordOf = (task: number): unknown =>
  office.app().database.raw.prepare('select status, progress from assignment where task_id = ?').get(task);
const eventsOf = (task: number): unknown[] =>
  office
    .app()
    .database.raw.prepare(
      "select event.kind from event join assignment on assignment.id = assignment_id where assignment.task_id = ? and event.kind like '%report%'",
    )
    .pluck()
    .all(task);
const statesOfEdits = (): unknown[] =>
  office.app().database.raw.prepare("select distinct state from outbox where key like 'edit:%'").pluck().all();

test('“message is not modified” is no failure: nobody is told, and later answers are shown', async () => {
  const { bundle, lan, added } = await withBundle();
  const description =
    'Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message';
  office.double.when({ method: 'editMessageText', reply: { error_code: 400, description } });
  const toast = await office.presses(lan, bundle, '#1');
  expect(toast.alert).toBe(false);
  await office.presses(lan, bundle, '#2');
  await office.presses(lan, bundle, '#2 đang thực hiện');
  expect(bundle.text).toContain('#2 ✓ đang thực hiện · còn 3');
  expect(recordOf(2)).toMatchObject({ status: 'in_progress' });
  expect(added()).toEqual([]);
  expect(statesOfEdits()).toEqual(['sent']);
});

test('429 puts the edit off: the toast says what was recorded, the newest state stands after the pause', async () => {
  const { bundle, lan, added } = await withBundle();
  await office.presses(lan, bundle, '#1');
  const reply = {
    error_code: 429,
    description: 'Too Many Requests: retry after 1',
    parameters: { retry_after: 1 },
  };
  office.double.when({ method: 'editMessageText', reply });
  const toast = await office.presses(lan, bundle, '#1 đang thực hiện');
  expect(toast.text).toBe('#1 ✓ đang thực hiện · còn 3');
  expect(recordOf(1)).toMatchObject({ status: 'in_progress' });
  expect(bundle.text).not.toContain('✓ #1');
  // The keyboard on the phone is still the old one: its next answer is for the same task, and says so.
  expect(labels(bundle)[0]).toBe('#1 đang thực hiện');
  await office.presses(lan, bundle, '#3');
  await office.advanceTo('2022-06-21 08:01');
  expect(bundle.text).toContain('✓ #1 (I.1)');
  expect(labels(bundle)[0]).toBe('#3 đang thực hiện');
  expect(added()).toEqual([]);
});

test.each([
  ['too old', "Bad Request: message can't be edited"],
  ['deleted', 'Bad Request: message to edit not found'],
])(
  'the bundle is %s: a typed answer and a tap are recorded, and one line says so, once',
  async (_what, description) => {
    const { group, bundle, lan, added } = await withBundle();
    office.double.when({ method: 'editMessageText', reply: { error_code: 400, description }, times: 9 });
    office.double.message({ chat: group, from: lan, text: '#2 70%', replyTo: bundle });
    await office.settled();
    expect(recordOf(2)).toMatchObject({ status: 'in_progress', progress: 70 });
    await office.presses(lan, bundle, '#3');
    const told = added().filter((text) => text?.includes('không cập nhật được nữa'));
    expect(told).toHaveLength(1);
    expect(told[0]?.split('\n')[0]).toBe('Tin nhắc trước không cập nhật được nữa; báo cáo của đơn vị vẫn được ghi đủ.');
    // What is still open is offered in that message, which is kept true in the old one's place.
    office.double.calm();
    const anew = office.newest(group, 'không cập nhật được nữa');
    const toast = await office.presses(lan, anew, '#3');
    expect(toast.alert).toBe(false);
    await office.presses(lan, anew, '#3 đang thực hiện');
    expect(recordOf(3)).toMatchObject({ status: 'in_progress' });
    expect(anew.text).toContain('còn 2');
  },
);

test('two people press the same answer at once: it is recorded once, and the second is told in one line', async () => {
  const { group, bundle, lan, minh, added } = await withBundle();
  await office.presses(lan, bundle, '#1');
  const first = office.double.press({ chat: group, from: lan, message: bundle, label: '#1 đang thực hiện' });
  const second = office.double.press({ chat: group, from: minh, message: bundle, label: '#1 đang thực hiện' });
  await office.settled();
  await office.double.waitFor(() => office.double.toasts.length >= 3);
  const said = (id: string): string => office.double.toasts.find(({ queryId }) => queryId === id)?.text ?? '';
  expect(said(first)).toBe('#1 ✓ đang thực hiện · còn 3');
  expect(said(second)).not.toBe('');
  expect(said(second)).not.toContain('\n');
  expect(said(second)).toContain('#1');
  expect(eventsOf(1)).toEqual(['reported']);
  expect(added()).toEqual([]);
});

test('two people press different answers for one task at once: the first stands, the second is told so', async () => {
  const { group, bundle, lan, minh, added } = await withBundle();
  await office.presses(lan, bundle, '#1');
  office.double.press({ chat: group, from: lan, message: bundle, label: 'Đã hoàn thành' });
  const second = office.double.press({ chat: group, from: minh, message: bundle, label: '75 %' });
  await office.settled();
  await office.double.waitFor(() => office.double.toasts.some(({ queryId }) => queryId === second));
  expect(recordOf(1)).toMatchObject({ status: 'pending_confirmation' });
  const toast = office.double.toasts.find(({ queryId }) => queryId === second);
  expect(toast).toMatchObject({ alert: true });
  expect(toast?.text?.length).toBeLessThanOrEqual(200);
  expect(eventsOf(1)).toEqual(['completion_reported']);
  expect(added()).toEqual([]);
});

test('two people answer different tasks at once: both are recorded, and the one message shows both', async () => {
  const { group, bundle, lan, minh, added } = await withBundle();
  await office.presses(lan, bundle, '#1');
  const forFirst = bundle.reply_markup?.inline_keyboard.flat()[0];
  await office.presses(minh, bundle, '#2');
  office.double.press({ chat: group, from: minh, message: bundle, label: '#2 đang thực hiện' });
  // Lan's phone has not yet shown the new keyboard.
  office.double.press({ chat: group, from: lan, message: bundle, data: String(forFirst?.callback_data) });
  await office.settled();
  expect(recordOf(1)).toMatchObject({ status: 'in_progress' });
  expect(recordOf(2)).toMatchObject({ status: 'in_progress' });
  await office.advanceTo('2022-06-21 08:01');
  expect(bundle.text).toContain('✓ #1 (I.1)');
  expect(bundle.text).toContain('✓ #2 (I.2)');
  expect(added()).toEqual([]);
});

test('a tap on the keyboard as it was before an answer: the record stands, and the presser is told in one line', async () => {
  const { group, bundle, lan, minh, added } = await withBundle();
  await office.presses(lan, bundle, '#1');
  const old = bundle.reply_markup?.inline_keyboard.flat() ?? [];
  const dataOf = (label: string): string => String(old.find(({ text }) => text === label)?.callback_data);
  await office.presses(lan, bundle, '75 %');
  for (const label of [
    '#1 đang thực hiện',
    'Đã hoàn thành',
    '50 %',
    'Vướng mắc',
    'Xin gia hạn',
    'Không thuộc trách nhiệm',
  ]) {
    const id = office.double.press({ chat: group, from: minh, message: bundle, data: dataOf(label) });
    await office.double.waitFor(() => office.double.toasts.some(({ queryId }) => queryId === id));
    await office.settled();
    const toast = office.double.toasts.find(({ queryId }) => queryId === id);
    expect(toast?.text, label).toContain('#1');
    expect(toast?.text, label).not.toContain('\n');
    expect(recordOf(1), label).toMatchObject({ status: 'in_progress', progress: 75 });
  }
  expect(added()).toEqual([]);
});

test('a toast that comes too late is no loss: the answer is recorded and the bundle shows it', async () => {
  const { group, bundle, lan, added } = await withBundle();
  await office.presses(lan, bundle, '#1');
  const description = 'Bad Request: query is too old and response timeout expired or query ID is invalid';
  office.double.when({ method: 'answerCallbackQuery', reply: { error_code: 400, description } });
  office.double.press({ chat: group, from: lan, message: bundle, label: '#1 đang thực hiện' });
  await office.settled();
  expect(recordOf(1)).toMatchObject({ status: 'in_progress' });
  expect(bundle.text).toContain('#1 ✓ đang thực hiện · còn 3');
  expect(added()).toEqual([]);
});

test('a bundle too old for Telegram to show: the tap is recorded all the same', async () => {
  const { group, bundle, lan } = await withBundle();
  await office.presses(lan, bundle, '#1');
  const data = String(bundle.reply_markup?.inline_keyboard.flat()[0]?.callback_data);
  office.double.press({ chat: group, from: lan, message: bundle, data, inaccessible: true });
  await office.settled();
  expect(recordOf(1)).toMatchObject({ status: 'in_progress' });
});
