/**
 * The relay and Telegram's transport, as they run, against servers that count; for as long as it really takes. Each
 * combination is one round: it is nothing but waiting, the same window after window (30 of them with 900 chats), so that
 * what a seventh run would add is seven times the minutes. Every sender is a process of its own, and no more of them run
 * at once than leave both cores idle nearly all the time; the floor is what the limits themselves ask for.
 */

import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import BetterSqlite from 'better-sqlite3';
import { TELEGRAM_LIMITS } from '../../../../src/outbox/pace.ts';
import { LIMITER_KINDS, type LimiterKind } from '../../doubles/limited-messenger/limiter.ts';
import { startLimitedMessenger, type Arrival, type LimitedMessenger } from '../../doubles/limited-messenger.ts';
import { atLeast, atMost, counted, type BenchCase, type Line, type Target } from '../harness/bench-case.ts';
import { runProgram, type Child } from '../harness/child.ts';
import { lineOf } from '../harness/compare.ts';
import { GROUPS, idealSeconds, messagesOf, MIXED, PRIVATE, type Load } from '../harness/delivery-loads.ts';

/** There and back together; drawn anew for each message. */
const JITTERS_MS = [0, 80] as const;
/** Every other run is stopped and started anew when so many have arrived: amid a burst, and amid a group's minute. */
const RESTARTED_AFTER = 105;
const PEERS = ['throttler', 'auto-retry', 'throttler + auto-retry'] as const;
const TIMER_MS = 10;
/** Beyond this a run is not slow: something is lost. */
const longestMs = (load: Load): number => 1000 * (3 * idealSeconds(load) + 20);

interface Run {
  readonly sender: 'ours' | (typeof PEERS)[number];
  readonly load: Load;
  readonly kind: LimiterKind;
  readonly jitterMs: number;
  readonly restarted: boolean;
}

interface Result extends Run {
  /** From the end of the first program to the word of the second that it is at work. */
  readonly downSeconds: number;
  readonly seconds: number;
  readonly arrived: number;
  readonly refused: number;
  readonly mostInAir: number;
  readonly roundTrips: readonly number[];
}

const ours = (load: Load): Run[] =>
  LIMITER_KINDS.flatMap((kind, nth) =>
    JITTERS_MS.map((jitterMs, other) => ({
      sender: 'ours',
      load,
      kind,
      jitterMs,
      restarted: (nth + other) % 2 === 1,
    })),
  );
const peers = PEERS.map((sender): Run => ({
  sender,
  load: PRIVATE,
  kind: 'sliding window',
  jitterMs: 0,
  restarted: false,
}));

export const delivery: BenchCase = {
  name: 'delivery',
  about: 'as fast as is permitted, with no 429: three ways of counting, with and without 80 ms jitter; with restarts',
  async run({ folder, say }) {
    let done = 0;
    const all = [...ours(GROUPS), ...ours(PRIVATE), ...peers, ...ours(MIXED)];
    const results = new Map<Run, Result>();
    const next = async (queue: Run[]): Promise<void> => {
      for (let run = queue.shift(); run !== undefined; run = queue.shift()) {
        results.set(run, await deliver(run, join(folder, `${all.indexOf(run)}.sqlite`)));
        done += 1;
        say(`${done} of ${all.length} runs`);
      }
    };
    // The groups' six messages a second take no time; of the others two at once.
    const groups = all.filter(({ load }) => load === GROUPS);
    const others = all.filter(({ load }) => load !== GROUPS);
    const late = monitorEventLoopDelay({ resolution: TIMER_MS });
    late.enable();
    await Promise.all([...groups.map((run) => next([run])), next(others), next(others)]);
    late.disable();
    const report = reportOn(all.flatMap((run) => results.get(run) ?? []));
    const lateMs = (late.percentile(99) / 1e6 - TIMER_MS).toFixed(1);
    // On a machine that has other work every slot is taken again later than it is free, by about so much.
    report.notes.push(
      `Meanwhile a timer of the servers' own came ${lateMs} ms late (p99): on a quiet machine, 1 or 2.`,
    );
    return report;
  },
};

async function deliver(run: Run, database: string): Promise<Result> {
  const { load, jitterMs } = run;
  const server = await startLimitedMessenger(run.kind, TELEGRAM_LIMITS, {
    delayMs: () => (Math.random() * jitterMs) / 2,
  });
  const start = (): Child =>
    runProgram('tests/lab/bench/servers/sender.ts', {
      BENCH_SENDER: run.sender,
      BENCH_LOAD: load.name,
      BENCH_DATABASE: database,
      TELEGRAM_API_ROOT: server.apiRoot,
    });
  let child = start();
  let downSeconds = 0;
  try {
    const overAt = performance.now() + longestMs(load);
    const have = async (messages: number): Promise<void> => {
      while (server.arrivals.length < messages && !child.hasEnded() && performance.now() < overAt) await sleep(5);
    };
    if (run.restarted) {
      await have(RESTARTED_AFTER);
      await child.stop();
      const downAt = performance.now();
      child = start();
      await child.atWork;
      downSeconds = (performance.now() - downAt) / 1000;
    }
    await have(messagesOf(load));
  } finally {
    await child.stop();
    await server.close();
  }
  if (run.sender === 'ours') check(run, server.arrivals, database);
  return { ...run, downSeconds, ...measured(server) };
}

function measured(server: LimitedMessenger) {
  const { arrivals, roundTrips } = server;
  return {
    seconds: ((arrivals.at(-1)?.at ?? 0) - (arrivals[0]?.at ?? 0)) / 1000,
    arrived: arrivals.length,
    refused: server.refused(),
    mostInAir: server.mostInAir(),
    roundTrips,
  };
}

/** Ours loses none, sends none twice, knows what became of each and keeps the order of each chat. */
function check({ load }: Run, arrivals: readonly Arrival[], path: string): void {
  counted(`messages of ${load.name}`, arrivals.length, messagesOf(load));
  for (const [id, count] of load.chats) {
    const texts = arrivals.filter(({ chatId }) => chatId === id).map(({ text }) => text);
    const inOrder = texts.every((text, index) => text === String(index));
    counted(`messages of chat ${id} in order`, inOrder ? texts.length : -1, count);
  }
  const database = new BetterSqlite(path, { readonly: true });
  const sent = database.prepare("select count(*) from outbox where state = 'sent'").pluck().get() as number;
  database.close();
  counted(`messages of ${load.name} noted as sent`, sent, messagesOf(load));
}

function reportOn(results: readonly Result[]): { lines: Line[]; targets: Target[]; notes: string[] } {
  const lines: Line[] = [];
  const targets: Target[] = [];
  const notes: string[] = [];
  for (const run of results) {
    const { load, sender, roundTrips } = run;
    const name = `${sender}: ${load.name}, ${run.kind}, ${run.jitterMs} ms jitter${run.restarted ? ', restarted' : ''}`;
    const meanMs = roundTrips.reduce((sum, ms) => sum + ms, 0) / roundTrips.length;
    const lost = messagesOf(load) - run.arrived;
    // What did not arrive was not delivered at any rate.
    const assignment = (idealSeconds(load, run.downSeconds) / run.seconds) * (run.arrived / messagesOf(load));
    lines.push(lineOf(name, 's', [run.seconds]), lineOf(name, 'ms round trip', roundTrips));
    if (run.restarted) lines.push(lineOf(name, 's down', [run.downSeconds]));
    if (sender !== 'ours') {
      notes.push(`${name}: ${run.refused} × 429, ${lost} lost, share of the permitted ${assignment.toFixed(3)}.`);
      continue;
    }
    targets.push(
      atLeast(`share of the permitted: ${name}`, assignment, 0.96 / (1 + meanMs / 1000)),
      atMost(`429s: ${name}`, run.refused, 0),
      atMost(`in the air: ${name}`, run.mostInAir, Math.ceil((30 * meanMs) / 1000)),
    );
  }
  return { lines, targets, notes };
}
