import { expect, test } from 'vitest';
import { markChatDead } from '../../src/store/people/chats.ts';
import { messenger, openPostOffice, SENT } from './post-office.ts';

test('of messages that go out together each ends as it was answered, and each chat knows what it got', async () => {
  const office = await openPostOffice();
  const chats = office.chats('đơn vị', 6);
  const [accepted, refused, gone, later, dead, unwordable] = chats as [number, number, number, number, number, number];
  office.database.transact((tx) => {
    markChatDead(tx, dead, 'kicked');
  });
  const ids = chats.map((chat) => office.promise(chat, `một ${String(chat)}`));
  const second = office.promise(accepted, 'hai');
  const transport = messenger(({ to }) => {
    if (to === 'đơn vị 1') return { kind: 'refused', why: 'too rude' };
    if (to === 'đơn vị 2') return { kind: 'unreachable', why: 'kicked' };
    if (to === 'đơn vị 3') return { kind: 'retry', afterMs: 600_000, scope: 'chat', why: 'slow down' };
    return SENT;
  });
  const relay = office.relay(transport, {
    atOnce: 10,
    hooks: {
      prepare(_tx, row, payload) {
        if (row.chatId === unwordable) throw new Error('no words');
        if (payload.kind !== 'message') return { kind: 'skip', why: 'nothing to say' };
        return { kind: 'send', message: payload.message, payload };
      },
    },
  });
  await relay.drain();
  expect(ids.map((id) => office.row(id).state)).toEqual(['sent', 'dead', 'dead', 'queued', 'dead', 'queued']);
  expect(ids.map((id) => office.row(id).attempts)).toEqual([1, 1, 1, 1, 0, 0]);
  expect(office.row(second)).toMatchObject({ state: 'sent', messageId: '1004' });
  expect(transport.calls.map(({ to, text }) => `${to}: ${text}`)).toEqual([
    'đơn vị 0: một 1',
    'đơn vị 1: một 2',
    'đơn vị 2: một 3',
    'đơn vị 3: một 4',
    'đơn vị 0: hai',
  ]);
  const times = [accepted, refused, gone, later, unwordable].map((id) => office.chatNow(id));
  expect(times.map(({ lastSentAt }) => lastSentAt !== null)).toEqual([true, true, true, true, false]);
  expect(times.map(({ lastDeliveredAt }) => lastDeliveredAt !== null)).toEqual([true, false, false, false, false]);
  expect(office.told).toEqual([`dead ${String(ids[1])}: too rude`, 'died đơn vị 2: kicked']);
});

test('no more go out together than the messenger permits', async () => {
  const office = await openPostOffice();
  for (const chat of office.chats('đơn vị', 9)) office.promise(chat, 'chào');
  const transport = messenger();
  const limits = { overall: [{ messages: 4, windowMs: 600_000 }], chat: [], group: [] };
  const relay = office.relay(transport, { atOnce: 10, limits });
  relay.start();
  await transport.asked(4);
  await relay.stop();
  expect(transport.calls).toHaveLength(4);
});

test('when those that were to go out together cannot be claimed, none has gone out and each does later', async () => {
  const office = await openPostOffice();
  for (const chat of office.chats('đơn vị', 3)) office.promise(chat, 'chào');
  office.database.raw.pragma('query_only = on');
  const transport = messenger();
  const relay = office.relay(transport, { atOnce: 10 });
  relay.start();
  await expect.poll(() => office.warnings).toContain('the database cannot be used; trying on');
  expect(transport.calls).toHaveLength(0);
  office.database.raw.pragma('query_only = off');
  relay.wake();
  await transport.asked(3);
  await relay.stop();
  expect(office.row(3).state).toBe('sent');
});
