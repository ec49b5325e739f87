/**
 * Delivers what was queued: lease, commit, send, settle. No transaction is open while a messenger is asked. What became
 * of a send is committed together with the lease of the next one, so each message costs one flush of the disk. Order is
 * kept within a chat among messages that are as urgent; a chat that is slow, paused or dead holds up no other.
 */

import { addMs, msOf } from '../domain/calendar/dates.ts';
import type { Chat } from '../store/people/chats.ts';
import { isDatabaseTrouble } from '../store/sqlite/database-trouble.ts';
import type { Tx } from '../store/sqlite/database.ts';
import { dueHeads, URGENCIES, type Head, type Urgency } from '../store/outbox/outbox-heads.ts';
import { abandoned, recentSends } from '../store/outbox/outbox-sending.ts';
import { noneDueBefore } from '../store/outbox/outbox-times.ts';
import { createAir } from './air.ts';
import { createAlarm } from './alarm.ts';
import type { Leased } from './lease-messages.ts';
import { createNextUp } from './next-up.ts';
import { createPauses } from './pauses.ts';
import { createQueue } from './queue.ts';
import type { RelayOptions } from './relay-hooks.ts';
import { leaseOrSetAside } from './set-aside.ts';
import { recoverAbandoned, settleOutcomes } from './settle-outcome.ts';
import { BotRefused, type SendOutcome, type Transport } from './transport.ts';

export { LEASE_MS } from './lease-messages.ts';
export type { Prepared, RelayHooks, RelayOptions } from './relay-hooks.ts';

/** Longest sleep without being woken: bounds how late a clock that was set or a guest's command is noticed. */
const MAX_SLEEP_MS = 1000;
/** How long a stop waits for a database that cannot be written, and how often it tries. */
const STOP_PATIENCE_MS = 5_000;
const STOP_RETRY_MS = 100;
/** How long a messenger is left alone that refuses the bot itself. */
const BOT_REFUSED_PAUSE_MS = 60_000;
/** After so long without a pause the rest of the program gets its turn. */
const SLICE_MS = 2;
/** The rest of the program gets so long between two looks that go on through a long queue. */
const BETWEEN_LOOKS_MS = 5;

export interface Relay {
  /** Looks for due messages at once instead of at the next look. */
  wake(): void;
  /** Delivers until nothing is due now; for tests and the rehearsal. */
  drain(): Promise<void>;
  start(): void;
  /** Finishes the sends in hand. */
  stop(): Promise<void>;
}

/** A message in hand; `answered` frees its slots one window from now. */
interface InHand extends Leased {
  readonly urgency: Urgency;
  readonly answered: () => void;
}

interface Answered {
  readonly message: InHand;
  readonly outcome: SendOutcome;
}

export function createRelay(options: RelayOptions): Relay {
  const { database, channel, transport, clock, pace, log, atOnce = 1, stopPatienceMs = STOP_PATIENCE_MS } = options;
  const nowMs = (): number => performance.now();
  const queue = createQueue(channel, pace.holdsChats);
  const pauses = createPauses(nowMs);
  const busyChats = new Set<number>();
  const rowsInHand = new Set<number>();
  const lanes = new Set<Promise<void>>();
  const nextUp = createNextUp();
  const alarm = createAlarm(nowMs);
  /** `fresh`: nothing was queued since the last look. */
  const seen = { fresh: false, at: -Infinity, recalled: false };
  const air = createAir(pace.strideMs, nowMs);
  const state = { stopping: false, stopBy: Infinity, failure: null as { readonly error: unknown } | null };
  let running: Promise<void> | null = null;

  /** Starts what may start now; milliseconds until it is worth trying again. */
  function fill(): number {
    recall();
    for (;;) {
      if (state.stopping || state.failure !== null) return MAX_SLEEP_MS;
      const held = heldMs();
      if (held > 0) return Math.min(held, MAX_SLEEP_MS);
      recover();
      if (database.read(nextHead) === undefined) return restMs();
      const batch = committing(leaseBatch);
      if (batch.length > 0) launch(batch);
    }
  }

  /** What an earlier run sent within the longest window still counts; it is read once. */
  function recall(): void {
    if (seen.recalled) return;
    seen.recalled = true;
    if (pace.longestMs === 0) return;
    const now = clock.now();
    for (const { chatId, chatType, at } of database.read((tx) =>
      recentSends(tx, channel, addMs(now, -pace.longestMs)),
    )) {
      // Both are cut to a millisecond: on the safe side.
      pace.recall({ id: chatId, type: chatType }, at === null ? 0 : msOf(now) - msOf(at) - 1);
    }
  }

  /** Before a look that may find what was recovered. */
  function recover(): void {
    if (isFresh()) return;
    const now = clock.now();
    const lost = database.read((tx) => abandoned(tx, channel, now)).some((row) => !rowsInHand.has(row.id));
    if (!lost) return;
    database.transact((tx) => {
      recoverAbandoned(tx, rowsInHand, options, now);
    });
    seen.fresh = false;
  }

  /** Milliseconds for which nothing may be sent to anybody. */
  function heldMs(): number {
    return Math.max(0, pauses.ofChannel(), air.waitMs(), pace.waitMs());
  }

  function isFree({ chatId, chatType }: Head): boolean {
    return !busyChats.has(chatId) && pauses.ofChat(chatId) === 0 && pace.waitMs({ id: chatId, type: chatType }) === 0;
  }

  function isFresh(): boolean {
    return seen.fresh && nowMs() - seen.at < MAX_SLEEP_MS;
  }

  /** Whose turn it is; looks anew when something may have come since the last look. */
  function nextHead(tx: Tx): Head | undefined {
    const known = isFresh() ? queue.first(tx, isFree) : undefined;
    if (known !== undefined) return known;
    queue.look(clock.now(), new Set([...pace.waiting(), ...pauses.chats()]));
    Object.assign(seen, { fresh: true, at: nowMs() });
    return queue.first(tx, isFree);
  }

  /** Milliseconds until somebody may be served when nobody can be now. */
  function restMs(): number {
    if (queue.isUnfinished()) return BETWEEN_LOOKS_MS;
    const now = clock.now();
    const next = database.read((tx) => noneDueBefore(tx, channel, now));
    const waits = [...pace.waiting(), ...pauses.chats()].map((id) =>
      Math.max(pauses.ofChat(id), pace.waitMs({ id, type: 'private' })),
    );
    // Whoever waited may have something due: it was left out of the last look.
    if (waits.length > 0) seen.fresh = false;
    return Math.min(MAX_SLEEP_MS, ...waits, next === null ? Infinity : Math.max(1, msOf(next) - msOf(now)));
  }

  /** Commits what `work` does and leases; when it cannot be committed, what was leased is in nobody's hand. */
  function committing(work: (tx: Tx, batch: InHand[]) => void): InHand[] {
    const batch: InHand[] = [];
    try {
      database.transact((tx) => {
        work(tx, batch);
      });
      return batch;
    } catch (error) {
      for (const message of batch) {
        message.answered();
        release(message);
      }
      seen.fresh = false;
      throw error;
    }
  }

  function leaseBatch(tx: Tx, batch: InHand[]): void {
    while (batch.length < atOnce && !state.stopping && heldMs() === 0) {
      const heads: Head[] = [];
      const before = batch.length;
      try {
        giveTurns(tx, heads, Math.min(atOnce - batch.length, pace.room()));
        const rowIds = heads.map(({ chatId, id }) => nextUp.take(chatId, id));
        const leased = new Map(leaseOrSetAside(tx, rowIds, options).map((one) => [one.chat.id, one]));
        for (const { chatId, urgency } of heads) {
          const its = leased.get(chatId);
          if (its === undefined) queue.mayHaveMore(urgency);
          else batch.push({ ...its, urgency, answered: pace.take(its.chat) });
        }
      } finally {
        for (const { chatId } of heads) busyChats.delete(chatId);
        batch.slice(before).forEach(keepInHand);
      }
      if (heads.length === 0) break;
    }
  }

  /** Finds the next messages of so many chats; these count as busy from then on. */
  function giveTurns(tx: Tx, heads: Head[], most: number): void {
    while (heads.length < most) {
      const head = nextHead(tx);
      if (head === undefined) return;
      queue.serve(head);
      busyChats.add(head.chatId);
      heads.push(head);
    }
  }

  function keepInHand({ row, chat }: Leased): void {
    rowsInHand.add(row.id);
    busyChats.add(chat.id);
  }

  function release({ row, chat }: Leased): void {
    rowsInHand.delete(row.id);
    busyChats.delete(chat.id);
  }

  /** Sends a batch and whatever can be leased with its result; a failure stops the relay at its next step. */
  function launch(batch: readonly InHand[]): void {
    const lane = carry(batch)
      .catch((error: unknown) => {
        state.failure ??= { error };
      })
      .finally(() => {
        lanes.delete(lane);
        alarm.ring();
      });
    lanes.add(lane);
  }

  async function carry(first: readonly InHand[]): Promise<void> {
    let batch = first;
    let sliceEnd = nowMs() + SLICE_MS;
    while (batch.length > 0) {
      const flight = air.start();
      alarm.ring(heldMs());
      const outcomes = await Promise.all(batch.map((message) => ask(message)));
      flight.answered(outcomes.some(({ kind }) => kind !== 'unknown'));
      const over = batch.map((message, index) => ({ message, outcome: outcomes[index] as SendOutcome }));
      over.forEach(noteOutcome);
      batch = await untilCommitted(over, (tx, next) => {
        settleOutcomes(tx, over, options, clock.now());
        for (const { message } of over) release(message);
        leaseBatch(tx, next);
      });
      over.forEach(logOutcome);
      if (nowMs() < sliceEnd) continue;
      await new Promise((resolve) => setImmediate(resolve));
      sliceEnd = nowMs() + SLICE_MS;
    }
  }

  async function ask({ chat, message, answered }: InHand): Promise<SendOutcome> {
    try {
      return await send(transport, chat, message);
    } finally {
      answered();
    }
  }

  /** A full disk or a lock passes. What came of a send is kept in mind until then: to send it again would be worse. */
  async function untilCommitted(
    over: readonly Answered[],
    work: (tx: Tx, batch: InHand[]) => void,
  ): Promise<readonly InHand[]> {
    for (;;) {
      try {
        return committing(work);
      } catch (error) {
        for (const { message } of over) keepInHand(message);
        outlast(error);
        if (nowMs() >= state.stopBy) {
          // As after a kill: the next start finds them in nobody's hand.
          log.warn({ messages: over.length }, 'stopped before it could be noted what came of a send');
          return [];
        }
        await alarm.sleep(state.stopping ? STOP_RETRY_MS : MAX_SLEEP_MS);
      }
    }
  }

  function outlast(error: unknown): number {
    if (!isDatabaseTrouble(error)) throw error;
    log.warn({ error: error instanceof Error ? error.message : '' }, 'the database cannot be used; trying on');
    return MAX_SLEEP_MS;
  }

  function noteOutcome({ message: { row, chat, partIds, urgency }, outcome }: Answered): void {
    pauses.after(chat.id, outcome);
    const again = outcome.kind === 'retry' || outcome.kind === 'moved' ? [row.id] : [];
    nextUp.putFirst(chat.id, [...again, ...partIds]);
    queue.mayHaveMore(urgency);
  }

  function logOutcome({ message: { row, chat }, outcome }: Answered): void {
    const why = 'why' in outcome ? outcome.why : undefined;
    const level = outcome.kind === 'sent' ? 'info' : 'warn';
    log[level]({ outbox: row.id, chat: chat.id, kind: row.kind, outcome: outcome.kind, why }, 'delivery');
  }

  async function run(): Promise<void> {
    while (!state.stopping) {
      const wait = fillOrOutlast();
      throwFailure();
      await alarm.sleep(wait);
    }
    await Promise.all(lanes);
    throwFailure();
  }

  function fillOrOutlast(): number {
    try {
      return fill();
    } catch (error) {
      return outlast(error);
    }
  }

  function throwFailure(): void {
    if (state.failure !== null) throw state.failure.error;
  }

  function wake(): void {
    seen.fresh = false;
    alarm.ring();
  }

  return {
    wake,
    async drain() {
      seen.fresh = false;
      for (;;) {
        const wait = fill();
        throwFailure();
        if (lanes.size === 0 && (state.stopping || !isWorthWaiting())) return;
        await alarm.sleep(wait);
      }
    },
    start() {
      running ??= run();
    },
    async stop() {
      state.stopping = true;
      state.stopBy = Math.min(state.stopBy, nowMs() + stopPatienceMs);
      alarm.ring();
      await running;
      await Promise.all(lanes);
    },
  };

  function isWorthWaiting(): boolean {
    if (pauses.ofChannel() > 0) return false;
    const due = { channel, now: clock.now(), limit: 1, but: new Set(pauses.chats()) };
    return database.read((tx) => URGENCIES.some((urgency) => dueHeads(tx, urgency, due).length > 0));
  }
}

/**
 * A token that was withdrawn stops them all until a person acts. Any other exception is a bug that this message brings
 * out: whether it went out is not known, and it must not hold up the others.
 */
async function send(transport: Transport, chat: Chat, message: Leased['message']): Promise<SendOutcome> {
  const to = message.topic === null ? chat : { ...chat, threadId: message.topic.id };
  try {
    return await transport.send(to, message);
  } catch (error) {
    const why = error instanceof Error ? error.message : 'unknown error';
    if (!(error instanceof BotRefused)) return { kind: 'unknown', why };
    return { kind: 'retry', afterMs: BOT_REFUSED_PAUSE_MS, scope: 'channel', why };
  }
}
