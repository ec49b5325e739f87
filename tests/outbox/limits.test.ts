/** The relay and the real Telegram transport against servers that count, on small windows so that it does not take long. */

import { Api } from 'grammy';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createTransport } from '../../src/channels/telegram/create-transport.ts';
import { TELEGRAM_LIMITS, ZALO_LIMITS, type Limit, type Limits } from '../../src/outbox/pace.ts';
import type { SendOutcome } from '../../src/outbox/transport.ts';
import { listOutbox } from '../../src/store/outbox/outbox-lists.ts';
import { limiterOf, LIMITER_KINDS } from '../lab/doubles/limited-messenger/limiter.ts';
import { startLimitedMessenger } from '../lab/doubles/limited-messenger.ts';
import { held, messenger, openPostOffice, SENT, type PostOffice } from './post-office.ts';
import { HANGS_AFTER_MS } from '../support/patience.ts';

const limits: Limits = {
  overall: [{ messages: 10, windowMs: 200 }],
  chat: [{ messages: 1, windowMs: 100 }],
  group: [{ messages: 3, windowMs: 600 }],
};
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const isAllSent = (office: PostOffice): boolean =>
  office.database.read((tx) => listOutbox(tx, 'all', 200)).every(({ state }) => state === 'sent');

test.each(LIMITER_KINDS)('a server that counts by %s turns nothing away, and gets all of it in order', async (kind) => {
  const office = await openPostOffice();
  let delays = 0;
  const server = await startLimitedMessenger(kind, limits, { delayMs: () => (7 * delays++) % 20 });
  onTestFinished(() => server.close());
  const chats = [
    ...Array.from({ length: 12 }, (_, index) => office.chat(String(index + 1), 'private')),
    ...Array.from({ length: 3 }, (_, index) => office.chat(String(-index - 1), 'group')),
  ];
  for (let index = 0; index < 5; index += 1) for (const chat of chats) office.promise(chat, String(index));
  const transport = createTransport({
    api: new Api('1:AA', { apiRoot: server.apiRoot }),
    log: quiet,
    attachments: null,
    onRefused: (reason) => {
      throw new Error(reason);
    },
    nowMs: () => performance.now(),
  });

  // Stopped in the middle of a window and started anew: what was sent before still counts.
  const first = office.relay(transport, { limits });
  first.start();
  await expect.poll(() => server.arrivals.length, { timeout: HANGS_AFTER_MS }).toBeGreaterThan(12);
  await first.stop();
  const second = office.relay(transport, { limits });
  second.start();
  await expect.poll(() => server.arrivals.length, { timeout: HANGS_AFTER_MS }).toBe(75);
  await second.stop();

  expect(server.refused()).toBe(0);
  for (const chatId of new Set(server.arrivals.map((arrival) => arrival.chatId))) {
    const its = server.arrivals.filter((arrival) => arrival.chatId === chatId);
    expect(its.map(({ text }) => text)).toEqual(['0', '1', '2', '3', '4']);
  }
  expect(isAllSent(office)).toBe(true);
});

describe('the published measure, in small', () => {
  const faster = (some: readonly Limit[], times: number): Limit[] =>
    some.map(({ messages, windowMs }) => ({ messages, windowMs: windowMs / times }));
  const hurried = ({ overall, chat, group }: Limits, times: number): Limits => ({
    overall: faster(overall, times),
    chat: faster(chat, times),
    group: faster(group, times),
  });

  test.each([
    ['Telegram: 30 a second, one a second to a chat and 20 a minute to a group', TELEGRAM_LIMITS, 100],
    ['Zalo: five a second, one a second to a chat', ZALO_LIMITS, 25],
  ])('%s', async (_measure, published, times) => {
    const office = await openPostOffice();
    const small = hurried(published, times);
    const limiter = limiterOf('sliding window', small);
    const refused: string[] = [];
    const arrived: string[] = [];
    const transport = messenger(({ to, text }) => {
      const id = Number(to);
      const isIn = limiter.admits({ id, type: id < 0 ? 'group' : 'private' }, performance.now());
      (isIn ? arrived : refused).push(`${to}: ${text}`);
      return SENT;
    });
    // Two windows of a group and a little of the third, while forty people hear something too.
    for (let index = 0; index < 42; index += 1) office.promise(office.chat('-1', 'group'), String(index));
    for (let id = 1; id <= 40; id += 1) office.promise(office.chat(String(id), 'private'), 'chào');
    const relay = office.relay(transport, { limits: small });
    relay.start();
    await transport.asked(82);
    await relay.stop();
    expect(refused).toEqual([]);
    const its = arrived.filter((each) => each.startsWith('-1: '));
    expect(its).toEqual(Array.from({ length: 42 }, (_, index) => `-1: ${String(index)}`));
    expect(isAllSent(office)).toBe(true);
  });
});

test('a receipt takes the next slot that is free, however many digests wait for one', async () => {
  const office = await openPostOffice();
  for (let index = 0; index < 40; index += 1) {
    office.promise(office.chat(`đơn vị ${String(index)}`), 'tổng hợp', { kind: 'digest', unprompted: true });
  }
  const turnOf = new Map<string, number>();
  const transport = messenger((_call, number) => {
    if (number % 10 === 0 && number <= 30) {
      const receipt = `đã ghi nhận ${String(number)}`;
      turnOf.set(receipt, office.taken.length);
      office.promise(office.chat(`người gửi ${String(number)}`), receipt, { kind: 'receipt' });
      relay.wake();
    }
    return SENT;
  });
  const full: Limits = { ...limits, overall: [{ messages: 5, windowMs: 50 }] };
  const relay = office.relay(transport, { limits: full });
  relay.start();
  await transport.asked(43);
  await relay.stop();
  expect(turnOf.size).toBe(3);
  for (const [receipt, turn] of turnOf) expect(office.taken.indexOf(receipt)).toBe(turn);
});

test('one chat that is dead, one that hangs and one that is told to wait delay no other', async () => {
  const office = await openPostOffice();
  const hanging = held<SendOutcome>();
  const transport = messenger(({ to }) => {
    if (to === 'đã xoá') return { kind: 'unreachable', why: 'chat not found' };
    if (to === 'chờ') return { kind: 'retry', afterMs: 600_000, scope: 'chat', why: 'too many requests' };
    return to === 'treo' ? hanging.promise : SENT;
  });
  for (let index = 0; index < 3; index += 1) {
    for (const name of ['đã xoá', 'treo', 'chờ']) office.promise(office.chat(name), String(index));
    for (let id = 0; id < 8; id += 1) office.promise(office.chat(`khoẻ ${String(id)}`), String(index));
  }
  const relay = office.relay(transport, { limits });
  relay.start();
  // Each of the three once; everybody else all of it, while the one still hangs and the other still waits.
  await transport.asked(27);
  const healthy = transport.calls.filter(({ to }) => to.startsWith('khoẻ'));
  expect(healthy.map(({ text }) => text).toSorted()).toEqual(
    ['0', '1', '2'].flatMap((text) => Array<string>(8).fill(text)),
  );
  hanging.release(SENT);
  await relay.stop();
  expect(transport.calls.filter(({ to }) => to === 'đã xoá' || to === 'chờ')).toHaveLength(2);
});
