import { expect, test } from 'vitest';
import { addMs, type Instant } from '../../../src/domain/calendar/dates.ts';
import { dueHeads, dueHeadOf, URGENCIES, type Urgency } from '../../../src/store/outbox/outbox-heads.ts';
import { lease } from '../../../src/store/outbox/outbox-sending.ts';
import { openPostOffice } from '../../outbox/post-office.ts';

interface Message {
  readonly id: number;
  readonly chatId: number;
  readonly urgency: Urgency;
  readonly dueAt: Instant;
  readonly isSending: boolean;
}

const KINDS = {
  awaited: { kind: 'receipt', unprompted: false },
  reminding: { kind: 'reminder', unprompted: true },
  digest: { kind: 'digest', unprompted: true },
} as const;

/** Numbers below `limit` that look random and are the same each time. */
function draw(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * limit);
  };
}

test.each([1, 2, 3])(
  'whatever the queue, each chat has the head that its messages give it (queue %i)',
  async (seed) => {
    const office = await openPostOffice();
    const { database, clock } = office;
    const next = draw(seed);
    const now = clock.now();
    const chats = office.chats('đơn vị', 150);
    const messages: Message[] = [];
    database.transact((tx) => {
      for (let index = 0; index < 1500; index += 1) {
        // Few chats have most of the messages, and some chats have more urgent ones than others.
        const chatId = chats[next(next(2) === 0 ? 5 : 150)] ?? 0;
        const urgency = URGENCIES[chatId % 4 === 0 ? 2 : next(3)] ?? 'digest';
        const dueAt = addMs(now, (next(8) - 5) * 60_000);
        const id = office.promise(chatId, 'chào', { ...KINDS[urgency], dueAt });
        const isSending = next(100) === 0 && lease(tx, [id], now).has(id);
        messages.push({ id, chatId, urgency, dueAt, isSending });
      }
    });
    database.raw.exec("update chat set channel = 'zalo' where id % 5 = 0");
    const ours = chats.filter((id) => id % 5 !== 0);
    const but = new Set(ours.filter((id) => id % 7 === 0));
    const most = new Map(ours.map((chatId) => [chatId, mostUrgent(messages, chatId, now)]));

    for (const urgency of URGENCIES) {
      const heads = database.read((tx) => dueHeads(tx, urgency, { channel: 'rehearsal', now, but, limit: 1000 }));
      const found = Object.fromEntries(heads.map(({ chatId, id }) => [chatId, id]));
      const right = [...most].flatMap(([chatId, head]) =>
        head?.urgency === urgency && !but.has(chatId) ? [[chatId, head.id] as const] : [],
      );
      expect(heads).toHaveLength(right.length);
      expect(found).toEqual(Object.fromEntries(right));
    }
    for (const [chatId, head] of most) {
      const found = database.read((tx) => dueHeadOf(tx, { chatId, channel: 'rehearsal', now }));
      expect(found?.id).toBe(head?.id);
    }
  },
);

/** The first of the most urgent messages of a chat that are due, unless something of it is in the air. */
function mostUrgent(messages: readonly Message[], chatId: number, now: Instant): Message | undefined {
  const its = messages.filter((message) => message.chatId === chatId);
  if (its.some(({ isSending }) => isSending)) return undefined;
  const due = its.filter(({ dueAt }) => dueAt <= now);
  return URGENCIES.flatMap((urgency) => due.find((message) => message.urgency === urgency) ?? [])[0];
}

test('a message that fell due later than those behind it is still the first of its chat', async () => {
  const office = await openPostOffice();
  const { database, clock } = office;
  const chat = office.chat('A');
  const start = clock.now();
  const again = office.promise(chat, 'một', { dueAt: addMs(start, 1000) });
  database.transact(() => {
    for (let index = 0; index < 300; index += 1) office.promise(chat, 'hai', { dueAt: start });
  });
  const look = { channel: 'rehearsal' as const, but: new Set<number>(), limit: 1 };
  const head = (now: Instant) => database.read((tx) => dueHeads(tx, 'awaited', { ...look, now }))[0]?.id;
  expect(head(start)).toBe(again + 1);
  expect(head(addMs(start, 2000))).toBe(again);
});

test('a message is found behind any number of its chat that are not due yet', async () => {
  const office = await openPostOffice();
  const { database, clock } = office;
  const chat = office.chat('A');
  const tomorrow = addMs(clock.now(), 86_400_000);
  database.transact(() => {
    for (let index = 0; index < 300; index += 1) office.promise(chat, 'mai', { dueAt: tomorrow });
  });
  const due = office.promise(chat, 'nay');
  const look = { channel: 'rehearsal' as const, now: clock.now(), but: new Set<number>(), limit: 1 };
  expect(database.read((tx) => dueHeads(tx, 'awaited', look))).toMatchObject([{ id: due }]);
});
