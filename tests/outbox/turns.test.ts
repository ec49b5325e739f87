import { describe, expect, test } from 'vitest';
import type { SendOutcome } from '../../src/outbox/transport.ts';
import { TELEGRAM_LIMITS, ZALO_LIMITS, type Limits } from '../../src/outbox/pace.ts';
import { held, messenger, openPostOffice, SENT } from './post-office.ts';

/** Within a chat. Among chats turns are told by what was taken in hand first: on a slow disk several are under way. */
const textsOf = (calls: readonly { text: string }[]): string[] => calls.map((call) => call.text);

describe('it is first the turn of', () => {
  test('what somebody waits for, then of reminders, then of digests', async () => {
    const office = await openPostOffice();
    office.promise(office.chat('A'), 'tổng hợp', { kind: 'digest', unprompted: true });
    office.promise(office.chat('B'), 'nhắc', { kind: 'reminder', unprompted: true });
    office.promise(office.chat('C'), 'đã ghi nhận', { kind: 'receipt' });
    office.promise(office.chat('D'), 'tổng hợp theo yêu cầu', { kind: 'digest' });
    await office.relay(messenger()).drain();
    expect(office.taken).toEqual(['đã ghi nhận', 'tổng hợp theo yêu cầu', 'nhắc', 'tổng hợp']);
  });

  test('an answer in its own chat too, where the rest keeps its order', async () => {
    const office = await openPostOffice();
    const chat = office.chat('A');
    office.promise(chat, 'tổng hợp', { kind: 'digest', unprompted: true });
    office.promise(chat, 'nhắc 1', { kind: 'reminder', unprompted: true });
    office.promise(chat, 'nhắc 2', { kind: 'notice', unprompted: true });
    office.promise(chat, 'trả lời 1', { kind: 'answer' });
    office.promise(chat, 'trả lời 2', { kind: 'receipt' });
    const transport = messenger();
    await office.relay(transport).drain();
    expect(textsOf(transport.calls)).toEqual(['trả lời 1', 'trả lời 2', 'nhắc 1', 'nhắc 2', 'tổng hợp']);
  });

  test('an answer that is promised while digests go out', async () => {
    const office = await openPostOffice();
    for (let index = 0; index < 20; index += 1) {
      office.promise(office.chat(`đơn vị ${String(index)}`), 'tổng hợp', { kind: 'digest', unprompted: true });
    }
    const chat = office.chat('A');
    let inHand = 0;
    const transport = messenger((_call, number) => {
      if (number === 3) {
        inHand = office.taken.length;
        office.promise(chat, 'trả lời', { kind: 'answer' });
        relay.wake();
      }
      return SENT;
    });
    const relay = office.relay(transport);
    await relay.drain();
    expect(inHand).toBeLessThan(20);
    expect(office.taken.indexOf('trả lời')).toBe(inHand);
    expect(transport.calls).toHaveLength(21);
  });

  test('the chat that was served longest ago: who has much to hear does not keep others waiting', async () => {
    const office = await openPostOffice();
    const [a, b] = [office.chat('A'), office.chat('B')];
    for (let index = 0; index < 6; index += 1) office.promise(a, `A${String(index)}`);
    for (let index = 0; index < 3; index += 1) office.promise(b, `B${String(index)}`);
    await office.relay(messenger()).drain();
    // On a slow disk one of the two may be under way for a turn of the other.
    expect(office.taken.slice(0, 2)).toEqual(['A0', 'B0']);
    expect(office.taken.indexOf('B2')).toBeLessThan(office.taken.indexOf('A4'));
    for (const name of ['A', 'B']) {
      const its = office.taken.filter((text) => text.startsWith(name));
      expect(its).toEqual([...its].sort());
    }
  });

  test('whoever is free, though more chats than are looked at together wait before them', async () => {
    const office = await openPostOffice();
    const busy = office.chats('bận', 120);
    office.database.transact(() => {
      for (const chat of [...busy, ...busy, ...busy]) office.promise(chat, 'chào');
    });
    const transport = messenger();
    const limits: Limits = { overall: [], chat: [{ messages: 1, windowMs: 600_000 }], group: [] };
    const relay = office.relay(transport, { limits });
    relay.start();
    await transport.asked(120);
    office.promise(office.chat('rảnh'), 'tới lượt');
    relay.wake();
    await transport.asked(121);
    await relay.stop();
    expect(transport.calls.at(-1)?.to).toBe('rảnh');
  });
});

describe('chats that hang', () => {
  test('in any number hold up nobody as long as the messenger answers others', async () => {
    const office = await openPostOffice();
    const never = held<SendOutcome>();
    const transport = messenger(({ to }) => (to.startsWith('treo') ? never.promise : SENT));
    const limits: Limits = { overall: [{ messages: 1000, windowMs: 1000 }], chat: [], group: [] };
    const relay = office.relay(transport, { limits });
    for (let index = 0; index < 80; index += 1) {
      office.promise(office.chat(`${index % 2 === 0 ? 'treo' : 'khoẻ'} ${String(index)}`), 'chào');
    }
    relay.start();
    await transport.asked(80);
    expect(transport.calls.filter(({ to }) => to.startsWith('khoẻ'))).toHaveLength(40);
    never.release(SENT);
    await relay.stop();
  });
});

test('five chats in a row that are told to wait mean the messenger', async () => {
  const office = await openPostOffice();
  for (let index = 0; index < 40; index += 1) office.promise(office.chat(String(index)), 'chào');
  const transport = messenger(() => ({ kind: 'retry', afterMs: 60_000, scope: 'chat', why: 'too many requests' }));
  await office.relay(transport).drain();
  // When the fifth is told, at most 29 more are in the air, as many as a slow disk lets come together.
  expect(transport.calls.length).toBeGreaterThanOrEqual(5);
  expect(transport.calls.length).toBeLessThanOrEqual(34);
});

describe('a restart', () => {
  test('remembers what the messenger still counts', async () => {
    const office = await openPostOffice();
    const chats = Array.from({ length: 40 }, (_, index) => office.chat(String(index), 'private'));
    for (const chat of chats) office.promise(chat, 'chào');
    const times: number[] = [];
    const transport = messenger(() => {
      times.push(performance.now());
      return SENT;
    });
    const before = office.relay(transport, { limits: TELEGRAM_LIMITS });
    before.start();
    await transport.asked(25);
    await before.stop();
    const after = office.relay(transport, { limits: TELEGRAM_LIMITS });
    after.start();
    await transport.asked(40);
    await after.stop();
    for (let index = 30; index < 40; index += 1) {
      expect((times[index] ?? 0) - (times[index - 30] ?? 0)).toBeGreaterThanOrEqual(1000);
    }
  });

  test('counts what was in the air when the program died as sent just then', async () => {
    const office = await openPostOffice();
    office.promise(office.chat('A', 'private'), 'chào');
    let started = 0;
    await office.crashWhileSending(
      messenger(() => {
        started = performance.now();
        return new Promise(() => undefined);
      }),
    );
    for (let index = 0; index < 5; index += 1) office.promise(office.chat(String(index), 'private'), 'chào');
    const transport = messenger();
    const relay = office.relay(transport, { limits: ZALO_LIMITS });
    relay.start();
    await transport.asked(5);
    await relay.stop();
    expect(performance.now() - started).toBeGreaterThan(900);
  });

  test('counts what may have arrived though it is to be sent again', async () => {
    const office = await openPostOffice();
    const chat = office.chat('A', 'private');
    const unclear = office.promise(chat, 'một');
    let started = 0;
    const unsure = messenger(() => {
      started = performance.now();
      return { kind: 'unknown', why: 'timed out' };
    });
    await office.relay(unsure).drain();
    expect(office.row(unclear).state).toBe('queued');
    office.promise(chat, 'hai');
    const transport = messenger();
    const relay = office.relay(transport, { limits: TELEGRAM_LIMITS });
    relay.start();
    await transport.asked(1);
    await relay.stop();
    expect(textsOf(transport.calls)).toEqual(['hai']);
    expect(performance.now() - started).toBeGreaterThan(900);
  });
});

test('what came of a send is kept in mind while the database cannot be written, and sent to nobody twice', async () => {
  const office = await openPostOffice();
  const id = office.promise(office.chat('A'), 'một');
  const next = office.promise(office.chat('B'), 'hai');
  const { raw } = office.database;
  const transport = messenger((_call, number) => {
    if (number === 1) raw.pragma('query_only = on');
    return SENT;
  });
  const relay = office.relay(transport);
  relay.start();
  await expect.poll(() => office.warnings).toContain('the database cannot be used; trying on');
  expect(office.row(id).state).toBe('sending');
  raw.pragma('query_only = off');
  relay.wake();
  await transport.asked(2);
  await relay.stop();
  expect([office.row(id).state, office.row(next).state]).toEqual(['sent', 'sent']);
  expect(textsOf(transport.calls)).toEqual(['một', 'hai']);
});

describe('told to stop while the database cannot be written, the relay', () => {
  test('notes what came of a send as soon as it can', async () => {
    const office = await openPostOffice();
    const id = office.promise(office.chat('A'), 'một');
    const { raw } = office.database;
    const relay = office.relay(
      messenger(() => {
        raw.pragma('query_only = on');
        return SENT;
      }),
    );
    relay.start();
    await expect.poll(() => office.warnings).toContain('the database cannot be used; trying on');
    const stopped = relay.stop();
    raw.pragma('query_only = off');
    await stopped;
    expect(office.row(id).state).toBe('sent');
  });

  test('stops all the same when it cannot, and leaves the message to the next start', async () => {
    const office = await openPostOffice();
    const id = office.promise(office.chat('A'), 'một');
    const { raw } = office.database;
    const relay = office.relay(
      messenger(() => {
        raw.pragma('query_only = on');
        return SENT;
      }),
      { stopPatienceMs: 50 },
    );
    relay.start();
    await expect.poll(() => office.warnings).toContain('the database cannot be used; trying on');
    await relay.stop();
    expect(office.row(id).state).toBe('sending');
    expect(office.warnings).toContain('stopped before it could be noted what came of a send');
  });
});
