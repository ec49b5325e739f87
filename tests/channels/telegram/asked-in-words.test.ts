// covers src/usecases/chats/take-away.ts, src/dialogue/context/end-question.ts

/** In privacy mode a group's bot hears replies and commands alone: what wants words opens the reply, and goes when it is answered. */

import { afterEach, expect, test } from 'vitest';
import { people } from '../../people.ts';
import { openTelegramOffice, type TelegramOffice } from '../../support/office/telegram-office.ts';
import type { Chat, Message } from '../../lab/doubles/telegram-double.ts';

const TASKS = Array.from({ length: 3 }, (_, at) => ({
  ref: `I.${String(at + 1)}`,
  title: `Lập quy hoạch khu số ${String(at + 1)}`,
  lead: 'Sở Xây dựng',
  deadline: 'Quý III/2022',
}));

let office: TelegramOffice;
afterEach(() => office.close());

async function open(): Promise<{ group: Chat; lan: ReturnType<TelegramOffice['who']>; card: Message }> {
  office = await openTelegramOffice({ programme: TASKS, double: { privacyMode: true } });
  const lan = office.who(people.lan);
  const group = office.double.supergroup('Sở Xây dựng');
  await office.link(group, lan, 'agency', 'SXD');
  office.double.message({ chat: group, from: lan, text: '#1 xin gia hạn', replyTo: office.newest(group) });
  await office.settled();
  return { group, lan, card: office.newest(group, 'gia hạn đến ngày nào') };
}

const recorded = (): unknown =>
  office.app().database.raw.prepare('select requested_due_on, obstacle from assignment where task_id = 1').get();

test('“Ngày khác” posts a question that opens the reply of whoever pressed, and of nobody else', async () => {
  const { group, lan, card } = await open();
  await office.presses(lan, card, 'Ngày khác…');
  const asked = office.newest(group, 'gia hạn đến ngày nào');
  expect(asked.reply_markup).toBeUndefined();
  expect(asked.force_reply).toEqual({
    force_reply: true,
    selective: true,
    input_field_placeholder: 'Ngày xin gia hạn và lý do',
  });
  const [mention] = asked.entities ?? [];
  expect(mention).toMatchObject({ type: 'text_mention', offset: 0, user: { id: lan.id } });
  expect(asked.text?.slice(0, mention?.length)).toBe(people.lan.name);
});

test.each([
  ['30/12/2022 vì chờ Bộ thẩm định', '2022-12-30'],
  ['đến 15/11/2022, chờ bố trí kinh phí', '2022-11-15'],
  ['31/3/2023', '2023-03-31'],
])('typed into it, “%s” is heard and recorded, and the question goes', async (text, on) => {
  const { group, lan, card } = await open();
  await office.presses(lan, card, 'Ngày khác…');
  const asked = office.newest(group, 'gia hạn đến ngày nào');
  // Without the reply Telegram withholds it.
  office.double.message({ chat: group, from: lan, text });
  await office.settled();
  expect(recorded()).toMatchObject({ requested_due_on: null });
  office.double.message({ chat: group, from: lan, text, replyTo: asked });
  await office.settled();
  expect(recorded()).toMatchObject({ requested_due_on: on });
  expect(office.double.deleted().map(({ message_id: id }) => id)).toEqual([asked.message_id]);
});

test('a question with buttons stays, and opens no reply', async () => {
  const { group, lan, card } = await open();
  expect(card.force_reply).toBeUndefined();
  office.double.message({ chat: group, from: lan, text: '30/12/2022 vì chờ Bộ', replyTo: card });
  await office.settled();
  expect(recorded()).toMatchObject({ requested_due_on: '2022-12-30' });
  expect(office.double.deleted()).toEqual([]);
});

test('one that is let be goes on the morning after its last day', async () => {
  const { group, lan, card } = await open();
  await office.advanceTo('2022-06-21 09:00');
  await office.presses(lan, card, 'Ngày khác…');
  const asked = office.newest(group, 'gia hạn đến ngày nào');
  await office.advanceTo('2022-06-22 18:00');
  expect(office.double.deleted()).toEqual([]);
  await office.advanceTo('2022-06-23 08:30');
  expect(office.double.deleted().map(({ message_id: id }) => id)).toEqual([asked.message_id]);
});

test('what Telegram will not take away stays, and nobody is bothered', async () => {
  const { group, lan, card } = await open();
  await office.presses(lan, card, 'Ngày khác…');
  const asked = office.newest(group, 'gia hạn đến ngày nào');
  const reply = { error_code: 400, description: "Bad Request: message can't be deleted for everyone" };
  office.double.when({ method: 'deleteMessage', reply });
  office.double.message({ chat: group, from: lan, text: '30/12/2022 vì chờ Bộ', replyTo: asked });
  await office.settled();
  expect(recorded()).toMatchObject({ requested_due_on: '2022-12-30' });
  expect(office.double.deleted()).toEqual([]);
  const states = office
    .app()
    .database.raw.prepare("select state from outbox where key like 'take_away:%'")
    .pluck()
    .all();
  expect(states).toEqual(['skipped']);
});
