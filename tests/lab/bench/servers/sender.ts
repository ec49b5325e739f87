/**
 * Sends one load as fast as it may: ours, with the outbox and the relay as they run; or a loop of calls behind what grammY's
 * users take for it. Ours is stopped from outside and goes on with its own database when started anew.
 */

import { Api } from 'grammy';
import { createConnectionAgent } from '../../../../src/channels/telegram/connection-agent.ts';
import { createTransport } from '../../../../src/channels/telegram/create-transport.ts';
import { write } from '../../../../src/conversation/compose/write.ts';
import { instantFromMs } from '../../../../src/domain/calendar/dates.ts';
import { enqueue } from '../../../../src/outbox/enqueue.ts';
import { paceFor, TELEGRAM_LIMITS } from '../../../../src/outbox/pace.ts';
import { createRelay } from '../../../../src/outbox/relay.ts';
import { meetChat } from '../../../../src/store/people/chats.ts';
import { relayHooks } from '../../../../src/usecases/deliver/prepare-delivery.ts';
import { LOADS, type Load } from '../harness/delivery-loads.ts';
import { benchRules, opened } from '../harness/seed.ts';
import { quietLog } from '../../../support/quiet-log.ts';

const { BENCH_DATABASE = '', BENCH_LOAD, BENCH_SENDER, TELEGRAM_API_ROOT = '' } = process.env;
const load = LOADS.find(({ name }) => name === BENCH_LOAD);
if (load === undefined) throw new Error(`There is no load "${BENCH_LOAD ?? ''}".`);

const agent = createConnectionAgent(TELEGRAM_API_ROOT);
const api = new Api('1:AA', { apiRoot: TELEGRAM_API_ROOT, baseFetchConfig: { agent } });
if (BENCH_SENDER === 'ours') await sendByRelay(load);
else await sendInLoop(load);

async function sendByRelay({ chats }: Load): Promise<void> {
  const database = await opened(BENCH_DATABASE);
  const clock = { now: () => instantFromMs(Date.now()) };
  database.transact((tx) => {
    const now = clock.now();
    for (const [id, nth] of inOrder(chats)) {
      const type = id < 0 ? 'group' : 'private';
      const chat = meetChat(tx, { channel: 'telegram', externalId: String(id), type, title: String(id) });
      const payload = { kind: 'message', message: write([String(nth)]) } as const;
      // Promised by an earlier run already: nothing happens.
      const key = `m:${id}:${nth}`;
      enqueue(tx, { key, chatId: chat.id, kind: 'receipt', payload, unprompted: false, dueAt: now }, now);
    }
  });
  const quiet = quietLog();
  const relay = createRelay({
    database,
    channel: 'telegram',
    transport: createTransport({
      api,
      log: quiet,
      attachments: null,
      onRefused: (reason) => {
        throw new Error(reason);
      },
      nowMs: () => performance.now(),
    }),
    hooks: relayHooks(benchRules),
    pace: paceFor(TELEGRAM_LIMITS, () => performance.now()),
    clock,
    log: quiet,
  });
  process.once('SIGTERM', () => {
    void relay.stop().then(() => {
      database.close();
    });
  });
  relay.start();
  process.send?.('at work');
}

async function sendInLoop({ chats }: Load): Promise<void> {
  const { apiThrottler } = await import('@grammyjs/transformer-throttler');
  const { autoRetry } = await import('@grammyjs/auto-retry');
  if (BENCH_SENDER?.includes('throttler') === true) api.config.use(apiThrottler());
  // Outermost, so that what it repeats waits its turn too.
  if (BENCH_SENDER?.includes('auto-retry') === true) api.config.use(autoRetry());
  // What is turned away for good is lost: the server counts.
  await Promise.allSettled(inOrder(chats).map(([id, nth]) => api.sendMessage(id, String(nth))));
  // Their timers go on.
  process.exit(0);
}

/** Spread evenly: every tenth of what is promised holds a tenth of each chat's messages. */
function inOrder(chats: ReadonlyMap<number, number>): [number, number][] {
  const places = [...chats].flatMap(([id, count], index) =>
    Array.from({ length: count }, (_, nth) => ({ id, nth, place: (nth + index / chats.size) / count })),
  );
  return places.sort((a, b) => a.place - b.place).map(({ id, nth }) => [id, nth]);
}
