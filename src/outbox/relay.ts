/**
 * Delivers what was promised: claim, commit, send, settle. No transaction is open while a messenger is asked, and what
 * became of a send is committed before its chat gets the next one. Order is kept within a chat; a chat that is slow or
 * dead holds up no other.
 */

import type { OutgoingMessage } from '../conversation/message.ts';
import { msOf } from '../domain/dates.ts';
import { chatById, type Chat } from '../store/chats.ts';
import { isDatabaseTrouble } from '../store/database-trouble.ts';
import { abandoned, dueHeads, nextDueAt, type OutboxRow } from '../store/outbox.ts';
import type { RelayOptions } from './relay-hooks.ts';
import { claimOrSetAside } from './set-aside.ts';
import { recoverAbandoned, settleOutcome } from './settle-outcome.ts';
import { BotRefused, type SendOutcome, type Transport } from './transport.ts';

export { LEASE_MS } from './claim-message.ts';
export type { Prepared, RelayHooks, RelayOptions } from './relay-hooks.ts';

/**
 * The next send starts when the one before is answered, or this many milliseconds after its start. So about 30 a
 * second go out however slow the messenger is, and a crash leaves no more in the air than its slowness calls for.
 */
const NEXT_SEND_AFTER_MS = 33;
/** Sends in the air at once, however slow they are. */
const IN_FLIGHT = 30;
/** About a second of sending, so that an answer somebody waits for is noticed among many reminders. */
const HEADS_PER_ROUND = 30;
/** Longest sleep without being woken: bounds how late a clock that was set or a guest's command is noticed. */
const MAX_SLEEP_MS = 1000;
/** How long a messenger is left alone that refuses the bot itself. */
const BOT_REFUSED_PAUSE_MS = 60_000;

export interface Relay {
  /** Looks for due messages at once instead of at the next look. */
  wake(): void;
  /** Delivers until nothing is due now; for tests and the rehearsal. */
  drain(): Promise<void>;
  start(): void;
  /** Finishes the sends in hand. */
  stop(): Promise<void>;
}

export function createRelay(options: RelayOptions): Relay {
  const { database, channel, transport, clock, pace, log } = options;
  const busyChats = new Set<number>();
  const rowsInHand = new Set<number>();
  const inFlight = new Set<Promise<void>>();
  /** Chat → rows that go before whatever else it has queued: further parts of a message, or one to be tried again. */
  const nextUp = new Map<number, readonly number[]>();
  const pauses = createPauses();
  const state = { stopping: false, woken: false, failure: null as { readonly error: unknown } | null };
  let running: Promise<void> | null = null;
  let wakeUp: (() => void) | null = null;

  /** Starts the sends that are due; resolves with the milliseconds until it is worth looking again, 0 for at once. */
  async function round(): Promise<number> {
    state.woken = false;
    recover();
    const now = clock.now();
    if (pauses.ofChannel() > 0) return pauses.ofChannel();
    const heads = database.read((tx) => dueHeads(tx, channel, now, HEADS_PER_ROUND));
    let soonest = MAX_SLEEP_MS;
    let started = 0;
    for (const head of heads) {
      while (inFlight.size >= IN_FLIGHT) await Promise.race(inFlight);
      if (state.failure !== null) throw state.failure.error;
      if (state.stopping || pauses.ofChannel() > 0) break;
      const chat = database.read((tx) => chatById(tx, head.chatId));
      if (chat === undefined || busyChats.has(chat.id)) continue;
      const wait = Math.max(pace.waitMs(chat), pauses.ofChat(chat.id));
      if (wait > 0) {
        soonest = Math.min(soonest, wait);
        continue;
      }
      started += 1;
      const next = performance.now() + NEXT_SEND_AFTER_MS;
      await settledOr(next, launch(head, chat));
    }
    if (state.failure !== null) throw state.failure.error;
    if (started > 0) return 0;
    const next = database.read((tx) => nextDueAt(tx, channel));
    if (next !== null && next > now) soonest = Math.min(soonest, Math.max(1, msOf(next) - msOf(now)));
    return soonest;
  }

  function recover(): void {
    const now = clock.now();
    const lost = database.read((tx) => abandoned(tx, channel, now)).some((row) => !rowsInHand.has(row.id));
    if (!lost) return;
    database.transact((tx) => {
      recoverAbandoned(tx, rowsInHand, options, now);
    });
  }

  /** Starts a delivery; the promise never rejects, a failure stops the relay at its next step. */
  function launch(head: OutboxRow, chat: Chat): Promise<void> {
    const delivery = deliver(nextRowOf(chat, head))
      .catch((error: unknown) => {
        state.failure ??= { error };
      })
      .finally(() => {
        inFlight.delete(delivery);
        stir();
      });
    inFlight.add(delivery);
    return delivery;
  }

  function nextRowOf(chat: Chat, head: OutboxRow): number {
    const [first, ...later] = nextUp.get(chat.id) ?? [];
    if (later.length === 0) nextUp.delete(chat.id);
    else nextUp.set(chat.id, later);
    return first ?? head.id;
  }

  async function deliver(id: number): Promise<void> {
    const claimed = claimOrSetAside(id, options);
    if (claimed === null) return;
    const { row, chat, message, partIds } = claimed;
    busyChats.add(chat.id);
    rowsInHand.add(row.id);
    const free = pace.take(chat);
    try {
      const outcome = await send(transport, chat, message);
      pauseAfter(chat, outcome);
      database.transact((tx) => {
        settleOutcome(tx, row, chat, outcome, options, clock.now());
      });
      keepOrder(chat, outcome, row.id, partIds);
      const why = 'why' in outcome ? outcome.why : undefined;
      const level = outcome.kind === 'sent' ? 'info' : 'warn';
      log[level]({ outbox: row.id, chat: chat.id, kind: row.kind, outcome: outcome.kind, why }, 'delivery');
    } finally {
      free();
      rowsInHand.delete(row.id);
      busyChats.delete(chat.id);
    }
  }

  function keepOrder(chat: Chat, outcome: SendOutcome, rowId: number, partIds: readonly number[]): void {
    const again = outcome.kind === 'retry' || outcome.kind === 'moved' ? [rowId] : [];
    const rows = [...again, ...partIds, ...(nextUp.get(chat.id) ?? [])];
    if (rows.length > 0) nextUp.set(chat.id, rows);
  }

  function pauseAfter(chat: Chat, outcome: SendOutcome): void {
    if (outcome.kind !== 'retry') return;
    if (outcome.scope === 'channel') pauses.pauseChannel(outcome.afterMs);
    else pauses.pauseChat(chat.id, outcome.afterMs);
  }

  async function run(): Promise<void> {
    while (!state.stopping) {
      const wait = await round().catch(outlast);
      if (wait > 0) await sleep(Math.min(wait, MAX_SLEEP_MS));
    }
    await Promise.all(inFlight);
  }

  /** A full disk or a lock passes: what was not committed is as it was, and is done then. */
  function outlast(error: unknown): number {
    if (!isDatabaseTrouble(error)) throw error;
    log.warn({ error: error instanceof Error ? error.message : '' }, 'the database cannot be used; trying on');
    state.failure = null;
    return MAX_SLEEP_MS;
  }

  function sleep(ms: number): Promise<void> {
    // Woken while it was looking: what it looked at may be out of date.
    if (state.woken || state.stopping) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(done, ms);
      function done(): void {
        clearTimeout(timer);
        wakeUp = null;
        resolve();
      }
      wakeUp = done;
    });
  }

  function stir(): void {
    if (wakeUp === null) state.woken = true;
    else wakeUp();
  }

  return {
    wake: stir,
    async drain() {
      for (;;) {
        const wait = await round();
        if (wait === 0) continue;
        if (inFlight.size > 0) {
          await Promise.race(inFlight);
          continue;
        }
        const [due] = database.read((tx) => dueHeads(tx, channel, clock.now(), 1));
        if (due === undefined || pauses.ofChannel() > 0 || pauses.ofChat(due.chatId) > 0) return;
        await sleep(wait);
      }
    },
    start() {
      running ??= run();
    },
    async stop() {
      state.stopping = true;
      wakeUp?.();
      await running;
      await Promise.all(inFlight);
    },
  };
}

/** Resolves when `delivery` is over, or at `latest` (on the clock of `performance.now`) when that is sooner. */
async function settledOr(latest: number, delivery: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const slow = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, Math.max(0, latest - performance.now()));
  });
  await Promise.race([delivery, slow]);
  clearTimeout(timer);
}

interface Pauses {
  /** Milliseconds that the messenger still asked us to wait; 0 for none. */
  ofChannel(): number;
  ofChat(chatId: number): number;
  pauseChannel(ms: number): void;
  pauseChat(chatId: number, ms: number): void;
}

/** On a monotonic clock: a wall clock that is set back must not make a pause of seconds last for hours. */
function createPauses(): Pauses {
  const chats = new Map<number, number>();
  let channelUntil = 0;
  return {
    ofChannel: () => Math.max(0, channelUntil - performance.now()),
    ofChat: (chatId) => Math.max(0, (chats.get(chatId) ?? 0) - performance.now()),
    pauseChannel(ms) {
      channelUntil = Math.max(channelUntil, performance.now() + ms);
    },
    pauseChat(chatId, ms) {
      const now = performance.now();
      for (const [id, until] of chats) if (until <= now) chats.delete(id);
      chats.set(chatId, now + ms);
    },
  };
}

/**
 * A token that was withdrawn stops them all until a person acts. Any other exception is a bug that this message brings
 * out: whether it went out is not known, and it must not hold up the others.
 */
async function send(transport: Transport, chat: Chat, message: OutgoingMessage): Promise<SendOutcome> {
  const to = message.topic === null ? chat : { ...chat, threadId: message.topic.id };
  try {
    return await transport.send(to, message);
  } catch (error) {
    const why = error instanceof Error ? error.message : 'unknown error';
    if (!(error instanceof BotRefused)) return { kind: 'unknown', why };
    return { kind: 'retry', afterMs: BOT_REFUSED_PAUSE_MS, scope: 'channel', why };
  }
}
