/** The relay and the real Telegram transport against servers that count, on small windows so that it does not take long. */

import { Api } from 'grammy';
import { expect, onTestFinished, test } from 'vitest';
import { createTransport } from '../../src/channels/telegram/create-transport.ts';
import type { Limits } from '../../src/outbox/pace.ts';
import { listOutbox } from '../../src/store/outbox.ts';
import { LIMITER_KINDS } from '../support/limited-messenger/limiter.ts';
import { startLimitedMessenger } from '../support/limited-messenger.ts';
import { openPostOffice } from './post-office.ts';

const limits: Limits = {
  overall: [{ messages: 10, windowMs: 200 }],
  chat: [{ messages: 1, windowMs: 100 }],
  group: [{ messages: 3, windowMs: 600 }],
};
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

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
  const transport = createTransport(new Api('1:AA', { apiRoot: server.apiRoot }), quiet);

  // Stopped in the middle of a window and started anew: what was sent before still counts.
  const first = office.relay(transport, { limits });
  first.start();
  await expect.poll(() => server.arrivals.length, { timeout: 10_000 }).toBeGreaterThan(12);
  await first.stop();
  const second = office.relay(transport, { limits });
  second.start();
  await expect.poll(() => server.arrivals.length, { timeout: 10_000 }).toBe(75);
  await second.stop();

  expect(server.refused()).toBe(0);
  for (const chatId of new Set(server.arrivals.map((arrival) => arrival.chatId))) {
    const its = server.arrivals.filter((arrival) => arrival.chatId === chatId);
    expect(its.map(({ text }) => text)).toEqual(['0', '1', '2', '3', '4']);
  }
  expect(office.database.read((tx) => listOutbox(tx, 'all', 100)).every(({ state }) => state === 'sent')).toBe(true);
});
