/** The relay and Telegram's transport, as they run, against servers that count; as long as it really takes. */

import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Api } from 'grammy';
import { write } from '../../../src/conversation/write.ts';
import { createConnectionAgent } from '../../../src/channels/telegram/connection-agent.ts';
import { createTransport } from '../../../src/channels/telegram/create-transport.ts';
import { instantFromMs } from '../../../src/domain/dates.ts';
import { enqueue } from '../../../src/outbox/enqueue.ts';
import { paceFor, TELEGRAM_LIMITS } from '../../../src/outbox/pace.ts';
import { createRelay, type Relay } from '../../../src/outbox/relay.ts';
import { meetChat } from '../../../src/store/chats.ts';
import { relayHooks } from '../../../src/usecases/prepare-delivery.ts';
import { LIMITER_KINDS, type LimiterKind } from '../../support/limited-messenger/limiter.ts';
import { startLimitedMessenger, type Arrival } from '../../support/limited-messenger.ts';
import { atLeast, atMost, counted, type BenchCase, type Line, type Target } from '../harness/bench-case.ts';
import { lineOf } from '../harness/compare.ts';
import { benchRules, opened } from '../harness/seed.ts';

interface Load {
  readonly name: string;
  /** Messages for each chat; groups have negative ids. */
  readonly chats: ReadonlyMap<number, number>;
  /** Seconds that the limits themselves ask for when nothing else takes time. */
  readonly idealSeconds: number;
}

const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);
const LOADS: readonly Load[] = [
  { name: '900 private chats', chats: new Map(range(900).map((id) => [id, 1])), idealSeconds: 29 },
  // Twenty in the first twenty seconds, and twenty from the sixtieth on.
  { name: '6 groups × 40', chats: new Map(range(6).map((id) => [-id, 40])), idealSeconds: 79 },
  {
    name: '600 private chats, 5 groups × 20',
    chats: new Map([...range(600).map((id) => [id, 1] as const), ...range(5).map((id) => [-id, 20] as const)]),
    idealSeconds: 700 / 30 - 1,
  },
];
const JITTER_MS = 80;
/** One of the runs is stopped and started anew after so long. */
const RESTART_AFTER_MS = 5_300;
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

export const delivery: BenchCase = {
  name: 'delivery',
  about:
    'as fast as is permitted, with no 429: three ways of counting, with and without jitter; every other run restarted',
  async run({ folder, say }) {
    const lines: Line[] = [];
    const targets: Target[] = [];
    for (const load of LOADS) {
      say(load.name);
      // Six at once: each of them waits nearly all the time.
      const runs = await Promise.all(
        LIMITER_KINDS.flatMap((kind) => [0, JITTER_MS].map((jitterMs) => deliver(load, kind, jitterMs, folder))),
      );
      for (const run of runs) {
        const name = `${load.name}, ${run.kind}, ${run.jitterMs} ms jitter${run.restarted ? ', restarted' : ''}`;
        lines.push(lineOf(name, 's', [run.seconds]), lineOf(name, 'ms round trip', run.roundTrips));
        targets.push(atMost(`429s: ${name}`, run.refused, 0));
        targets.push(atLeast(`share of the permitted: ${name}`, load.idealSeconds / run.seconds, run.wantedShare));
        targets.push(
          atMost(`in the air: ${name}`, run.mostInAir, Math.ceil((30 * Math.max(...run.roundTrips)) / 1000)),
        );
      }
    }
    return { lines, targets };
  },
};

async function deliver(load: Load, kind: LimiterKind, jitterMs: number, folder: string) {
  const restarted = kind === 'sliding window' || (kind === 'token bucket' && jitterMs > 0);
  const delayMs = (): number => (Math.random() * jitterMs) / 2;
  const server = await startLimitedMessenger(kind, TELEGRAM_LIMITS, { delayMs });
  const database = await opened(join(folder, `${load.name}-${kind}-${jitterMs}.sqlite`.replaceAll(' ', '-')));
  const clock = { now: () => instantFromMs(Date.now()) };
  const total = [...load.chats.values()].reduce((sum, count) => sum + count, 0);
  database.transact((tx) => {
    const now = clock.now();
    for (let round = 0; round < Math.max(...load.chats.values()); round += 1) {
      for (const [id, count] of load.chats) {
        if (round >= count) continue;
        const type = id < 0 ? 'group' : 'private';
        const chat = meetChat(tx, { channel: 'telegram', externalId: String(id), type, title: String(id) });
        const payload = { kind: 'message', message: write([String(round)]) } as const;
        const key = `m:${id}:${round}`;
        enqueue(tx, { key, chatId: chat.id, kind: 'receipt', payload, unprompted: false, dueAt: now }, now);
      }
    }
  });
  const transport = createTransport(
    new Api('1:AA', { apiRoot: server.apiRoot, baseFetchConfig: { agent: createConnectionAgent(server.apiRoot) } }),
    quiet,
  );
  const relayNow = (): Relay => {
    const pace = paceFor(TELEGRAM_LIMITS, () => performance.now());
    const relay = createRelay({
      database,
      channel: 'telegram',
      transport,
      hooks: relayHooks(benchRules),
      pace,
      clock,
      log: quiet,
    });
    relay.start();
    return relay;
  };
  let relay = relayNow();
  if (restarted) {
    await sleep(RESTART_AFTER_MS);
    await relay.stop();
    relay = relayNow();
  }
  while (server.arrivals.length < total) await sleep(20);
  await relay.stop();
  database.close();
  await server.close();
  counted(`messages of ${load.name}`, server.arrivals.length, total);
  checkOrder(server.arrivals, load);
  const { roundTrips } = server;
  const meanSeconds = roundTrips.reduce((sum, ms) => sum + ms, 0) / roundTrips.length / 1000;
  const seconds = ((server.arrivals.at(-1)?.at ?? 0) - (server.arrivals[0]?.at ?? 0)) / 1000;
  const wantedShare = 0.96 / (1 + meanSeconds);
  return {
    kind,
    jitterMs,
    restarted,
    seconds,
    roundTrips,
    wantedShare,
    refused: server.refused(),
    mostInAir: server.mostInAir(),
  };
}

function checkOrder(arrivals: readonly Arrival[], load: Load): void {
  for (const [id, count] of load.chats) {
    const texts = arrivals.filter(({ chatId }) => chatId === id).map(({ text }) => text);
    const inOrder = texts.every((text, index) => text === String(index));
    counted(`messages of chat ${id} in order`, inOrder ? texts.length : -1, count);
  }
}
