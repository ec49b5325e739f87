/**
 * Delivers what was promised: claim, commit, send, settle. No transaction is open while a messenger is asked, and what
 * became of a send is committed before its chat gets the next one. Order is kept within a chat; a chat that is slow or
 * dead holds up no other.
 */

import type { OutgoingMessage } from '../conversation/message.ts';
import { splitMessage } from '../conversation/split-message.ts';
import type { Clock } from '../domain/clock.ts';
import { addMs, msOf, type Instant } from '../domain/dates.ts';
import { chatById, markChatDead, moveChat, noteChat, type Chat } from '../store/chats.ts';
import type { Database, Tx } from '../store/database.ts';
import {
  aboutOf,
  abandoned,
  buryQueued,
  claim,
  dueHeads,
  insertOutbox,
  nextDueAt,
  redirect,
  requeue,
  settle,
  type OutboxRow,
} from '../store/outbox.ts';
import type { ChannelName } from '../store/schema.ts';
import type { Pace } from './pace.ts';
import { payloadOf, type OutboxPayload } from './payload.ts';
import type { SendOutcome, Transport } from './transport.ts';

/** How long a send may be in hand before it counts as abandoned. Longer than any time-out of a transport. */
export const LEASE_MS = 90_000;
/** A chat that moves more often than this within one message is a misunderstanding between us and the messenger. */
const MAX_MOVES = 5;
const REPEAT_AFTER_MS = 15_000;
const IN_FLIGHT = 3;
const HEADS_PER_ROUND = 100;
/** Longest sleep without being woken: bounds how late a clock that was set or a guest's command is noticed. */
const MAX_SLEEP_MS = 1000;

/** What the use cases decide about a delivery. All run inside the relay's transaction. */
export interface RelayHooks {
  /** Words a message at the moment of sending. */
  prepare(tx: Tx, row: OutboxRow, payload: OutboxPayload, now: Instant): Prepared;
  chatDied(tx: Tx, chat: Chat, why: string, now: Instant): void;
  /** A message that a person must look at: dead, or of unknown fate. */
  gaveUp(tx: Tx, row: OutboxRow, state: 'dead' | 'unknown', why: string, now: Instant): void;
}

export type Prepared =
  | { readonly kind: 'send'; readonly message: OutgoingMessage; readonly payload: OutboxPayload }
  | { readonly kind: 'skip'; readonly why: string }
  | { readonly kind: 'not_before'; readonly at: Instant }
  /** To another chat, perhaps on another messenger: stays queued for it. */
  | { readonly kind: 'redirect'; readonly chatId: number; readonly message: OutgoingMessage };

export interface RelayLog {
  info(fields: object, text: string): void;
  warn(fields: object, text: string): void;
}

export interface RelayOptions {
  readonly database: Database;
  readonly channel: ChannelName;
  readonly transport: Transport;
  readonly hooks: RelayHooks;
  readonly pace: Pace;
  readonly clock: Clock;
  readonly log: RelayLog;
}

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
  const pausedUntil = new Map<number, number>();
  let channelPausedUntil = 0;
  let running: Promise<void> | null = null;
  const state = { stopping: false, woken: false };
  let wakeUp: (() => void) | null = null;

  /** Sends the due heads; resolves with the milliseconds until it is worth looking again, 0 for at once. */
  async function round(): Promise<number> {
    const now = clock.now();
    if (database.read((tx) => abandoned(tx, channel, now)).length > 0) {
      database.transact((tx) => {
        recoverAbandoned(tx, options, now);
      });
    }
    const wall = Date.now();
    if (wall < channelPausedUntil) return channelPausedUntil - wall;
    const heads = database.read((tx) => dueHeads(tx, channel, now, HEADS_PER_ROUND));
    let soonest = MAX_SLEEP_MS;
    let sent = 0;
    const inFlight = new Set<Promise<void>>();
    for (const head of heads) {
      if (state.stopping || Date.now() < channelPausedUntil) break;
      const chat = database.read((tx) => chatById(tx, head.chatId));
      if (chat === undefined || busyChats.has(chat.id)) continue;
      const wait = Math.max(pace.waitMs(chat), (pausedUntil.get(chat.id) ?? 0) - Date.now());
      if (wait > 0) {
        soonest = Math.min(soonest, wait);
        continue;
      }
      const delivery = deliver(head).finally(() => inFlight.delete(delivery));
      inFlight.add(delivery);
      sent += 1;
      if (inFlight.size >= IN_FLIGHT) await Promise.race(inFlight);
    }
    await Promise.all(inFlight);
    if (sent > 0) return 0;
    const next = database.read((tx) => nextDueAt(tx, channel));
    if (next !== null && next > now) soonest = Math.min(soonest, Math.max(1, msOf(next) - msOf(now)));
    return soonest;
  }

  async function deliver(head: OutboxRow): Promise<void> {
    const claimed = database.transact((tx) => claimAndWord(tx, head, options, clock.now()));
    if (claimed === null) return;
    const { chat, message } = claimed;
    busyChats.add(chat.id);
    const free = pace.take(chat);
    try {
      const outcome = await transport.send(chat, message);
      free();
      if (outcome.kind === 'retry') {
        const until = Date.now() + outcome.afterMs;
        if (outcome.scope === 'channel') channelPausedUntil = until;
        else pausedUntil.set(chat.id, until);
      }
      database.transact((tx) => {
        settleOutcome(tx, claimed.row, chat, outcome, options, clock.now());
      });
      const level = outcome.kind === 'sent' ? 'info' : 'warn';
      log[level](
        { outbox: head.id, chat: chat.id, kind: head.kind, outcome: outcome.kind, why: whyOf(outcome) },
        'delivery',
      );
    } finally {
      busyChats.delete(chat.id);
    }
  }

  async function run(): Promise<void> {
    while (!state.stopping) {
      const wait = await round();
      if (wait > 0) await sleep(Math.min(wait, MAX_SLEEP_MS));
    }
  }

  function sleep(ms: number): Promise<void> {
    // Woken while it was looking: what it looked at may be out of date.
    if (state.woken || state.stopping) {
      state.woken = false;
      return Promise.resolve();
    }
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

  return {
    wake() {
      if (wakeUp === null) state.woken = true;
      else wakeUp();
    },
    async drain() {
      for (;;) {
        const wait = await round();
        if (wait === 0) continue;
        const due = database.read((tx) => dueHeads(tx, channel, clock.now(), 1));
        if (due.length === 0 || Date.now() < channelPausedUntil) return;
        if ((pausedUntil.get(due[0]?.chatId ?? 0) ?? 0) > Date.now()) return;
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
    },
  };
}

interface Claimed {
  readonly row: OutboxRow;
  readonly chat: Chat;
  readonly message: OutgoingMessage;
}

function claimAndWord(tx: Tx, head: OutboxRow, options: RelayOptions, now: Instant): Claimed | null {
  const chat = chatById(tx, head.chatId);
  if (chat === undefined) return null;
  if (chat.state === 'dead') {
    settle(tx, head.id, { state: 'dead', messageId: null, error: chat.stateReason ?? 'chat is dead' }, now);
    return null;
  }
  if (head.notAfter !== null && now > head.notAfter) {
    settle(tx, head.id, { state: 'skipped', messageId: null, error: 'no longer of use' }, now);
    return null;
  }
  const prepared = options.hooks.prepare(tx, head, payloadOf(head.payload), now);
  if (prepared.kind === 'skip') {
    settle(tx, head.id, { state: 'skipped', messageId: null, error: prepared.why }, now);
    return null;
  }
  if (prepared.kind === 'not_before') {
    requeue(tx, head.id, { dueAt: prepared.at, error: null, repeated: false });
    return null;
  }
  if (prepared.kind === 'redirect') {
    redirect(tx, head.id, prepared.chatId, JSON.stringify({ kind: 'message', message: prepared.message }));
    return null;
  }
  const [first, ...rest] = splitMessage(prepared.message, options.transport.textLimit);
  if (first === undefined) return null;
  const payload: OutboxPayload = rest.length === 0 ? prepared.payload : { kind: 'message', message: first };
  if (!claim(tx, head.id, JSON.stringify(payload), addMs(now, LEASE_MS))) return null;
  const about = rest.length === 0 ? [] : aboutOf(tx, head.id);
  rest.forEach((message, index) => {
    insertOutbox(
      tx,
      {
        key: `${head.key}/${String(index + 2)}`,
        chatId: head.chatId,
        kind: head.kind,
        payload: JSON.stringify({ kind: 'message', message } satisfies OutboxPayload),
        unprompted: head.unprompted === 1,
        dueAt: head.dueAt,
        notAfter: head.notAfter,
        about,
      },
      now,
    );
  });
  noteChat(tx, chat.id, 'sent', now);
  return { row: head, chat, message: head.repeated === 1 ? markRepeated(first) : first };
}

/** Sent a second time because the fate of the first is unknown: said so, that nobody thinks it is a new demand. */
function markRepeated(message: OutgoingMessage): OutgoingMessage {
  const mark = '(gửi lại) ';
  return {
    ...message,
    text: mark + message.text,
    bold: message.bold.map(({ offset, length }) => ({ offset: offset + mark.length, length })),
  };
}

function settleOutcome(
  tx: Tx,
  row: OutboxRow,
  chat: Chat,
  outcome: SendOutcome,
  options: RelayOptions,
  now: Instant,
): void {
  switch (outcome.kind) {
    case 'sent':
      settle(tx, row.id, { state: 'sent', messageId: outcome.messageId, error: null }, now);
      noteChat(tx, chat.id, 'delivered', now);
      return;
    case 'moved':
      moveChat(tx, chat.channel, chat.externalId, outcome.to);
      // `row` was read before its claim counted this attempt.
      if (row.attempts + 1 >= MAX_MOVES) giveUp(tx, row, 'dead', 'the chat keeps moving', options, now);
      else requeue(tx, row.id, { dueAt: now, error: 'the chat moved', repeated: false });
      return;
    case 'retry':
      // Certainly undelivered: tried until it goes through or is of no more use.
      requeue(tx, row.id, { dueAt: addMs(now, outcome.afterMs), error: outcome.why, repeated: false });
      return;
    case 'unreachable':
      settle(tx, row.id, { state: 'dead', messageId: null, error: outcome.why }, now);
      markChatDead(tx, chat.id, outcome.why);
      buryQueued(tx, chat.id, outcome.why, now);
      options.hooks.chatDied(tx, chat, outcome.why, now);
      return;
    case 'refused':
      giveUp(tx, row, 'dead', outcome.why, options, now);
      return;
    case 'unknown':
      repeatOrGiveUp(tx, row, outcome.why, addMs(now, REPEAT_AFTER_MS), options, now);
  }
}

function recoverAbandoned(tx: Tx, options: RelayOptions, now: Instant): void {
  for (const row of abandoned(tx, options.channel, now)) {
    repeatOrGiveUp(tx, row, 'the program stopped while sending', now, options, now);
  }
}

function repeatOrGiveUp(
  tx: Tx,
  row: OutboxRow,
  why: string,
  dueAt: Instant,
  options: RelayOptions,
  now: Instant,
): void {
  if (options.transport.repeatsUnknown && row.repeated === 0) {
    requeue(tx, row.id, { dueAt, error: why, repeated: true });
  } else {
    giveUp(tx, row, 'unknown', why, options, now);
  }
}

function giveUp(
  tx: Tx,
  row: OutboxRow,
  state: 'dead' | 'unknown',
  why: string,
  options: RelayOptions,
  now: Instant,
): void {
  settle(tx, row.id, { state, messageId: null, error: why }, now);
  options.hooks.gaveUp(tx, row, state, why, now);
}

function whyOf(outcome: SendOutcome): string | undefined {
  return 'why' in outcome ? outcome.why : undefined;
}
