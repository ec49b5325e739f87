import { describe, expect, test } from 'vitest';
import { createQueue } from '../../src/outbox/queue.ts';
import type { Head } from '../../src/store/outbox/outbox-heads.ts';
import { settle } from '../../src/store/outbox/outbox-sending.ts';
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
        queue.look(now, new Set([...freeAt.keys()].filter((chatId) => (freeAt.get(chatId) ?? 0) > moment)));
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

describe('in a long queue', () => {
  /** Chats served in so many looks, one in each that finds anybody; `but` cannot be served. */
  function servedIn(office: PostOffice, looks: number, but: ReadonlySet<number>): string[] {
    const queue = createQueue('rehearsal', false);
    const served: string[] = [];
    for (let look = 0; look < looks; look += 1) {
      office.database.transact((tx) => {
        queue.look(office.clock.now(), but);
        const head = queue.first(tx, ({ chatId }) => !but.has(chatId));
        if (head === undefined) return;
        queue.serve(head);
        settle(tx, head.id, { state: 'sent', messageId: '1', error: null }, office.clock.now());
        served.push(office.chatNow(head.chatId).externalId);
      });
      if (served.length === 0 && !queue.isUnfinished()) throw new Error('nobody is looked for any more');
    }
    expect(queue.isUnfinished()).toBe(false);
    return served;
  }

  test('a chat that must wait hides nobody, though it has the first thousand messages', async () => {
    const office = await openPostOffice();
    const paused = office.chat('phải đợi');
    const [a, b] = [office.chat('A'), office.chat('B')];
    queueMany(office, [
      [paused, 1000],
      [a, 1],
      [b, 1],
    ]);
    expect(servedIn(office, 4, new Set([paused]))).toEqual(['A', 'B']);
  });

  test('somebody behind many chats that must wait is found in some looks, and who looks knows when there is nobody', async () => {
    const office = await openPostOffice();
    const paused = office.chats('phải đợi', 450);
    queueMany(office, [...paused.map((chat): [number, number] => [chat, 2]), [office.chat('A'), 1]]);
    // Five looks until then, and five that find nobody else.
    expect(servedIn(office, 10, new Set(paused))).toEqual(['A']);
  });

  test('chats of one messenger are found behind those of another', async () => {
    const office = await openPostOffice();
    const elsewhere = office.chats('đơn vị', 300);
    office.database.raw.exec("update chat set channel = 'zalo'");
    queueMany(office, [...elsewhere.map((chat): [number, number] => [chat, 1]), [office.chat('A'), 1]]);
    expect(servedIn(office, 3, new Set())).toEqual(['A']);
  });

  test('a chat with much to hear shares its turns with those behind it', async () => {
    const office = await openPostOffice();
    const others = ['A', 'B', 'C'].map((name) => office.chat(name));
    queueMany(office, [[office.chat('bận'), 500], ...others.map((chat): [number, number] => [chat, 3])]);
    const queue = createQueue('rehearsal', false);
    const turns = Array.from({ length: 8 }, () =>
      office.database.transact((tx) => {
        queue.look(office.clock.now(), new Set());
        const head = queue.first(tx, () => true);
        if (head === undefined) return '';
        queue.serve(head);
        settle(tx, head.id, { state: 'sent', messageId: '1', error: null }, office.clock.now());
        return office.chatNow(head.chatId).externalId;
      }),
    );
    expect(turns).toEqual(['bận', 'A', 'B', 'C', 'bận', 'A', 'B', 'C']);
  });

  function queueMany(office: PostOffice, messages: readonly (readonly [chatId: number, count: number])[]): void {
    office.database.transact(() => {
      for (const [chatId, count] of messages) {
        for (let index = 0; index < count; index += 1) office.promise(chatId, 'chào');
      }
    });
  }
});
