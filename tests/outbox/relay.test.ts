import { describe, expect, test } from 'vitest';
import { splitMessage } from '../../src/conversation/message/split-message.ts';
import { bold, write } from '../../src/conversation/compose/write.ts';
import { LEASE_MS } from '../../src/outbox/lease-messages.ts';
import type { SendOutcome } from '../../src/outbox/transport.ts';
import { addMs } from '../../src/domain/calendar/dates.ts';
import { moveChat, reviveChat } from '../../src/store/people/chats.ts';
import { listOutbox } from '../../src/store/outbox/outbox-lists.ts';
import { held, messenger, openPostOffice, SENT } from './post-office.ts';

const UNKNOWN: SendOutcome = { kind: 'unknown', why: 'timed out' };
const never = (): Promise<SendOutcome> => new Promise(() => undefined);
const textsOf = (calls: readonly { text: string }[]): string[] => calls.map((call) => call.text);

describe('what is promised', () => {
  test('is sent once, and keeps the id under which it stands in the chat', async () => {
    const office = await openPostOffice();
    const chat = office.chat('A');
    const id = office.promise(chat, 'chào');
    const transport = messenger();
    await office.relay(transport).drain();
    await office.relay(transport).drain();
    expect(textsOf(transport.calls)).toEqual(['chào']);
    expect(office.row(id)).toMatchObject({ state: 'sent', messageId: '1000', attempts: 1 });
    expect(office.chatNow(chat).lastDeliveredAt).not.toBeNull();
  });

  test('waits for its time', async () => {
    const office = await openPostOffice();
    const id = office.promise(office.chat('A'), 'mai', { dueAt: addMs(office.clock.now(), 3_600_000) });
    const transport = messenger();
    await office.relay(transport).drain();
    expect(transport.calls).toEqual([]);
    office.clock.shift(3_600_001);
    await office.relay(transport).drain();
    expect(office.row(id).state).toBe('sent');
  });

  test('is skipped when it comes too late to be of use', async () => {
    const office = await openPostOffice();
    const id = office.promise(office.chat('A'), 'sáng nay', { notAfter: addMs(office.clock.now(), 60_000) });
    office.clock.shift(60_001);
    const transport = messenger();
    await office.relay(transport).drain();
    expect(transport.calls).toEqual([]);
    expect(office.row(id)).toMatchObject({ state: 'skipped', error: 'no longer of use' });
  });

  test('can be put off, skipped or handed to another chat at the moment of sending', async () => {
    const office = await openPostOffice();
    const [a, b, c] = [office.chat('A'), office.chat('B'), office.chat('C')];
    const later = addMs(office.clock.now(), 86_400_000);
    const [putOff, skipped, handed] = [office.promise(a, 'một'), office.promise(b, 'hai'), office.promise(c, 'ba')];
    const transport = messenger();
    const relay = office.relay(transport, {
      hooks: {
        prepare: (_tx, row, payload) => {
          if (row.id === putOff) return { kind: 'not_before', at: later };
          if (row.id === skipped) return { kind: 'skip', why: 'done meanwhile' };
          const message = payload.kind === 'message' ? payload.message : write(['?']);
          return row.chatId === c ? { kind: 'redirect', chatId: a, message } : { kind: 'send', message, payload };
        },
      },
    });
    await relay.drain();
    expect(transport.calls.map(({ to, text }) => [to, text])).toEqual([['A', 'ba']]);
    expect(office.row(putOff)).toMatchObject({ state: 'queued', dueAt: later });
    expect(office.row(skipped)).toMatchObject({ state: 'skipped', error: 'done meanwhile' });
    expect(office.row(handed)).toMatchObject({ state: 'sent', chatId: a });
  });

  test('on request comes before what nobody asked for', async () => {
    const office = await openPostOffice();
    office.promise(office.chat('A'), 'nhắc', { unprompted: true });
    office.promise(office.chat('B'), 'nhắc', { unprompted: true });
    office.promise(office.chat('C'), 'trả lời');
    const transport = messenger();
    await office.relay(transport).drain();
    expect(textsOf(transport.calls)).toEqual(['trả lời', 'nhắc', 'nhắc']);
  });
});

describe('a crash', () => {
  test('before the claim is harmless: sent once, unmarked', async () => {
    const office = await openPostOffice();
    office.promise(office.chat('A'), 'chào');
    const its = await office.secondConnection();
    const dying = office.relay(messenger(), { database: its });
    its.close();
    await expect(dying.drain()).rejects.toThrow('not open');
    const transport = messenger();
    await office.relay(transport).drain();
    expect(textsOf(transport.calls)).toEqual(['chào']);
  });

  test('between claim and settle is repeated once, marked, and only after the lease', async () => {
    const office = await openPostOffice();
    const id = office.promise(office.chat('A'), 'chào', { message: write([bold('chào')]) });
    await office.crashWhileSending(messenger(never));
    const transport = messenger();
    const next = office.relay(transport);
    office.clock.shift(LEASE_MS - 5000);
    await next.drain();
    expect(transport.calls).toEqual([]);
    office.clock.shift(5001);
    await next.drain();
    expect(textsOf(transport.calls)).toEqual(['(gửi lại) chào']);
    expect(transport.calls[0]?.message.bold).toEqual([{ offset: 10, length: 4 }]);
    expect(office.row(id)).toMatchObject({ state: 'sent', repeated: 1 });
    expect(office.told).toEqual([]);
  });

  test('a second time leaves the fate unknown, and tells a person once', async () => {
    const office = await openPostOffice();
    const id = office.promise(office.chat('A'), 'chào');
    for (let crash = 1; crash <= 2; crash += 1) {
      await office.crashWhileSending(messenger(never));
      office.clock.shift(LEASE_MS + 1);
    }
    const transport = messenger();
    await office.relay(transport).drain();
    await office.relay(transport).drain();
    expect(transport.calls).toEqual([]);
    expect(office.row(id).state).toBe('unknown');
    expect(office.told).toEqual([`unknown ${String(id)}: the program stopped while sending`]);
  });

  test('where a repeat costs too much leaves the fate unknown at once', async () => {
    const office = await openPostOffice();
    const id = office.promise(office.chat('A'), 'chào');
    await office.crashWhileSending(messenger(never, { repeatsUnknown: false }));
    office.clock.shift(LEASE_MS + 1);
    const transport = messenger(undefined, { repeatsUnknown: false });
    await office.relay(transport).drain();
    expect(transport.calls).toEqual([]);
    expect(office.row(id).state).toBe('unknown');
  });

  test('leaves the other messages of the chat to be sent in order', async () => {
    const office = await openPostOffice();
    const chat = office.chat('A');
    office.promise(chat, 'một');
    office.promise(chat, 'hai');
    await office.crashWhileSending(messenger(never));
    office.clock.shift(LEASE_MS + 1);
    const transport = messenger();
    await office.relay(transport).drain();
    expect(textsOf(transport.calls)).toEqual(['(gửi lại) một', 'hai']);
  });
});

describe('an unknown outcome', () => {
  test('is tried once more after a while, then left to a person', async () => {
    const office = await openPostOffice();
    const id = office.promise(office.chat('A'), 'chào');
    const transport = messenger(() => UNKNOWN);
    const relay = office.relay(transport);
    await relay.drain();
    expect(office.row(id)).toMatchObject({ state: 'queued', repeated: 1, error: 'timed out' });
    office.clock.shift(15_001);
    await relay.drain();
    expect(textsOf(transport.calls)).toEqual(['chào', '(gửi lại) chào']);
    expect(office.row(id).state).toBe('unknown');
    expect(office.told).toEqual([`unknown ${String(id)}: timed out`]);
  });

  test('of a message that must arrive is tried ever more rarely until the messenger answers', async () => {
    const office = await openPostOffice();
    const id = office.promise(office.chat('A'), 'có tin chưa tới');
    let isBack = false;
    const transport = messenger(() => (isBack ? SENT : UNKNOWN), { repeatsUnknown: false });
    const relay = office.relay(transport, { hooks: { mustArrive: () => true } });
    const waits: number[] = [];
    for (let time = 0; time < 12; time += 1) {
      await relay.drain();
      const waitMs = Date.parse(office.row(id).dueAt) - Date.parse(office.clock.now());
      waits.push(Math.ceil(waitMs / 1000));
      office.clock.shift(waitMs + 1);
    }
    expect(office.row(id).state).toBe('queued');
    expect(waits.slice(0, 4)).toEqual([15, 30, 60, 120]);
    expect(waits.slice(-3)).toEqual([3600, 3600, 3600]);
    isBack = true;
    await relay.drain();
    expect(office.row(id).state).toBe('sent');
    expect(office.told).toEqual([]);
    expect(transport.calls).toHaveLength(13);
  });

  test('the mark fits beside a text of the greatest length', async () => {
    const office = await openPostOffice();
    office.promise(office.chat('A'), 'a'.repeat(95));
    const transport = messenger((_call, number) => (number === 1 ? UNKNOWN : SENT), { textLimit: 100 });
    const relay = office.relay(transport);
    await relay.drain();
    office.clock.shift(15_001);
    await relay.drain();
    expect(transport.calls.every(({ text }) => text.length <= 100)).toBe(true);
    expect(transport.calls.at(-1)?.text).toMatch(/^\(gửi lại\) /u);
  });
});

describe('clocks', () => {
  test('set back by an hour while a message is in hand send nothing twice and lose nothing', async () => {
    const office = await openPostOffice();
    const [a, b] = [office.chat('A'), office.chat('B')];
    const first = office.promise(a, 'một');
    const slow = held<SendOutcome>();
    const transport = messenger((call) => (call.text === 'một' ? slow.promise : SENT));
    const relay = office.relay(transport);
    relay.start();
    await transport.asked(1);
    office.clock.shift(-3_600_000);
    const second = office.promise(b, 'hai');
    relay.wake();
    await transport.asked(2);
    slow.release(SENT);
    await relay.stop();
    expect(textsOf(transport.calls)).toEqual(['một', 'hai']);
    expect([office.row(first).state, office.row(second).state]).toEqual(['sent', 'sent']);
  });

  test('set forward past the lease do not make a relay repeat what it still has in hand', async () => {
    const office = await openPostOffice();
    const id = office.promise(office.chat('A'), 'một');
    const slow = held<SendOutcome>();
    const transport = messenger(() => slow.promise);
    const relay = office.relay(transport);
    relay.start();
    await transport.asked(1);
    office.clock.shift(LEASE_MS + 60_000);
    const other = office.promise(office.chat('B'), 'hai');
    relay.wake();
    await transport.asked(2);
    expect(office.row(id)).toMatchObject({ state: 'sending', repeated: 0 });
    slow.release(SENT);
    await relay.stop();
    expect(textsOf(transport.calls)).toEqual(['một', 'hai']);
    expect([office.row(id).state, office.row(other).state]).toEqual(['sent', 'sent']);
  });
});

test('two relays on one database send each message once', async () => {
  const office = await openPostOffice();
  const second = await office.secondConnection();
  const chats = Array.from({ length: 8 }, (_, index) => office.chat(`chat ${String(index)}`));
  const texts = Array.from({ length: 40 }, (_, index) => `tin ${String(index)}`);
  texts.forEach((text, index) => office.promise(chats[index % chats.length] ?? 0, text));
  const slowly = async (): Promise<SendOutcome> => {
    await new Promise((resolve) => setImmediate(resolve));
    return SENT;
  };
  const [one, two] = [messenger(slowly), messenger(slowly)];
  await Promise.all([office.relay(one).drain(), office.relay(two, { database: second }).drain()]);
  await office.relay(one).drain();
  expect(textsOf([...one.calls, ...two.calls]).sort()).toEqual(texts.toSorted());
});

describe('a messenger that asks to wait', () => {
  const busy = (scope: 'chat' | 'channel'): SendOutcome => ({ kind: 'retry', afterMs: 120, scope, why: 'slow down' });

  test('for one chat pauses that chat and no other', async () => {
    const office = await openPostOffice();
    const [a, b] = [office.chat('A'), office.chat('B')];
    for (const text of ['a1', 'a2']) office.promise(a, text);
    for (const text of ['b1', 'b2']) office.promise(b, text);
    const transport = messenger(({ text }) => (text === 'a1' ? { ...busy('chat'), afterMs: 60_000 } : SENT));
    const relay = office.relay(transport);
    relay.start();
    await transport.asked(3);
    await relay.stop();
    expect(textsOf(transport.calls)).toEqual(['a1', 'b1', 'b2']);
  });

  test('for one chat keeps the order of that chat', async () => {
    const office = await openPostOffice();
    const [a, b] = [office.chat('A'), office.chat('B')];
    for (const text of ['a1', 'a2', 'a3']) office.promise(a, text);
    for (const text of ['b1', 'b2']) office.promise(b, text);
    const transport = messenger((call, number) => (call.text === 'a1' && number === 1 ? busy('chat') : SENT));
    const relay = office.relay(transport);
    relay.start();
    await transport.asked(6);
    await relay.stop();
    expect(textsOf(transport.calls).filter((text) => text.startsWith('a'))).toEqual(['a1', 'a1', 'a2', 'a3']);
    const rows = office.database.read((tx) => listOutbox(tx, 'all', 9));
    expect(rows.every((row) => row.state === 'sent')).toBe(true);
    expect(office.told).toEqual([]);
  });

  test('altogether pauses everything and loses nothing', async () => {
    const office = await openPostOffice();
    for (const name of ['A', 'B', 'C']) office.promise(office.chat(name), name);
    const started = performance.now();
    let secondAsk = 0;
    const transport = messenger((_call, number) => {
      if (number === 2) secondAsk = performance.now();
      return number === 1 ? busy('channel') : SENT;
    });
    const relay = office.relay(transport);
    relay.start();
    await transport.asked(4);
    await relay.stop();
    expect(secondAsk - started).toBeGreaterThanOrEqual(119);
    expect(textsOf(transport.calls).sort()).toEqual(['A', 'A', 'B', 'C']);
    expect(office.database.read((tx) => listOutbox(tx, 'all', 9)).map((row) => row.state)).toEqual([
      'sent',
      'sent',
      'sent',
    ]);
  });
});

describe('a chat', () => {
  test('that can never be reached dies once and takes its queue with it', async () => {
    const office = await openPostOffice();
    const [a, b] = [office.chat('A'), office.chat('B')];
    const ids = [office.promise(a, 'một'), office.promise(a, 'hai'), office.promise(b, 'ba')];
    const transport = messenger(({ to }) => (to === 'A' ? { kind: 'unreachable', why: 'bot was kicked' } : SENT));
    await office.relay(transport).drain();
    expect(ids.map((id) => office.row(id).state)).toEqual(['dead', 'dead', 'sent']);
    expect(office.chatNow(a)).toMatchObject({ state: 'dead', stateReason: 'bot was kicked' });
    expect(office.told).toEqual(['died A: bot was kicked']);
    const after = office.promise(a, 'bốn');
    await office.relay(transport).drain();
    expect(transport.calls.map(({ to }) => to)).toEqual(['A', 'B']);
    expect(office.row(after)).toMatchObject({ state: 'dead', error: 'bot was kicked' });
    office.database.transact((tx) => {
      reviveChat(tx, a);
    });
    expect(office.told).toHaveLength(1);
  });

  test('that refuses one message gets the next', async () => {
    const office = await openPostOffice();
    const chat = office.chat('A');
    const [bad, good] = [office.promise(chat, 'hỏng'), office.promise(chat, 'tốt')];
    const transport = messenger(({ text }) => (text === 'hỏng' ? { kind: 'refused', why: 'too strange' } : SENT));
    await office.relay(transport).drain();
    expect([office.row(bad).state, office.row(good).state]).toEqual(['dead', 'sent']);
    expect(office.told).toEqual([`dead ${String(bad)}: too strange`]);
  });

  test('that moved is followed, and what was under way is sent again, in order', async () => {
    const office = await openPostOffice();
    const chat = office.chat('-1');
    office.promise(chat, 'một');
    office.promise(chat, 'hai');
    const transport = messenger(({ to }) => (to === '-1' ? { kind: 'moved', to: '-100' } : SENT));
    await office.relay(transport).drain();
    expect(transport.calls.map(({ to, text }) => `${to} ${text}`)).toEqual(['-1 một', '-100 một', '-100 hai']);
    expect(office.chatNow(chat)).toMatchObject({ externalId: '-100', state: 'active' });
    office.database.transact((tx) => {
      moveChat(tx, 'rehearsal', '-1', '-100');
    });
    expect(office.chatNow(chat).externalId).toBe('-100');
  });

  test('that keeps moving is given up, not followed for ever', async () => {
    const office = await openPostOffice();
    const id = office.promise(office.chat('0'), 'một');
    const transport = messenger(({ to }) => ({ kind: 'moved', to: String(Number(to) + 1) }));
    await office.relay(transport).drain();
    expect(transport.calls).toHaveLength(5);
    expect(office.row(id).state).toBe('dead');
    expect(office.told).toEqual([`dead ${String(id)}: the chat keeps moving`]);
  });

  test('gets its messages in the order of the promises, however slow each of them is', async () => {
    const office = await openPostOffice();
    const chats = ['A', 'B', 'C', 'D', 'E'].map((name) => office.chat(name));
    for (let index = 0; index < 8; index += 1) for (const chat of chats) office.promise(chat, String(index));
    const transport = messenger(async (_call, number) => {
      await new Promise((resolve) => setTimeout(resolve, (number * 7) % 5));
      return SENT;
    });
    await office.relay(transport).drain();
    for (const name of ['A', 'B', 'C', 'D', 'E']) {
      expect(textsOf(transport.calls.filter(({ to }) => to === name)).join('')).toBe('01234567');
    }
  });
});

describe('chats that hang', () => {
  test('hold up no other', async () => {
    const office = await openPostOffice();
    const hanging = Array.from({ length: 10 }, (_, index) => office.chat(`treo ${String(index)}`));
    const healthy = Array.from({ length: 20 }, (_, index) => office.chat(`khoẻ ${String(index)}`));
    for (const chat of [...hanging, ...healthy]) office.promise(chat, 'chào');
    const released = held<SendOutcome>();
    const transport = messenger(({ to }) => (to.startsWith('treo') ? released.promise : SENT));
    const relay = office.relay(transport);
    relay.start();
    await transport.asked(30);
    // And while they hang a new message to a healthy chat goes out at once.
    office.promise(healthy[0] ?? 0, 'mới');
    relay.wake();
    await transport.asked(31);
    expect(transport.calls.at(-1)?.text).toBe('mới');
    released.release(SENT);
    await relay.stop();
    const states = office.database.read((tx) => listOutbox(tx, 'all', 100)).map((row) => row.state);
    expect(new Set(states)).toEqual(new Set(['sent']));
  });

  test('never have more than 30 messages in the air', async () => {
    const office = await openPostOffice();
    for (let index = 0; index < 40; index += 1) office.promise(office.chat(String(index)), 'chào');
    const released = held<SendOutcome>();
    const transport = messenger(() => released.promise);
    const relay = office.relay(transport);
    relay.start();
    await transport.asked(30);
    await new Promise((resolve) => setTimeout(resolve, 80));
    expect(transport.calls).toHaveLength(30);
    released.release(SENT);
    await transport.asked(40);
    await relay.stop();
  });

  test('are finished by stop()', async () => {
    const office = await openPostOffice();
    const id = office.promise(office.chat('A'), 'một');
    const next = office.promise(office.chat('A'), 'hai');
    const slow = held<SendOutcome>();
    const transport = messenger(() => slow.promise);
    const relay = office.relay(transport);
    relay.start();
    await transport.asked(1);
    let isStopped = false;
    const stopped = relay.stop().then(() => {
      isStopped = true;
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(isStopped).toBe(false);
    slow.release(SENT);
    await stopped;
    expect([office.row(id).state, office.row(next).state]).toEqual(['sent', 'queued']);
  });
});

describe('a message too long for one', () => {
  const long = write(
    Array.from({ length: 30 }, (_, index) => `Dòng ${String(index)}: nhiệm vụ số ${String(index)} cần báo cáo`),
    { buttons: [[{ label: 'Đã nhận', action: { kind: 'acknowledge_all' } }]], howToAnswer: 'gõ: xong' },
  );

  test('goes out in parts, in order, the buttons last, before what was promised later', async () => {
    const office = await openPostOffice();
    const chat = office.chat('A');
    office.promise(chat, '', { message: long });
    office.promise(chat, 'tin sau');
    const transport = messenger(undefined, { textLimit: 500 });
    await office.relay(transport).drain();
    const parts = textsOf(transport.calls);
    const count = parts.length - 1;
    expect(count).toBe(splitMessage(long, 490).length);
    expect(parts.slice(0, -1).map((text) => text.slice(0, 6))).toEqual(
      Array.from({ length: count }, (_, index) => `(${String(index + 1)}/${String(count)}) `),
    );
    expect(parts.at(-1)).toBe('tin sau');
    expect(transport.calls.map(({ message }) => message.buttons.length)).toEqual([
      ...Array.from({ length: count - 1 }, () => 0),
      1,
      0,
    ]);
    expect(parts.every((text) => text.length <= 500)).toBe(true);
  });

  test('keeps its order when the messenger asks to wait in the middle of it', async () => {
    const office = await openPostOffice();
    const chat = office.chat('A');
    office.promise(chat, '', { message: long });
    office.promise(chat, 'tin sau');
    const transport = messenger(
      (_call, number) => (number === 2 ? { kind: 'retry', afterMs: 60, scope: 'chat', why: 'slow down' } : SENT),
      { textLimit: 500 },
    );
    const relay = office.relay(transport);
    const parts = splitMessage(long, 490);
    relay.start();
    await transport.asked(parts.length + 2);
    await relay.stop();
    const [first, second, ...rest] = parts.map((part) => part.text);
    expect(textsOf(transport.calls)).toEqual([first, second, second, ...rest, 'tin sau']);
  });
});

test('an exception of the transport loses no message, and its messenger is left alone for a minute', async () => {
  const office = await openPostOffice();
  const id = office.promise(office.chat('A'), 'một');
  office.promise(office.chat('B'), 'hai');
  const transport = messenger(() => Promise.reject(new Error('the token no longer works')));
  await office.relay(transport).drain();
  expect(transport.calls.length).toBeLessThanOrEqual(2);
  expect(office.row(id)).toMatchObject({ state: 'queued', error: 'the token no longer works' });
});
