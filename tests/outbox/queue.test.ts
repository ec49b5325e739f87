import { expect, test } from 'vitest';
import { createQueue } from '../../src/outbox/queue.ts';
import type { Head } from '../../src/store/outbox.ts';
import { settle } from '../../src/store/outbox.ts';
import { openPostOffice, type PostOffice } from './post-office.ts';

/** Whose turn each moment is, "" for nobody's, when a chat that was served is not free for so many moments. */
function turnsOf(office: PostOffice, moments: number, away: number): string[] {
  const queue = createQueue('rehearsal', true);
  const freeAt = new Map<number, number>();
  return Array.from({ length: moments }, (_, moment) => {
    const isFree = ({ chatId }: Head): boolean => (freeAt.get(chatId) ?? 0) <= moment;
    return office.database.transact((tx) => {
      const now = office.clock.now();
      let head = queue.first(tx, isFree);
      if (head === undefined) {
        queue.look(
          now,
          [...freeAt.keys()].filter((chatId) => (freeAt.get(chatId) ?? 0) > moment),
        );
        head = queue.first(tx, isFree);
      }
      if (head === undefined) return '';
      queue.serve(head);
      freeAt.set(head.chatId, moment + away + 1);
      settle(tx, head.id, { state: 'sent', messageId: '1', error: null }, now);
      return office.chatNow(head.chatId).externalId;
    });
  });
}

test('a busy group has its row of messages while others hear their first, in one turn of four at most', async () => {
  const office = await openPostOffice();
  const busy = office.chat('bận');
  office.promise(busy, 'chào');
  for (let index = 0; index < 150; index += 1) office.promise(office.chat(`đơn vị ${String(index)}`), 'chào');
  for (let index = 1; index < 20; index += 1) office.promise(busy, 'chào');
  const turns = turnsOf(office, 175, 6);
  const its = turns.flatMap((chat, turn) => (chat === 'bận' ? [turn] : []));
  // The next as soon as it is free, though it lies behind a hundred and fifty that fell due before.
  expect(its).toEqual(Array.from({ length: 20 }, (_, index) => 7 * index));
  expect(turns.slice(170)).toEqual(['', '', '', '', '']);
});

test('however many groups are busy, three turns of four are for those who were served longest ago', async () => {
  const office = await openPostOffice();
  const busy = Array.from({ length: 30 }, (_, index) => office.chat(`bận ${String(index)}`));
  for (let index = 0; index < 10; index += 1) for (const chat of busy) office.promise(chat, 'chào');
  for (let index = 0; index < 60; index += 1) office.promise(office.chat(`đơn vị ${String(index)}`), 'chào');
  const turns = turnsOf(office, 120, 6);
  // Ninety chats have had their first turn; who came back meanwhile did so in a quarter of the turns, in turn.
  expect(new Set(turns).size).toBe(90);
  const lastTurns = turns.flatMap((chat, turn) => {
    const before = turns.lastIndexOf(chat, turn - 1);
    return turn === 0 || before === -1 ? [] : [before];
  });
  expect(lastTurns).toHaveLength(30);
  expect(lastTurns).toEqual(lastTurns.toSorted((a, b) => a - b));
});

test('who comes back with less urgent news is served after the others', async () => {
  const office = await openPostOffice();
  const chat = office.chat('A');
  office.promise(chat, 'trả lời', { kind: 'answer' });
  office.promise(chat, 'nhắc', { kind: 'reminder', unprompted: true });
  for (let index = 0; index < 10; index += 1) office.promise(office.chat('B'), 'trả lời', { kind: 'answer' });
  for (let index = 0; index < 10; index += 1) office.promise(office.chat('C'), 'trả lời', { kind: 'answer' });
  const turns = turnsOf(office, 22, 1);
  expect(turns.lastIndexOf('A')).toBe(21);
});
